"""Round 5, at the table: a break, circles, one text, and the signatures."""

from playwright.sync_api import expect

from tests.stories.cast import Cast

TEXT = "A settlement, offered to all"
CHOICES = {"S1": "e", "S2": "b", "S3": "b", "S4": "d", "S5": "e", "S6": "c", "S7": "a", "S8": "b"}


def plays(cast: Cast) -> None:
    """Play it."""
    control = cast.control
    control.skips("Break")
    expect(control.page.locator("#panel-bar")).to_contain_text("Next: Plan")
    control.opens_anyway("Break")
    _nothing_is_sent(cast)
    control.opens_next("Plan")
    cast["Olena"].intends("The door stays open.")
    control.opens_next("Caucuses")
    _caucuses(cast)
    control.opens_next("The table")
    _table(cast)
    control.opens_next("Signature")
    _signature(cast)
    control.opens_next("Consequences")
    cast["Nils"].states("We carry articles four and five.")
    cast.wall.sees("corner", "Consequences")
    cast.checks_every_screen()


def _nothing_is_sent(cast: Cast) -> None:
    olena = cast["Olena"]
    form = olena.writes_a_cable(["was"], "During the break", "Coffee?")
    olena.excuse("422")
    form.get_by_role("button", name="Send the cable").click()
    expect(form.locator("[data-form-problem]")).to_contain_text("This phase (Break)")
    expect(form.get_by_label("Text")).to_have_value("Coffee?")


def _caucuses(cast: Cast) -> None:
    olena, wanda = cast["Olena"], cast["Wanda"]
    form = olena.writes_a_cable([], "During the break", "Coffee?")
    form.get_by_role("button", name="Send the cable").click()
    wanda.sees("inbox", "Coffee?")
    olena.opens_a_caucus("Articles four and five", ["was", "nea"])
    wanda.joins("Articles four and five")
    wanda.says_in("Articles four and five", "Name your units first.")
    cast["Nils"].sees("caucuses", "Articles four and five")
    olena.proposes("First draft", {"S1": "e", "S4": "d"}, ["In brackets."], circle=["was", "nea"])
    cast["Nils"].stands("First draft", "Support")
    olena.withdraws("First draft")
    cast.control.releases("Those who might come home")
    cast["Robin"].sees("messages", "Those who might come home")


def _table(cast: Cast) -> None:
    clauses = ["The line is respected by both sides and recognised by nobody."]
    cast["Olena"].proposes(TEXT, CHOICES, clauses)
    cast["Dmytro"].stands(TEXT, "Oppose")
    cast["Olena"].revises(TEXT, {"S8": "c"}, [*clauses, "The door to the alliance stays open."])
    for name, stance in (("Dmytro", "Can live with"), ("Nils", "Support"), ("Carla", "Support")):
        expect(cast[name].sheet(TEXT)).to_contain_text("version 2")
        cast[name].stands(TEXT, stance)
    cast.control.takes("Table")
    cast.wall.sees("card", TEXT)
    cast["Robin"].sees("matrix", "≈")
    cast.checks_every_screen()


def _signature(cast: Cast) -> None:
    control = cast.control
    control.puts_to_the_vote(TEXT, "signatories")
    assert cast["Wanda"].paper(TEXT).get_by_role("button", name="In favour").count() == 0
    cast["Olena"].votes(TEXT, "In favour")
    cast["Dmytro"].votes(TEXT, "In favour")
    control.counts(TEXT, "no vote against")
    control.takes("Vote")
    cast.wall.sees("card", "no vote against")
    cast["Nils"].sees("ballots", "no vote against")
