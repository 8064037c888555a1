"""Casting, closing and cancelling a ballot."""

import pytest

from tests.engine.situations import ASK, B1, CTRL, P1, called, tabled, voted
from tests.helpers.given import started
from tests.helpers.little import AST, BIR, CED, DAL, seat
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.audience import sealed
from wargame.engine.instruments.ballot_box import (
    BallotCancelled,
    BallotCast,
    BallotCounted,
    BallotVoted,
)
from wargame.engine.instruments.ballots import CallBallot, CancelBallot, CastVote, CloseBallot
from wargame.engine.instruments.clock import ClosePhase, EndExercise, OpenPhase
from wargame.engine.rules import RULEBOOK, Choice, Papers, judge

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN


class TestCasting:
    def test_everyone_hears_how_many_and_control_alone_who_and_what(self) -> None:
        called("consent").when(CastVote(B1, YES), by=seat(AST)).then(
            Told(BallotCast(B1, AST, YES), only(AST)),
            Told(BallotVoted(B1, AST), only(AST)),
            Told(BallotCounted(B1, 1), EVERYONE),
        )

    def test_a_secret_paper_is_sealed(self) -> None:
        called("conclave").when(CastVote(B1, YES), by=seat(AST)).then(
            Told(BallotCast(B1, AST, YES), sealed(AST)),
            Told(BallotVoted(B1, AST), only(AST)),
            Told(BallotCounted(B1, 1), EVERYONE),
        )

    def test_changing_it_is_not_counted_twice(self) -> None:
        once = voted(called("consent"), ast=YES)

        then = (once.when(CastVote(B1, NO), by=seat(AST))).then(
            Told(BallotCast(B1, AST, NO), only(AST))
        )

        ballot = then.state.ballots.all[B1]
        assert (ballot.papers, ballot.voted, ballot.cast) == ({AST: NO}, (AST,), 1)

    def test_the_same_again_is_no_change(self) -> None:
        voted(called("consent"), ast=YES).when(CastVote(B1, YES), by=seat(AST, 2)).then()

    def test_in_a_circle_the_circle_hears_how_many(self) -> None:
        there = tabled(AST, BIR).after(CallBallot(proposal=P1, rule="consensus"), by=CTRL)

        told = there.when(CastVote(B1, YES), by=seat(AST)).told

        assert told[2].audience == only(AST, BIR)

    def test_without_a_vote(self) -> None:
        decided = called("council").when(CastVote(B1, YES), by=seat(CED))

        assert "The Ast, The Bir" in decided.refused(Refusal.VOTED_NOT)

    def test_when_it_is_over(self) -> None:
        closed = called("consent").after(CloseBallot(B1), by=CTRL)

        closed.when(CastVote(B1, YES), by=seat(AST)).refused(Refusal.OVER, what="ballot")


class TestClosing:
    def test_counts_and_calls_the_roll(self) -> None:
        there = voted(called("assembly"), ast=YES, bir=YES, ced=YES, dal=NO)

        (told,) = there.when(CloseBallot(B1), by=CTRL).told

        assert told.audience == EVERYONE
        assert told.event.outcome.adopted
        assert told.event.roll_call == {AST: YES, BIR: YES, CED: YES, DAL: NO}

    def test_a_secret_one_has_no_roll_call(self) -> None:
        there = voted(called("conclave"), ast=YES, bir=NO)

        (told,) = there.when(CloseBallot(B1), by=CTRL).told

        assert told.event.roll_call == {}
        outcome = told.event.outcome
        assert (outcome.yes, outcome.no, outcome.silent) == (1, 1, 2)

    def test_the_last_paper_counts(self) -> None:
        there = voted(voted(called("council"), ast=YES, bir=NO), bir=ABSTAIN)

        (told,) = there.when(CloseBallot(B1), by=CTRL).told

        papers = Papers((AST, BIR), {AST: YES, BIR: ABSTAIN})
        assert told.event.outcome == judge(RULEBOOK["unanimity"], papers)
        assert told.event.outcome.adopted

    def test_weights_and_share_of_the_forum(self) -> None:
        enough = voted(called("fund"), ast=YES, bir=YES)
        short = voted(called("fund"), ast=YES, ced=YES)

        for there, adopted in ((enough, True), (short, False)):
            (told,) = there.when(CloseBallot(B1), by=CTRL).told
            assert told.event.outcome.adopted is adopted

    def test_by_its_caller_once_all_have_voted(self) -> None:
        there = started().after(CallBallot(ASK, forum="council"), by=seat(CED))
        some = voted(there, ast=YES)
        all_in = voted(some, bir=YES)

        some.when(CloseBallot(B1), by=seat(CED)).refused(Refusal.PAPERS_MISSING, cast=1, voters=2)
        assert all_in.when(CloseBallot(B1), by=seat(CED)).told
        assert some.when(CloseBallot(B1), by=CTRL).told

    def test_by_another(self) -> None:
        called("consent").when(CloseBallot(B1), by=seat(AST)).refused(Refusal.NOT_YOURS)

    def test_once(self) -> None:
        closed = called("consent").after(CloseBallot(B1), by=CTRL)

        closed.when(CloseBallot(B1), by=CTRL).refused(Refusal.OVER)
        closed.when(CancelBallot(B1, "x"), by=CTRL).refused(Refusal.OVER)


class TestCancelling:
    def test_by_control_or_its_caller_for_a_reason(self) -> None:
        there = started().after(CallBallot(ASK, forum="council"), by=seat(CED))

        for by in (seat(CED), CTRL):
            there.when(CancelBallot(B1, "a mistake"), by=by).then(
                Told(BallotCancelled(B1, "a mistake"), EVERYONE)
            )
        there.when(CancelBallot(B1, ""), by=CTRL).refused(Refusal.EMPTY_TEXT, field="reason")
        there.when(CancelBallot(B1, "x"), by=seat(AST)).refused(Refusal.NOT_YOURS)

    def test_is_no_result(self) -> None:
        ballot = called("consent").after(CancelBallot(B1, "x"), by=CTRL).state.ballots.all[B1]

        assert not ballot.open
        assert ballot.outcome is None
        assert ballot.cancelled == "x"


class TestPhases:
    def test_a_ballot_outlives_its_phase_and_waits_for_one_that_takes_papers(self) -> None:
        (talk,) = (run.phase for run in called("consent").state.clock.runs)
        closed = voted(called("consent"), ast=YES).after(ClosePhase(talk), by=CTRL)

        assert closed.state.ballots.open
        closed.when(CastVote(B1, YES), by=seat(BIR)).refused(Refusal.PHASE_CLOSED)
        again = closed.after(OpenPhase(talk, after=talk), by=CTRL)
        assert again.when(CastVote(B1, YES), by=seat(BIR)).told
        assert closed.when(CloseBallot(B1), by=CTRL).told

    def test_the_end_stops_what_is_open_for_those_who_know_of_it(self) -> None:
        there = tabled(AST, BIR).after(CallBallot(proposal=P1, rule="consensus"), by=seat(AST))
        over = there.after(CloseBallot(B1), by=CTRL)

        told = there.when(EndExercise(), by=CTRL).told

        stopped = [one for one in told if isinstance(one.event, BallotCancelled)]
        assert [(one.event.ballot, one.audience) for one in stopped] == [(B1, only(AST, BIR))]
        assert not [
            one
            for one in over.when(EndExercise(), by=CTRL).told
            if isinstance(one.event, BallotCancelled)
        ]


@pytest.mark.parametrize(
    "command", [CastVote(B1, YES), CloseBallot(B1), CancelBallot(B1, "x"), CancelBallot(B1, "")]
)
def test_hidden_and_absent_are_alike(command: object) -> None:
    absent = started().when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT)
    hidden = tabled(AST, BIR).after(CallBallot(proposal=P1, rule="consensus"), by=seat(AST))
    over = hidden.after(CloseBallot(B1), by=CTRL)

    for there in (hidden, over):
        assert there.when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT) == absent
