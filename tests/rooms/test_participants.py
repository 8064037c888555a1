"""The rooms of participants: what is painted, for whom, and that nothing in it can bite."""

import re
from dataclasses import replace

import pytest

from tests.engine.story import played
from tests.helpers.little import AST, BIR, CED, CELLS, DAL, S1, A
from tests.helpers.table import Table, seated
from wargame.engine.instruments.ballots import CallBallot, CastVote
from wargame.engine.instruments.briefs import OpenBrief
from wargame.engine.instruments.cables import SendCable
from wargame.engine.instruments.caucuses import JoinCaucus, OpenCaucus, SayInCaucus
from wargame.engine.instruments.clock import EndExercise, PauseExercise
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.instruments.statements import MakeStatement
from wargame.engine.names import CONTROL, OBSERVER, CellId
from wargame.engine.rules import Choice
from wargame.people.company import Company, Guest
from wargame.rooms.kinds import ROOMS
from wargame.rooms.painting import Painter, Panels, digest
from wargame.rooms.panels.windows import SHOWN

NOBODY = Company()
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
PLAYERS = [("room", cell) for cell in CELLS] + [("observer", OBSERVER), ("lobby", OBSERVER)]


def painted(table: Table, cell: str, kind: str = "room", company: Company = NOBODY) -> Panels:
    """Paint a room with a fresh painter."""
    return Painter(kind, CellId(cell)).paint(table.picture(cell), company)


@pytest.mark.parametrize(("kind", "cell"), PLAYERS)
def test_each_panel_is_one_section_that_bears_its_name(kind: str, cell: str) -> None:
    panels = painted(played(), cell, kind)
    assert set(panels) == {panel.id for panel in ROOMS[kind]}
    for name, html in panels.items():
        assert html.startswith(f'<section id="panel-{name}" '), html[:80]
        assert f'data-panel="{name}"' in html
        assert html.strip().endswith("</section>")
        assert html.count("<section") == html.count("</section>") == 1


@pytest.mark.parametrize(("kind", "cell"), PLAYERS)
def test_nothing_painted_carries_style_script_or_a_token(kind: str, cell: str) -> None:
    whole = "".join(painted(played(), cell, kind).values())
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:|csrf", whole)


@pytest.mark.parametrize(("kind", "cell"), PLAYERS)
def test_ids_stand_once_on_a_page(kind: str, cell: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', "".join(painted(played(), cell, kind).values()))
    assert len(ids) == len(set(ids))


def test_a_painter_that_remembers_paints_like_a_fresh_one() -> None:
    table, painter = seated(), Painter("room", AST)
    before = painter.paint(table.picture("ast"), NOBODY)
    table.does("bir", MakeStatement("We want water."))
    after = painter.paint(table.picture("ast"), NOBODY)
    assert after == painted(table, "ast")
    assert {name for name in after if after[name] != before[name]} == {"statements"}
    assert digest(before) != digest(after)


def test_hostile_words_are_shown_as_words() -> None:
    table = seated()
    table.does("ast", SendCable((BIR,), HOSTILE, HOSTILE))
    table.does("ast", MakeStatement(HOSTILE))
    table.does("ast", TableProposal(HOSTILE[:100], {S1: A}, (HOSTILE,)))
    caucus = table.makes("ast", OpenCaucus(HOSTILE[:100], (BIR,)))
    table.does("bir", JoinCaucus(caucus))
    table.does("ast", SayInCaucus(caucus, HOSTILE))
    guests = Company((Guest("", HOSTILE, BIR, None),))
    whole = "".join(painted(table, "bir", company=guests).values())
    assert "<script" not in whole
    assert "<img" not in whole
    assert whole.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 6


def test_a_brief_is_sealed_until_its_delegation_opens_it() -> None:
    table = seated()
    sealed = painted(table, "ast")["brief"]
    assert "canary-brief-ast" not in sealed
    assert "act/brief.open" in sealed
    table.does("ast", OpenBrief())
    opened = painted(table, "ast")["brief"]
    assert "canary-brief-ast" in opened
    assert "canary-position-ast" in opened
    assert "On woods" in opened  # the document that the position cites
    assert "act/brief.open" not in opened


def test_no_room_holds_the_papers_of_another() -> None:
    table = played()
    for cell in CELLS:
        whole = "".join(painted(table, cell).values())
        assert not [one for one in CELLS if one != cell and re.search(rf"canary-\w+-{one}", whole)]
    assert "canary-brief" not in "".join(painted(table, OBSERVER, "observer").values())


def test_stances_are_three_equal_buttons_and_none_is_chosen_beforehand() -> None:
    table = seated()
    proposal = table.makes("ast", TableProposal("Share", {S1: A}))
    sheet = painted(table, "bir")["proposals"]
    assert sheet.count("act/stance.declare?") == 3
    assert sheet.count('aria-pressed="false"') == 3
    assert "undeclared" in sheet
    assert "act/stance.declare" not in painted(table, "ast")["proposals"]  # its own
    assert "act/" not in painted(table, OBSERVER, "observer")["proposals"]
    table.does("bir", DeclareStance(proposal, 1, Stance.SUPPORT))
    assert painted(table, "bir")["proposals"].count('aria-pressed="true"') == 1


def test_a_circle_is_named_to_those_in_it_and_unknown_to_others() -> None:
    table = seated()
    table.does("ast", TableProposal("Between us", {S1: A}, circle=(BIR,)))
    assert "Shared with:" in painted(table, "bir")["proposals"]
    assert painted(table, "ced") == painted(seated(), "ced")


def test_a_ballot_says_how_many_voted_and_never_what() -> None:
    table = seated()
    ballot = table.makes(CONTROL, CallBallot("Shall we share?", forum="assembly"))
    before = painted(table, "ced")["ballots"]
    assert before.count("act/ballot.cast?") == 3
    assert 'aria-pressed="true"' not in before
    assert "0 of 4" in before
    table.does("ast", CastVote(ballot, Choice.NO))
    after = painted(table, "ced")["ballots"]
    assert after == before.replace("0 of 4", "1 of 4")
    assert "Your paper" in painted(table, "ast")["ballots"]


def test_a_result_begins_with_its_sentence_and_a_secret_one_has_no_roll_call() -> None:
    table = played()
    results = "".join(painted(table, "ced")[name] for name in ("ballots", "results"))
    assert results.count('class="result"') >= 3
    secret = next(one for one in table.picture("ced").ballots.all.values() if one.secret)
    _, _, shown = results.partition(f'<article id="ballot-{secret.id}"')
    shown, _, _ = shown.partition("</article>")
    assert "no roll call" in shown
    assert "<table" not in shown


@pytest.mark.parametrize("end", [PauseExercise(), EndExercise()])
def test_nothing_can_be_pressed_in_vain(end: object) -> None:
    table = seated()
    table.does("ast", TableProposal("Share", {S1: A}))
    table.does("ast", OpenCaucus("Roots", (BIR,)))
    table.does(CONTROL, end)
    assert "act/" not in "".join(painted(table, "bir").values())


def test_lists_show_the_newest_and_say_where_the_older_are() -> None:
    table = seated()
    for number in range(SHOWN + 3):
        table.does("bir", MakeStatement(f"Number {number}."))
    shown = painted(table, "ast")["statements"]
    assert "Number 2." not in shown
    assert "Number 3." in shown
    assert 'href="log/statements"' in shown
    assert "Read the 3 older" in shown
    assert shown.index("Number 52.") < shown.index("Number 51.")


def test_what_now_leads_to_the_one_thing_to_do() -> None:
    table = seated()
    assert "act/brief.open" in painted(table, "bir")["now"]
    table.does("bir", OpenBrief())
    assert "#intent" in painted(table, "bir")["now"]
    table.does(CONTROL, CallBallot("Shall we share?", forum="assembly"))
    now = painted(table, "bir")["now"]
    assert "Shall we share?" in now
    assert now.count('class="button primary"') == 1


def test_the_lobby_shows_names_and_the_tally_and_no_seat() -> None:
    waiting = (Guest("", "Ann", None, None), Guest("", "Ben", None, None))
    company = Company((*waiting, Guest("", "Cem", DAL, None)), warm_up=(("Tea", 2),), joined=3)
    panels = painted(seated(), OBSERVER, "lobby", company)
    assert "Ann" in panels["waiting"]
    assert "Cem" not in panels["waiting"]
    assert "2 answered" in panels["warm_up"]
    assert panels["warm_up"].count("warm-up?option=") == 2


def test_a_delegation_sees_its_own_people_alone() -> None:
    company = Company((Guest("", "Ann", AST, None),))
    assert "Ann" in painted(seated(), "ast", company=company)["roster"]
    assert "Ann" not in painted(seated(), "ced", company=company)["roster"]


def test_a_panel_is_painted_again_when_its_company_changed() -> None:
    table, painter = seated(), Painter("room", CED)
    picture = table.picture("ced")
    one = painter.paint(picture, Company((Guest("", "Ann", CED, None),)))
    same = painter.paint(picture, Company((Guest("", "Ann", CED, None),)))
    other = painter.paint(picture, replace(NOBODY, joined=1))
    assert same["roster"] is one["roster"]
    assert other["roster"] != one["roster"]
