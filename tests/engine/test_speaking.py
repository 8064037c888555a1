"""Who casts whose vote: control edits it before the start, and votes for members nobody plays."""

from dataclasses import replace

from tests.engine.situations import ASK, B1, CTRL
from tests.helpers.given import prepared, started
from tests.helpers.little import AST, BIR, CELLS, ELM, LITTLE, V, W, X, forum, seat
from wargame.engine import EVERYONE, Refusal, Told
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.setting import PrepareExercise
from wargame.engine.instruments.speaking import AssignMember, MemberAssigned
from wargame.engine.names import CONTROL, CellId
from wargame.engine.rules import Choice, Terms
from wargame.engine.scenario import Scenario

MOVE = AssignMember(W, BIR)


class TestAssigning:
    def test_everyone_is_told_and_ballots_follow(self) -> None:
        there = prepared().when(MOVE, by=CTRL).then(Told(MemberAssigned(W, BIR), EVERYONE))
        congress = there.state.setting.forum("congress")

        assert congress is not None
        assert congress.terms.members(BIR) == (W, X)
        assert there.state.setting.assigned == {W: AST}
        back = there.after(AssignMember(W, AST), by=CTRL)
        assert back.state.setting.assigned == {}

    def test_where_it_is_already_nothing_happens(self) -> None:
        prepared().when(AssignMember(W, AST), by=CTRL).then()

    def test_another_line_up_begins_anew(self) -> None:
        there = prepared().after(MOVE, by=CTRL).after(PrepareExercise("full", "long"), by=CTRL)

        assert there.state.setting.assigned == {}
        congress = there.state.setting.forum("congress")
        assert congress is not None
        assert congress.terms.members(AST) == (V, W)

    def test_not_after_the_start(self) -> None:
        started().when(MOVE, by=CTRL).refused(Refusal.STARTED)

    def test_not_by_a_delegation(self) -> None:
        prepared().when(MOVE, by=seat(AST)).refused(Refusal.ROLE)

    def test_strangers(self) -> None:
        there = prepared()

        there.when(AssignMember(CellId("Q"), BIR), by=CTRL).refused(Refusal.UNKNOWN, value="Q")
        there.when(AssignMember(W, ELM), by=CTRL).refused(Refusal.UNKNOWN, value=ELM)
        there.when(AssignMember(W, CELLS[2]), by=CTRL).refused(Refusal.UNKNOWN)

    def test_nobody_is_left_to_vote_for_nobody(self) -> None:
        said = prepared().when(AssignMember(X, AST), by=CTRL).refused(Refusal.LAST_MEMBER)

        assert "The Bir" in said


SEATS = Terms(blocs={V: AST, W: BIR, X: CONTROL}, names={V: "Vale", W: "Wold", X: "Xanth"})
PEACE: Scenario = replace(
    LITTLE, forums=(forum("peace", "simple-majority", (AST, BIR, CONTROL), terms=SEATS),)
)


class TestControlVotes:
    def test_for_members_nobody_plays(self) -> None:
        there = started(PEACE).after(CallBallot(ASK, forum="peace"), by=CTRL)
        for hand, choice in ((AST, Choice.YES), (BIR, Choice.NO), (CONTROL, Choice.YES)):
            there = there.after(CastVote(B1, choice), by=seat(hand))
        (told,) = there.when(CloseBallot(B1), by=CTRL).told

        assert told.event.roll_call == {V: Choice.YES, W: Choice.NO, X: Choice.YES}
        assert told.event.outcome.adopted

    def test_and_for_those_of_a_delegation_that_is_not_in_play(self) -> None:
        far = replace(SEATS, blocs={V: AST, W: ELM, X: CONTROL})
        peace = forum("peace", "simple-majority", (AST, ELM, CONTROL), terms=far)
        there = prepared(replace(PEACE, forums=(peace,))).state.setting.forum("peace")

        assert there is not None
        assert there.voters == (AST, CONTROL)
        assert there.terms.members(CONTROL) == (W, X)

    def test_nowhere_else(self) -> None:
        there = started().after(CallBallot(ASK, forum="consent"), by=CTRL)

        there.when(CastVote(B1, Choice.YES), by=CTRL).refused(Refusal.VOTED_NOT)
