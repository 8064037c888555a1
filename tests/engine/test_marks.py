"""Private marks: on a clause or an issue of a text in sight, for the own delegation alone."""

import pytest

from tests.helpers.little import AST, BIR, CED, DAL, HUSH, S1, S2, A
from tests.helpers.table import Table, seated
from wargame.engine import Refusal, only
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.clock import OpenPhase
from wargame.engine.instruments.marks import Mark, Marked, MarkPlaced, SetMark
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal, WithdrawProposal
from wargame.engine.names import CONTROL, OBSERVER, ClauseId, IssueId, ProposalId

LETTER = ClauseId("A")


@pytest.fixture
def table() -> Table:
    return seated()


def text(table: Table, *circle: str) -> ProposalId:
    """Let AST lay a text of one issue and one clause before a circle, or before all."""
    command = TableProposal("Share", {S1: A}, ("The light is shared.",), circle)  # type: ignore[arg-type]
    made: ProposalId = table.makes(AST, command)
    return made


def test_a_mark_is_told_to_its_delegation_alone(table: Table) -> None:
    this = text(table)
    told = table.does(BIR, SetMark(this, clause=LETTER, mark=Mark.RED_LINE))

    assert [one.event for one in told] == [MarkPlaced(this, BIR, LETTER, None, Mark.RED_LINE)]
    assert [one.audience for one in told] == [only(BIR)]
    marked = Marked(clauses={LETTER: Mark.RED_LINE})
    assert table.picture(BIR).marks.on(this, BIR) == marked
    assert table.picture(CONTROL).marks.on(this, BIR) == marked
    for cell in (AST, CED, OBSERVER):
        assert table.picture(cell).marks.on(this, BIR) == Marked()
        assert table.picture(cell).marks.by == {}


def test_clauses_and_issues_are_marked_apart(table: Table) -> None:
    this = text(table)
    table.does(BIR, SetMark(this, clause=LETTER, mark=Mark.WANTED))
    table.does(BIR, SetMark(this, issue=S1, mark=Mark.TRADEABLE))
    table.does(CED, SetMark(this, issue=S1, mark=Mark.RED_LINE))

    marks = table.picture(CONTROL).marks
    assert marks.on(this, BIR) == Marked({LETTER: Mark.WANTED}, {S1: Mark.TRADEABLE})
    assert marks.on(this, CED) == Marked({}, {S1: Mark.RED_LINE})


def test_another_mark_takes_its_place_and_none_takes_it_away(table: Table) -> None:
    this = text(table)
    table.does(BIR, SetMark(this, issue=S1, mark=Mark.WANTED))
    table.does(BIR, SetMark(this, issue=S1, mark=Mark.TRADEABLE))
    assert table.does(BIR, SetMark(this, issue=S1, mark=Mark.TRADEABLE)) == ()
    assert table.state.marks.on(this, BIR).issues == {S1: Mark.TRADEABLE}

    table.does(BIR, SetMark(this, issue=S1))
    assert table.state.marks.on(this, BIR) == Marked()
    assert table.does(BIR, SetMark(this, issue=S1)) == ()


def test_a_mark_stays_with_its_letter_when_the_text_changes(table: Table) -> None:
    this = text(table)
    table.does(BIR, SetMark(this, clause=LETTER, mark=Mark.WANTED))
    table.does(AST, ReviseProposal(this, 1, "Share more", {S1: A}))

    assert table.state.marks.on(this, BIR).clauses == {LETTER: Mark.WANTED}


def test_a_text_out_of_sight_cannot_be_marked(table: Table) -> None:
    hidden = text(table, BIR)
    absent = ProposalId("absent")
    said = {
        table.refusal(DAL, SetMark(one, issue=S1, mark=Mark.WANTED)).sentence
        for one in (hidden, absent)
    }
    assert len(said) == 1
    assert table.refusal(DAL, SetMark(hidden)).reason is Refusal.NOT_IN_SIGHT


@pytest.mark.parametrize(
    ("clause", "issue", "reason"),
    [
        (None, None, Refusal.EMPTY_TEXT),
        (LETTER, S1, Refusal.EMPTY_TEXT),
        (ClauseId("Z"), None, Refusal.NOT_IN_SIGHT),
        (None, IssueId("S9"), Refusal.NOT_IN_SIGHT),
    ],
)
def test_a_mark_stands_on_one_part_that_there_is(
    table: Table, clause: ClauseId | None, issue: IssueId | None, reason: Refusal
) -> None:
    command = SetMark(text(table), clause=clause, issue=issue, mark=Mark.WANTED)

    assert table.refusal(BIR, command).reason is reason


def test_it_binds_nobody_so_it_may_be_set_in_any_phase_and_during_a_vote(table: Table) -> None:
    this = text(table)
    table.does(CED, CallBallot(proposal=this, rule="consensus"))
    table.does(BIR, SetMark(this, issue=S1, mark=Mark.WANTED))
    table.does(CONTROL, OpenPhase(HUSH, after=table.state.clock.phase))
    table.does(BIR, SetMark(this, issue=S2, mark=Mark.WANTED))

    assert set(table.state.marks.on(this, BIR).issues) == {S1, S2}


def test_what_is_off_the_table_is_marked_no_more(table: Table) -> None:
    this = text(table)
    table.does(AST, WithdrawProposal(this))

    assert table.refusal(BIR, SetMark(this, issue=S1, mark=Mark.WANTED)).reason is Refusal.OVER
