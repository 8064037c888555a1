"""From talk to treaty: a package is blocked, amended, passed; a settlement is signed and lost."""

import json

from playwright.sync_api import expect

from tests.stories import drafting
from tests.stories.conftest import Rehearse
from tests.stories.control import Facilitator
from tests.stories.people import Participant
from tests.stories.rehearsed import Rehearsed
from tests.stories.screens import Screen

CELLS = ("kyv", "mos", "was", "nea", "com", "fru", "bru", "nat", "lon")
LOANS = "Loans for defence"
VOTE = f"{LOANS}: shall it be adopted?"
SILENCE = "European cells inside NATO: do we agree?"
PEACE = "The bridge, whole"
CHOICES = {"S1": "e", "S2": "b", "S3": "b", "S4": "b", "S5": "d", "S6": "c", "S7": "a", "S8": "b"}
RESERVATION = "Not a day before the force is there."

type Table = dict[str, Participant]


def test_from_the_first_clause_to_a_refusal_at_home(rehearse: Rehearse) -> None:
    house = rehearse("ukraine-settlement", "3")
    control, wall = house.control(), house.wall()
    table = {cell: house.seat(f"{cell}/{cell}-1") for cell in CELLS}
    control.opens_next("Corridors")
    control.opens_next("Text")
    _a_package(control, table)
    _is_blocked(control, wall, table)
    _is_amended(control, table)
    _and_passed(control, table)
    _silence_is_broken(control, wall, table)
    _a_settlement(control, table)
    _is_signed(control, wall, table)
    _and_refused_at_home(control, wall, table)
    for screen in house.screens:
        screen.equals_a_fresh_page()
    _the_record_tells_it(house)


def _a_package(control: Facilitator, table: Table) -> None:
    clauses = ["Members receive loans for defence.", "Each parliament is told afterwards."]
    table["bru"].proposes(LOANS, {"E4": "b"}, clauses)
    drafting.brackets(table["fru"], LOANS, "B", "Our parliament decides before, not after.")
    table["nea"].stands(LOANS, "Support")
    table["com"].stands(LOANS, "Oppose")
    table["fru"].stands(LOANS, "Can live with")
    table["bru"].sees("proposals", "Our parliament decides before, not after.")
    expect(table["kyv"].sheet(LOANS)).to_contain_text("Who would have to move")
    control.opens_next("Votes")
    control.puts_to_the_vote(LOANS, "council-majority")


def _is_blocked(control: Facilitator, wall: Screen, table: Table) -> None:
    table["nea"].votes(VOTE, "In favour")
    table["com"].votes(VOTE, "Against")
    drafting.splits(table["fru"], VOTE, "yes", {"DE": "no"})
    expect(table["fru"].paper(VOTE)).to_contain_text("Germany")
    control.takes("Vote")
    wall.sees("card", "3 of 3")
    control.counts(VOTE, "17 of 27 members in favour, 15 needed, with 47.7")
    table["lon"].sees("ballots", "Germany")
    wall.sees("card", "not adopted")


def _is_amended(control: Facilitator, table: Table) -> None:
    control.goes_back_to("Text")
    words = "Each parliament decides beforehand."
    drafting.amends(table["fru"], LOANS, "B", words, "So that we can vote for it.")
    drafting.accepts(table["bru"], LOANS, "B")
    drafting.lifts(table["fru"], LOANS, "B")
    table["mos"].sees("proposals", words)
    control.opens_next("Votes")


def _and_passed(control: Facilitator, table: Table) -> None:
    control.puts_to_the_vote(LOANS, "council-majority")
    table["nea"].votes(VOTE, "In favour")
    table["com"].votes(VOTE, "Abstain")
    table["fru"].votes(VOTE, "In favour")
    control.counts(VOTE, "18 of 27 members in favour, 15 needed, with 66.2")
    table["was"].sees("ballots", "66.2")


def _silence_is_broken(control: Facilitator, wall: Screen, table: Table) -> None:
    control.asks_for_silence(SILENCE, "alliance-silence", 30)
    table["lon"].sees("ballots", "Who says nothing agrees.")
    wall.sees("card", SILENCE)
    drafting.breaks_silence(table["was"], SILENCE, "Not without our officer at the door.")
    table["nat"].sees("ballots", "back to consultation")


def _a_settlement(control: Facilitator, table: Table) -> None:
    control.posts("phase.open", phase="r5-table", after="r3-votes")
    clauses = ["The line is respected by both sides.", "The force comes within sixty days."]
    table["kyv"].proposes(PEACE, CHOICES, clauses)
    table["mos"].stands(PEACE, "Can live with")
    control.sets("Ukrainian acceptance of what is emerging", 4, "A clause is on every phone")
    control.posts("phase.open", phase="r5-signing", after="r5-table")


def _is_signed(control: Facilitator, wall: Screen, table: Table) -> None:
    drafting.initials(table["kyv"], PEACE)
    drafting.initials(table["mos"], PEACE)
    for cell in ("kyv", "mos"):
        drafting.signs(table[cell], PEACE)
    assert drafting.agreement(table["bru"], PEACE).get_by_role("link", name="Sign").count() == 0
    drafting.signs(table["nea"], PEACE, RESERVATION)
    table["com"].sees("agreements", RESERVATION)
    control.takes("Agreements")
    wall.sees("card", PEACE)
    wall.sees("card", "With 1 reservation")


def _and_refused_at_home(control: Facilitator, wall: Screen, table: Table) -> None:
    drafting.takes_home(table["kyv"], PEACE)
    expect(drafting.agreement(table["mos"], PEACE)).to_contain_text("refused")
    wall.sees("card", "refused")
    drafting.agreement(table["lon"], PEACE).get_by_role("link", name=PEACE, exact=True).click()
    expect(table["lon"].page.locator("main")).to_contain_text(RESERVATION)
    address = table["lon"].page.url + "treaty.pdf"
    paper = table["lon"].context.request.get(address)
    assert paper.body().startswith(b"%PDF-")
    table["lon"].page.go_back()


def _the_record_tells_it(house: Rehearsed) -> None:
    lines = house.app.manage("export", house.code, "--as", "control").splitlines()
    kinds = {json.loads(line).get("kind") for line in lines if line.startswith("{")}
    assert kinds >= {
        "proposal.tabled",
        "bracket.placed",
        "bracket.lifted",
        "amendment.tabled",
        "amendment.settled",
        "ballot.decided",
        "agreement.initialled",
        "agreement.signed",
    }
