"""Round 2, facts on the ground: talks, pledges, injects, a pause, moves and what follows."""

from playwright.sync_api import expect

from tests.stories.cast import Cast

CAUCUS = "Interceptors before winter"
PLEDGE = "Autumn pledge"
FIVE_MINUTES = 5 * 60 * 1000
SECRET = "Sixty interceptors leave within seven days."


def plays(cast: Cast) -> None:
    """Play it."""
    control = cast.control
    control.opens_next("Plan")
    cast["Olena"].intends("Interceptors, now.")
    cast["Nils"].intends("A pledge that others join.")
    control.opens_next("Deals and pledges")
    _caucus(cast)
    _pledges(cast)
    _injects(cast)
    _a_pause(cast)
    control.opens_next("Moves")
    _moves(cast)
    control.opens_next("Consequences")
    _consequences(cast)
    cast.checks_every_screen()


def _caucus(cast: Cast) -> None:
    olena, nils, frans = cast["Olena"], cast["Nils"], cast["Frans"]
    olena.opens_a_caucus(CAUCUS, ["nea", "fru"])
    nils.joins(CAUCUS)
    olena.says_in(CAUCUS, "We need sixty before the frost.")
    nils.says_in(CAUCUS, "We can send thirty, others must add.")
    frans.sees("caucuses", "asks you in")
    assert not frans.knows("sixty before the frost")
    frans.joins(CAUCUS)
    frans.says_in(CAUCUS, "Who pays for the rest?")
    olena.sees("caucuses", "Who pays for the rest?")
    frans.leaves(CAUCUS)
    olena.says_in(CAUCUS, "He has left; let us go on.")
    cast.control.sees("caucuses", CAUCUS)
    for name in ("Dmytro", "Wanda", "Carla", "Robin"):
        assert not cast[name].knows(CAUCUS)
    assert not frans.knows("He has left")


def _pledges(cast: Cast) -> None:
    frans, nils, olena = cast["Frans"], cast["Nils"], cast["Olena"]
    nils.proposes(PLEDGE, {"E3": "d"}, [SECRET], circle=["kyv", "fru"])
    olena.stands(PLEDGE, "Support")
    frans.stands(PLEDGE, "Oppose")
    nils.revises(PLEDGE, {"E3": "c"}, [SECRET, "Those who cannot give pay."])
    expect(olena.sheet(PLEDGE)).to_contain_text("version 2")
    expect(olena.sheet(PLEDGE)).to_contain_text("Where you stand: ·undeclared")
    frans.stands(PLEDGE, "Can live with")
    for name in ("Dmytro", "Wanda", "Carla", "Robin"):
        assert not cast[name].knows(SECRET)
    cast["Dmytro"].proposes("Realities", {"S2": "a"}, ["What is, is."])
    cast["Robin"].sees("proposals", "What is, is.")
    cast["Dmytro"].withdraws("Realities")
    cast["Robin"].misses("stances", "Realities")


def _injects(cast: Cast) -> None:
    control = cast.control
    control.releases("Deliveries halted")
    for name in ("Olena", "Nils", "Robin"):
        cast[name].sees("messages", "Deliveries halted")
    control.releases("A cable is cut")
    cast["Nils"].sees("messages", "A cable is cut")
    control.releases_to("A text of one day", ["kyv", "was"])
    cast["Wanda"].sees("messages", "A text of one day")
    assert not cast["Dmytro"].knows("A text of one day")
    assert not cast["Carla"].knows("A cable is cut")


def _a_pause(cast: Cast) -> None:
    control, wanda = cast.control, cast["Wanda"]
    form = wanda.writes_a_cable(["kyv"], "Hold on", "Do not publish it before tonight.")
    control.presses("Pause all", "paused")
    for name in ("Olena", "Nils", "Frans", "Robin", "Wanda"):
        cast[name].sees("bar", "paused")
    cast.wall.sees("card", "Paused")
    wanda.excuse("422")
    form.get_by_role("button", name="Send the cable").click()
    expect(form).to_contain_text("Control has paused everybody.")
    expect(form.get_by_label("Text")).to_have_value("Do not publish it before tonight.")
    _refused_without_a_script(cast)
    control.presses("Resume all", "Pause all")
    form.get_by_role("button", name="Send the cable").click()
    wanda.sees("outbox", "Hold on")
    cast["Olena"].sees("inbox", "Do not publish it before tonight.")
    clock = control.page.locator("#panel-bar [data-closes-at]")
    until = int(clock.get_attribute("data-closes-at") or "")
    control.presses("+5 min", "Pause all")
    expect(clock).to_have_attribute("data-closes-at", str(until + FIVE_MINUTES))
    expect(cast["Olena"].page.locator("#panel-bar [data-closes-at]")).to_have_attribute(
        "data-closes-at", str(until + FIVE_MINUTES)
    )


def _refused_without_a_script(cast: Cast) -> None:
    nils = cast["Nils"]
    nils.excuse("422")
    form = nils.writes_a_cable(["lon"], "Air cover", "Can you take over for sixty days?")
    form.get_by_role("button", name="Send the cable").click()
    expect(nils.page.locator("main")).to_contain_text("Control has paused everybody.")
    expect(nils.page.get_by_label("Text")).to_have_value("Can you take over for sixty days?")
    nils.page.get_by_role("link", name="go back to your room").click()
    kept = nils.writes_a_cable([], "Air cover", "Can you take over for sixty days?")
    expect(kept.locator('input[value="lon"]')).to_be_checked()


def _moves(cast: Cast) -> None:
    control = cast.control
    cast["Carla"].states("We send winter gear, and no more.")
    cast.control.takes("Statements")
    cast.wall.sees("card", "We send winter gear, and no more.")
    cast["Dmytro"].asks("We cut the grid at night: it is dark, it is cheap, it is ours.")
    control.goes_back_to("Deals and pledges")
    cast["Nils"].cables(["lon"], "Air cover", "Asked again, now that the clock runs.")
    control.opens_next("Moves")


def _consequences(cast: Cast) -> None:
    control = cast.control
    control.answers("We cut the grid at night", "It works for two nights.")
    cast["Dmytro"].sees("questions", "It works for two nights.")
    assert not cast["Olena"].knows("It works for two nights.")
    cast["Frans"].asks("Does a pledge bind?")
    control.answers("Does a pledge bind?", "As much as your word.", publish=True)
    for name in ("Olena", "Nils", "Robin"):
        cast[name].sees("questions", "As much as your word.")
    control.sets("European unity", 6, "A pledge by two blocs.")
    control.sets("Ukrainian acceptance of what is emerging", 7, "Cellars are warm.")
    cast["Olena"].sees("indicators", "Cellars are warm.")
    cast["Robin"].sees("indicators", "A pledge by two blocs.")
    assert not cast["Dmytro"].knows("Cellars are warm.")
    control.takes("Indicators")
    cast.wall.sees("card", "A pledge by two blocs.")
