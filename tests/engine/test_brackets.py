"""Brackets: who holds a clause open, and how far a clause is from being agreed."""

import pytest

from tests.engine.situations import P1, tabled
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, CELLS, DAL, seat
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.brackets import (
    BracketLifted,
    BracketPlaced,
    ClauseState,
    LiftBracket,
    PutBracket,
    clause_state,
)
from wargame.engine.instruments.clauses import AddClause, EditClause, StrikeClause
from wargame.engine.instruments.proposals import WithdrawProposal
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.names import CONTROL, CellId, ClauseId

ONE, TWO = ClauseId("A"), ClauseId("B")


def held(*cells: CellId) -> Given:
    """Return the exercise with a text of which these hold the first clause."""
    there = tabled()
    for cell in cells:
        there = there.after(PutBracket(P1, ONE, "not yet"), by=seat(cell))
    return there


def standing(there: Given, **stances: Stance) -> Given:
    """Return this after these cells have said where they stand."""
    version = there.state.proposals.all[P1].current.number
    for cell, stance in stances.items():
        there = there.after(DeclareStance(P1, version, stance), by=seat(cell))
    return there


def state(there: Given, clause: ClauseId = ONE) -> ClauseState:
    """Return how a clause stands, as the engine knows it."""
    return clause_state(there.state, there.state.proposals.all[P1], clause)


class TestPutting:
    def test_is_seen_by_all_who_see_the_text(self) -> None:
        placed = BracketPlaced(P1, ONE, BIR, "the price")

        for there, audience in ((tabled(), EVERYONE), (tabled(AST, BIR), only(AST, BIR))):
            put = PutBracket(P1, ONE, " the price")
            there.when(put, by=seat(BIR)).then(Told(placed, audience))

    def test_with_another_reason(self) -> None:
        there = held(BIR).after(PutBracket(P1, ONE, "the price"), by=seat(BIR))

        assert there.state.brackets.on(P1, ONE) == (BIR,)
        assert there.state.brackets.reason(P1, ONE, BIR) == "the price"

    def test_twice_is_once(self) -> None:
        held(BIR).when(PutBracket(P1, ONE, "not yet"), by=seat(BIR)).then()

    def test_by_several_in_their_order(self) -> None:
        assert held(DAL, BIR).state.brackets.on(P1, ONE) == (DAL, BIR)
        assert held(DAL).state.brackets.on(P1, TWO) == ()

    def test_outlasts_another_wording(self) -> None:
        there = held(BIR).after(EditClause(P1, 1, ONE, "Be kinder."), by=seat(AST))

        assert there.state.brackets.on(P1, ONE) == (BIR,)

    def test_at_length(self) -> None:
        long = PutBracket(P1, ONE, "x" * 301)

        tabled().when(long, by=seat(BIR)).refused(Refusal.LONG_TEXT, field="reason")


class TestLifting:
    def test_ones_own(self) -> None:
        lifted = BracketLifted(P1, ONE, BIR)

        then = held(BIR, CED).when(LiftBracket(P1, ONE), by=seat(BIR)).then(Told(lifted, EVERYONE))

        assert then.state.brackets.on(P1, ONE) == (CED,)

    def test_the_last_leaves_nothing(self) -> None:
        there = held(BIR).after(LiftBracket(P1, ONE), by=seat(BIR))

        assert there.state.brackets == tabled().state.brackets

    def test_those_of_others_is_no_change(self) -> None:
        held(BIR).when(LiftBracket(P1, ONE), by=seat(CED)).then()


@pytest.mark.parametrize("command", [PutBracket(P1, ONE), LiftBracket(P1, ONE)])
class TestBoth:
    def test_hide_what_is_hidden(self, command: object) -> None:
        absent = started().when(command, by=seat(CED)).refused(Refusal.NOT_IN_SIGHT)

        assert tabled(AST, BIR).when(command, by=seat(CED)).refused(Refusal.NOT_IN_SIGHT) == absent

    def test_need_a_clause_that_stands(self, command: object) -> None:
        there = tabled().after(AddClause(P1, "x", ONE), by=seat(AST))
        struck = there.after(StrikeClause(P1, ONE, 1), by=seat(AST))

        struck.when(command, by=seat(BIR)).refused(Refusal.STRUCK, clause=ONE)

    def test_wait_for_a_vote_and_are_over_with_the_text(self, command: object) -> None:
        voting = tabled().after(CallBallot(proposal=P1, forum="consent"), by=seat(BIR))
        gone = tabled().after(WithdrawProposal(P1), by=seat(AST))

        voting.when(command, by=seat(BIR)).refused(Refusal.IN_VOTE)
        gone.when(command, by=seat(BIR)).refused(Refusal.OVER)


def test_a_clause_that_never_was() -> None:
    tabled().when(PutBracket(P1, TWO), by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT, what="clause")


class TestState:
    FINE: dict[str, Stance] = dict.fromkeys(map(str, CELLS), Stance.LIVE_WITH)

    def test_open_until_all_have_spoken(self) -> None:
        assert state(tabled()) is ClauseState.OPEN
        assert state(standing(tabled(), bir=Stance.SUPPORT, ced=Stance.SUPPORT)) is ClauseState.OPEN

    def test_agreed_when_all_can_live_with_it(self) -> None:
        assert state(standing(tabled(), **self.FINE)) is ClauseState.AGREED

    def test_a_sponsor_need_not_speak(self) -> None:
        fine = {cell: stance for cell, stance in self.FINE.items() if cell != AST}

        assert state(standing(tabled(), **fine)) is ClauseState.AGREED

    def test_agreed_in_a_circle_by_the_circle_alone(self) -> None:
        there = standing(tabled(AST, BIR), bir=Stance.SUPPORT)

        assert state(there) is ClauseState.AGREED

    def test_open_where_somebody_opposes_the_text_and_holds_another_clause(self) -> None:
        there = tabled().after(AddClause(P1, "x", ONE), by=seat(AST))
        there = standing(there, **{**self.FINE, "bir": Stance.OPPOSE})
        there = there.after(PutBracket(P1, TWO), by=seat(BIR))

        assert state(there, ONE) is ClauseState.OPEN
        assert state(there, TWO) is ClauseState.BLOCKED

    def test_bracketed_though_all_could_live_with_it(self) -> None:
        assert state(standing(held(BIR), **self.FINE)) is ClauseState.BRACKETED

    def test_blocked_where_a_holder_opposes(self) -> None:
        there = standing(held(BIR, CED), ced=Stance.OPPOSE)

        assert state(there) is ClauseState.BLOCKED
        newer = there.after(EditClause(P1, 1, ONE, "Be kinder."), by=seat(AST))
        assert state(newer) is ClauseState.BRACKETED  # nobody has spoken about this version yet

    def test_control_can_hold_a_clause_as_the_chair(self) -> None:
        assert state(held(CONTROL)) is ClauseState.BRACKETED
