"""Round 3, can Brussels act? A late-comer, a package, votes under four rules, a lost network."""

from playwright.sync_api import expect

from tests.stories.cast import Cast
from tests.stories.chapters import network

PACKAGE = "The tower"


def plays(cast: Cast) -> None:
    """Play it."""
    control = cast.control
    control.opens_next("Plan")
    cast["Frans"].intends("No shared debt.")
    _a_late_comer(cast)
    control.opens_next("Corridors")
    _corridors(cast)
    control.opens_next("Text")
    _text(cast)
    control.opens_next("Votes")
    _votes(cast)
    control.opens_next("Consequences")
    cast["Bea"].states("The Union has decided what it could.")
    cast.checks_every_screen()


def _a_late_comer(cast: Cast) -> None:
    control, bea = cast.control, cast.comes("Bea")
    bea.page.goto(bea.url)
    bea.excuse("422")
    bea.page.get_by_label("Code on the screen").fill(cast.code)
    bea.page.get_by_role("button", name="Go on").click()
    expect(bea.page.locator("#error-summary")).to_contain_text("That code is not open.")
    control.door("Open the door", "The door is open")
    control.door("New code", "The door is open")
    control.takes("Way in")
    cast.wall.misses("card", f"{cast.code[:3]} {cast.code[3:]}")
    shown = cast.wall.page.locator("#panel-card .lobby-code").text_content() or ""
    bea.joins_by_code("".join(shown.split()))
    control.sees("queue", "Bea")
    control.seats("Bea", "was")
    bea.finds_a_seat_in("Washington")
    cast["Wanda"].sees("roster", "Bea")
    control.seats("Bea", "bru")
    bea.finds_a_seat_in("Brussels")
    cast["Wanda"].misses("roster", "Bea")
    assert not bea.knows("A text of one day")
    bea.opens_the_brief()
    bea.equals_a_fresh_page()


def _corridors(cast: Cast) -> None:
    control = cast.control
    control.releases("Loans on the table, and a question")
    cast["Bea"].sees("messages", "Loans on the table, and a question")
    control.cables(["bru", "nea"], "From the chair", "Count before you call.")
    cast["Nils"].sees("inbox", "Count before you call.")
    cast["Wanda"].raises_a_hand()
    cast["Olena"].sees("speakers", "Washington")
    control.gives_the_floor("Washington")
    cast["Olena"].misses("speakers", "Washington")
    control.broadcasts("Five minutes until the text.")
    cast["Olena"].sees("statements", "Five minutes until the text.")


def _text(cast: Cast) -> None:
    cast["Bea"].proposes(
        PACKAGE, {"E1": "c", "E3": "c", "E4": "b"}, ["The Union does what it says."]
    )
    cast["Bea"].calls_a_vote(PACKAGE, "straw-poll")
    secret = (("Olena", "In favour"), ("Dmytro", "Against"), ("Nils", "In favour"))
    for name, vote in secret:
        cast[name].votes(PACKAGE, vote)
    cast.control.sees("votes", "3 of 9 papers in")
    assert "Against" not in cast.control.page.locator("#panel-votes article").inner_text()
    cast.control.counts(PACKAGE, "2 in favour, 5 needed")
    cast["Robin"].sees("ballots", "Secret: there is no roll call.")


def _votes(cast: Cast) -> None:
    control = cast.control
    change = "E1 c: shall listed civil fields be decided by qualified majority?"
    loans = "E4 b: shall members receive loans for defence?"
    bank = "E4 c: shall the bank finance the industry?"
    control.asks_for_votes(change, forum="passerelle")
    network.lost_and_found(cast, change)
    cast["Nils"].votes(change, "In favour")
    cast["Frans"].votes(change, "Against")
    control.counts(change, "4 votes against")
    control.asks_for_votes(loans, forum="council-majority")
    cast["Nils"].votes(loans, "In favour")
    cast["Carla"].votes(loans, "Against")
    cast["Frans"].votes(loans, "In favour")
    control.counts(loans, "18 of 27 members in favour, 15 needed, with 66.22 % of the population")
    cast["Olena"].sees("ballots", "66.22 %")
    control.asks_for_votes(bank, forum="bank", rule="simple-majority", secret="true")
    cast["Nils"].votes(bank, "In favour")
    cast["Frans"].votes(bank, "Abstain")
    control.counts(bank, "1 in favour, 2 needed")
    cast["Bea"].sees("ballots", "Secret: there is no roll call.")
