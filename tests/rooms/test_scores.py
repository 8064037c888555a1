"""The own score sheet and private marks, as they are painted; and control's word on scores."""

import re
from dataclasses import replace

import pytest

from tests.helpers.little import AST, BIR, CED, CELLS, DAL, LITTLE, S1, S2, A, B
from tests.helpers.table import Table, seated
from tests.rooms.test_participants import painted
from wargame.engine.instruments.clock import EndExercise
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.instruments.marks import Mark, SetMark
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.scores import AllowScores
from wargame.engine.names import CONTROL, OBSERVER, CellId, ClauseId, IndicatorId, ProposalId
from wargame.rooms.reading_room import Glance, paint

SHOW = AllowScores(on=True)


@pytest.fixture
def table() -> Table:
    """A table at which delegations may see their own sheets."""
    table = seated()
    table.does(CONTROL, SHOW)
    return table


def sheet(table: Table, cell: str) -> str:
    return " ".join(str(painted(table, cell)["scores"]).split())


def words(html: str) -> str:
    """Return the text of a panel alone."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def marks(table: Table, cell: str) -> str:
    return str(painted(table, cell)["marks"])


def test_without_control_there_is_nothing_to_see() -> None:
    panel = sheet(seated(), "ast")
    assert 'aria-labelledby="h-scores" hidden>' in panel
    assert words(panel) == "Your score sheet"


def test_a_sheet_says_what_it_is(table: Table) -> None:
    panel = sheet(table, "ast")
    assert " hidden>" not in panel
    assert re.search("The author.s assumptions, a teaching device.", panel)
    assert "canary-sheet-ast" in panel
    assert not re.search("canary-(sheet|bonus)-(?!ast)", panel)


def test_points_stand_best_first_with_red_lines(table: Table) -> None:
    said = words(sheet(table, "ast"))
    assert re.search(r"S1 S1 Option Points a A 60 b B ⊘ ?red line 0", said)
    assert re.search(r"S2 S2 Option Points b B 40 a A 10 c C 0", said)
    assert "S1 a and S2 b : canary-bonus-ast +5" in said


def test_the_walk_away_value_moves_with_what_its_delegation_sees(table: Table) -> None:
    def values() -> list[str]:
        return [
            re.findall(r'walk-away"><strong class="figures">([^<]+)', sheet(table, cell))[0]
            for cell in (AST, BIR)
        ]

    assert values() == ["40", "40"]
    table.does(CONTROL, SetIndicator(IndicatorId("stores"), 7, "rain"))
    assert values() == ["44", "40"], "only the first two see the stores"
    table.does(CONTROL, SetIndicator(IndicatorId("mood"), 4, "rain"))
    assert values() == ["43", "39"]


@pytest.mark.parametrize("cell", [AST, BIR, CED, DAL])
def test_an_indicator_that_hides_changes_not_one_byte(table: Table, cell: str) -> None:
    table.does(AST, TableProposal("Share", {S1: A, S2: B}))
    before = painted(table, cell)
    table.does(CONTROL, SetIndicator(IndicatorId("fuse"), 9, "rain"))
    assert painted(table, cell) == before
    assert "canary-indicator-fuse" not in before["scores"]


def test_a_text_in_sight_is_worth_so_much(table: Table) -> None:
    table.does(CED, TableProposal("Whole", {S1: A, S2: B}))
    assert "Whole CED 105 points ▲ above the walk-away value" in words(sheet(table, "ast"))


def test_what_a_text_leaves_open_makes_a_range(table: Table) -> None:
    table.does(CED, TableProposal("Part", {S2: A}))
    said = words(sheet(table, "ast"))
    assert "Part CED 10 to 70 points ◇ hangs on what is open It leaves open: S1." in said


def test_a_red_line_that_is_crossed_is_named(table: Table) -> None:
    table.does(CED, TableProposal("Harsh", {S1: B}))
    assert re.search(r"✕ ?crosses a red line \(S1\)", words(sheet(table, "ast")))


def test_a_text_out_of_sight_is_not_reckoned(table: Table) -> None:
    table.does(CED, TableProposal("Hidden", {S1: A}, (), (BIR,)))
    assert "Hidden" in sheet(table, "bir")
    assert "Hidden" not in sheet(table, "ast")


def test_one_without_a_sheet_is_told_so(table: Table) -> None:
    assert "The author of this scenario has written no score sheet for you." in sheet(table, "dal")


def test_one_that_speaks_for_several_has_their_average() -> None:
    mute = replace(LITTLE, scores=tuple(one for one in LITTLE.scores if one.cell != BIR))
    rich = replace(LITTLE.scores[0], cell=DAL, base="60")
    table = seated(replace(mute, scores=(*mute.scores, rich)), lineup="short")
    table.does(CONTROL, SHOW)
    panel = sheet(table, "bir")
    assert '<strong class="figures">50</strong>' in panel
    assert "the average of their sheets" in panel


def laid(table: Table) -> ProposalId:
    made: ProposalId = table.makes(AST, TableProposal("Share", {S1: A}, ("The light is shared.",)))
    return made


def test_every_part_of_a_text_can_be_marked(table: Table) -> None:
    this = laid(table)
    panel = marks(table, "bir")
    for part in ("issue=S1", "clause=A"):
        for way in ("red-line", "tradeable", "wanted"):
            assert f'formaction="act/mark.set?proposal={this}&amp;{part}&amp;mark={way}"' in panel
    assert 'aria-pressed="true"' not in panel
    assert "S1: A" in panel
    assert "The light is shared." in panel


def test_a_mark_that_is_set_is_pressed_and_pressed_again_is_lifted(table: Table) -> None:
    this = laid(table)
    table.does(BIR, SetMark(this, clause=ClauseId("A"), mark=Mark.WANTED))
    panel = marks(table, "bir")
    pressed = re.findall(r'formaction="([^"]+)" aria-pressed="true"', panel)
    assert pressed == [f"act/mark.set?proposal={this}&amp;clause=A"]
    assert re.search(r'<span class="figures">1</span> <span class="state state-wanted">', panel)
    for cell in set(CELLS) - {BIR}:
        assert 'aria-pressed="true"' not in marks(table, cell)


def test_after_the_end_marks_are_there_to_read(table: Table) -> None:
    table.does(BIR, SetMark(laid(table), issue=S1, mark=Mark.RED_LINE))
    table.does(CONTROL, EndExercise())
    assert "formaction" not in marks(table, "bir")
    assert "state-red-line" in marks(table, "bir")


def test_control_decides_and_finds_its_way_to_the_analysis(table: Table) -> None:
    this = laid(table)
    panel = str(painted(table, CONTROL, "control")["scores"])
    assert "act/scores.allow?on=false" in panel
    assert f'href="analysis/?proposal={this}"' in panel
    table.does(CONTROL, AllowScores(on=False))
    assert "act/scores.allow?on=true" in painted(table, CONTROL, "control")["scores"]


def test_the_page_of_a_text_has_the_marks_of_its_own_delegation_alone(table: Table) -> None:
    this = laid(table)
    table.does(BIR, SetMark(this, clause=ClauseId("A"), mark=Mark.WANTED))

    def side(kind: str, cell: CellId) -> str:
        glance = Glance(kind, cell, this)
        return str(paint(glance, table.picture(cell))["side"])

    own = side("room", BIR)
    assert f'formaction="../../act/mark.set?proposal={this}&amp;clause=A"' in own
    assert own.count('aria-pressed="true"') == 1
    assert "mark.set?" in side("room", CED)
    assert 'aria-pressed="true"' not in side("room", CED).partition("text-marks")[2]
    for kind, cell in (("observer", OBSERVER), ("control", CONTROL)):
        assert "mark.set" not in side(kind, cell)
