"""Round 0: briefs, a practice vote, aims."""

from playwright.sync_api import expect

from tests.stories.cast import Cast

AGENDA = "Agenda of the day"
PLAYERS = ("Olena", "Dmytro", "Wanda", "Nils", "Carla", "Frans")


def plays(cast: Cast) -> None:
    """Play it."""
    cast.control.starts()
    _briefs(cast)
    cast.control.opens_next("Practice vote")
    _practice(cast)
    cast.control.opens_next("Set your aims")
    _aims(cast)
    cast.checks_every_screen()


def _briefs(cast: Cast) -> None:
    for name in PLAYERS:
        cast[name].opens_the_brief()
    olena = cast["Olena"]
    olena.sees("brief", "to live, and not to be attacked again")
    for other in ("Dmytro", "Nils", "Robin"):
        assert not cast[other].knows("to live, and not to be attacked again")
    citation = olena.page.locator("#panel-brief .positions details.citation").first
    citation.locator("summary").click()
    expect(citation.locator(".citation-text")).to_contain_text("In short:")
    seen = cast.control.looks_as("kyv")
    expect(seen.locator("main")).to_contain_text("to live, and not to be attacked again")
    seen.close()
    cast["Nils"].raises_a_hand()
    cast["Carla"].sees("speakers", "Northern and eastern capitals")
    cast["Nils"].lowers_the_hand()
    cast["Olena"].asks("May we leave the room?")
    cast.control.answers("May we leave the room?", "Yes, between phases.")
    cast["Olena"].sees("questions", "Yes, between phases.")


def _practice(cast: Cast) -> None:
    control = cast.control
    control.tables(AGENDA, ["Facts on the ground come before texts.", "Nobody shouts."])
    control.previews(AGENDA, "Nobody shouts.")
    assert "Nobody shouts." not in cast.wall.page.content()
    control.takes(AGENDA)
    cast.wall.sees("card", "Nobody shouts.")
    cast["Olena"].stands(AGENDA, "Support")
    cast["Nils"].stands(AGENDA, "Can live with")
    cast["Dmytro"].stands(AGENDA, "Oppose")
    cast["Dmytro"].stands(AGENDA, "Can live with")
    control.puts_to_the_vote(AGENDA, "plenary")
    for name, vote in (("Olena", "In favour"), ("Dmytro", "Against"), ("Nils", "In favour")):
        cast[name].votes(AGENDA, vote)
    cast["Dmytro"].votes(AGENDA, "Abstain")
    cast["Wanda"].sees("ballots", "3 of 9 papers are in")
    control.counts(AGENDA, "nobody objected")
    cast["Olena"].sees("ballots", "nobody objected")
    control.takes("Vote")
    cast.wall.sees("card", "nobody objected")
    cast["Olena"].cables(["mos"], "A first word", "We are here to listen, and to be heard.")
    cast["Dmytro"].sees("inbox", "We are here to listen, and to be heard.")
    cast["Nils"].cables(["com", "fru"], "Breakfast", "Shall we three meet before the Council?")
    for name in ("Carla", "Frans"):
        cast[name].sees("inbox", "Shall we three meet before the Council?")
    for name in ("Wanda", "Robin"):
        assert not cast[name].knows("Shall we three meet")


def _aims(cast: Cast) -> None:
    for name in PLAYERS:
        cast[name].intends(f"{name} wants to go home with a text.", "The others want another.")
    nobody_there = cast.control.page.locator("#panel-tiles").get_by_text("missing")
    expect(nobody_there).to_have_count(3)
    assert not cast["Wanda"].knows("Olena wants to go home")
