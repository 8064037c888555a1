"""Silence with a deadline: broken, kept, paused; and who may close it when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.engine.situations import ASK, B1, CTRL, P1, tabled
from tests.helpers.given import NOON, Given, started
from tests.helpers.little import AST, BIR, CED, CELLS, HUSH, LITTLE, TALK, forum, seat
from wargame.engine import EVERYONE, Refusal, only
from wargame.engine.instruments.ballot_box import BallotDecided, BallotOpened, DeadlineMoved
from wargame.engine.instruments.ballot_silence import BreakSilence, CloseDueBallot
from wargame.engine.instruments.ballots import CallBallot, CancelBallot, CastVote, CloseBallot
from wargame.engine.instruments.clock import (
    EndExercise,
    OpenPhase,
    PauseExercise,
    ResumeExercise,
)
from wargame.engine.names import CellId
from wargame.engine.rules import Choice, Terms
from wargame.engine.scenario import Scenario

V, W, X = CellId("V"), CellId("W"), CellId("X")
BLOCS = Terms(blocs={V: AST, W: AST, X: BIR}, names={V: "Vale", W: "Wold", X: "Xanth"})
QUIET: Scenario = replace(
    LITTLE,
    forums=(
        forum("quiet", "silence"),
        forum("blocs", "silence", (AST, BIR), terms=BLOCS),
        forum("consent", "consensus"),
    ),
)


def under_silence(minutes: int = 10, where: str = "quiet") -> Given:
    """Return the exercise with a ballot under silence."""
    call = CallBallot(ASK, forum=where, minutes=minutes)
    return started(QUIET).after(call, by=CTRL)


def only_event(told: tuple[object, ...]) -> BallotDecided:
    (one,) = told
    event: BallotDecided = one.event  # type: ignore[attr-defined]
    return event


class TestCalling:
    def test_it_has_a_deadline(self) -> None:
        call = CallBallot(ASK, forum="quiet", minutes=10)
        (told,) = started(QUIET).when(call, by=CTRL).told

        assert isinstance(told.event, BallotOpened)
        assert told.event.deadline == NOON + timedelta(minutes=10)
        assert not told.event.secret

    def test_without_minutes_there_is_none_and_it_is_refused(self) -> None:
        started(QUIET).when(CallBallot(ASK, forum="quiet"), by=CTRL).refused(Refusal.RULE)

    @pytest.mark.parametrize("minutes", [0, -1, 2881])
    def test_never_and_after_days(self, minutes: int) -> None:
        call = CallBallot(ASK, forum="quiet", minutes=minutes)
        started(QUIET).when(call, by=CTRL).refused(Refusal.UNKNOWN, field="minutes")

    def test_no_other_rule_has_a_deadline(self) -> None:
        call = CallBallot(ASK, forum="consent", minutes=10)
        started(QUIET).when(call, by=CTRL).refused(Refusal.RULE)

    def test_it_is_never_secret(self) -> None:
        call = CallBallot(ASK, forum="quiet", minutes=10, secret=True)
        started(QUIET).when(call, by=CTRL).refused(Refusal.RULE)


class TestBreaking:
    def test_it_ends_at_once_and_all_are_told_by_whom_and_why(self) -> None:
        there = under_silence().later(minutes=3)
        decided = there.when(BreakSilence(B1, " We  need a day. "), by=seat(BIR))
        event = only_event(decided.told)

        assert decided.told[0].audience == EVERYONE
        assert not event.outcome.adopted
        assert "The Bir broke silence" in event.outcome.sentence
        assert "back to consultation" in event.outcome.sentence
        assert event.roll_call == {BIR: Choice.NO}
        assert event.reason == "We need a day."
        there.and_then(*decided.told).when(BreakSilence(B1), by=seat(CED)).refused(Refusal.OVER)

    def test_a_vote_against_breaks_it_too(self) -> None:
        event = only_event(under_silence().when(CastVote(B1, Choice.NO), by=seat(AST)).told)

        assert event.roll_call == {AST: Choice.NO}

    def test_agreeing_aloud_ends_nothing(self) -> None:
        there = under_silence().after(CastVote(B1, Choice.YES), by=seat(AST))

        assert there.state.ballots.all[B1].open

    def test_a_phase_that_takes_no_votes_takes_an_objection(self) -> None:
        there = under_silence().after(OpenPhase(HUSH, after=TALK), by=CTRL)

        there.when(CastVote(B1, Choice.NO), by=seat(AST)).refused(Refusal.PHASE_FORBIDS)
        assert there.when(BreakSilence(B1), by=seat(AST)).told

    def test_for_one_member_of_a_bloc(self) -> None:
        there = under_silence(where="blocs")
        paper = CastVote(B1, Choice.ABSTAIN, split={W: Choice.NO})
        event = only_event(there.when(paper, by=seat(AST)).told)

        assert event.roll_call == {V: Choice.ABSTAIN, W: Choice.NO}
        assert "Wold broke silence" in event.outcome.sentence

    def test_not_once_the_deadline_has_come(self) -> None:
        there = under_silence().later(minutes=10)

        there.when(BreakSilence(B1), by=seat(AST)).refused(Refusal.OVER)
        there.when(CastVote(B1, Choice.NO), by=seat(AST)).refused(Refusal.OVER)

    def test_not_by_a_stranger(self) -> None:
        there = under_silence(where="blocs")

        there.when(BreakSilence(B1), by=seat(CED)).refused(Refusal.VOTED_NOT)
        there.when(BreakSilence(B1), by=CTRL).refused(Refusal.VOTED_NOT)

    def test_where_none_is_kept(self) -> None:
        there = started(QUIET).after(CallBallot(ASK, forum="consent"), by=CTRL)

        there.when(BreakSilence(B1), by=seat(AST)).refused(Refusal.ALREADY)


class TestTheDeadline:
    def test_silence_that_lasts_adopts(self) -> None:
        there = under_silence().later(minutes=10)
        decided = there.when(CloseDueBallot(B1), by=CTRL)
        event = only_event(decided.told)

        assert event.outcome.adopted
        assert event.roll_call == {}
        assert event.outcome.binds == CELLS
        # Another process may notice it as well.
        there.and_then(*decided.told).when(CloseDueBallot(B1), by=CTRL).refused(Refusal.OVER)

    def test_not_a_moment_before(self) -> None:
        there = under_silence().later(minutes=9, seconds=59)

        there.when(CloseDueBallot(B1), by=CTRL).refused(Refusal.ALREADY)

    def test_nobody_counts_before_it_but_it_can_be_stopped(self) -> None:
        there = under_silence()

        there.when(CloseBallot(B1), by=CTRL).refused(Refusal.SILENCE)
        assert there.when(CancelBallot(B1, "a mistake"), by=CTRL).told
        assert there.when(EndExercise(), by=CTRL).told

    def test_a_pause_extends_it_by_its_length(self) -> None:
        paused = under_silence().later(minutes=4).after(PauseExercise(), by=CTRL)
        paused.later(minutes=30).when(CloseDueBallot(B1), by=CTRL).refused(Refusal.ALREADY)
        told = paused.later(minutes=30).when(ResumeExercise(), by=CTRL).told

        assert told[-1].event == DeadlineMoved(B1, NOON + timedelta(minutes=40))
        on = paused.later(minutes=30).and_then(*told)
        on.later(minutes=5).when(CloseDueBallot(B1), by=CTRL).refused(Refusal.ALREADY)
        assert on.later(minutes=6).when(CloseDueBallot(B1), by=CTRL).told

    def test_opening_a_phase_ends_a_pause_as_well(self) -> None:
        paused = under_silence().after(PauseExercise(), by=CTRL).later(minutes=2)
        told = paused.when(OpenPhase(HUSH, after=TALK), by=CTRL).told

        assert DeadlineMoved(B1, NOON + timedelta(minutes=12)) in [one.event for one in told]

    def test_a_vote_without_a_deadline_is_never_due(self) -> None:
        there = started(QUIET).after(CallBallot(ASK, forum="consent"), by=CTRL)

        there.later(minutes=900).when(CloseDueBallot(B1), by=CTRL).refused(Refusal.ALREADY)

    def test_a_circle_hears_of_its_own_silence_alone(self) -> None:
        there = replace(tabled(AST, BIR), scenario=LITTLE)
        call = CallBallot(proposal=P1, rule="silence", voters=(AST, BIR), minutes=5)
        there = there.after(call, by=seat(AST)).after(PauseExercise(), by=CTRL)
        told = there.later(minutes=1).when(ResumeExercise(), by=CTRL).told

        assert told[-1].audience == only(AST, BIR)
        there.when(BreakSilence(B1), by=seat(CED)).refused(Refusal.PAUSED)
        on = there.later(minutes=1).and_then(*told)
        on.when(BreakSilence(B1), by=seat(CED)).refused(Refusal.NOT_IN_SIGHT)
        (told_of,) = on.when(BreakSilence(B1), by=seat(BIR)).told
        assert told_of.audience == only(AST, BIR)
