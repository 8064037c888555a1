"""Rounds, phases and time."""

from datetime import timedelta

import pytest

from tests.helpers.dice import SEED
from tests.helpers.given import NOON, Given, given, prepared, started
from tests.helpers.little import AST, BIR, HUSH, LITTLE, STRICT, TALK, VOTE, seat
from wargame.engine import EVERYONE, Refusal, Told
from wargame.engine.instruments.clock import (
    CloseDuePhase,
    ClosePhase,
    EndExercise,
    ExtendPhase,
    OpenPhase,
    PauseExercise,
    ResumeExercise,
    SkipPhase,
    StartExercise,
)
from wargame.engine.instruments.clock_face import (
    ExerciseEnded,
    ExerciseResumed,
    ExerciseStarted,
    PhaseClosed,
    PhaseOpened,
    PhaseSkipped,
    Run,
)
from wargame.engine.instruments.fairness import DiceRevealed
from wargame.engine.instruments.hands import HandLowered, RaiseHand
from wargame.engine.names import CONTROL, PhaseId

CTRL = seat(CONTROL)
MINUTE = timedelta(minutes=1)
NOWHERE = PhaseId("nowhere")


def at(phase: PhaseId) -> Given:
    """Return the exercise with this phase just opened from the first."""
    return started().after(OpenPhase(phase, after=TALK), by=CTRL)


class TestStart:
    def test_opens_the_first_phase_last(self) -> None:
        decided = prepared().when(StartExercise(), by=CTRL)

        assert decided.told[0] == Told(ExerciseStarted(), EVERYONE)
        assert decided.told[-1] == Told(PhaseOpened(TALK, NOON + 10 * MINUTE), EVERYONE)

    def test_needs_a_line_up(self) -> None:
        given().when(StartExercise(), by=CTRL).refused(Refusal.NOT_PREPARED)

    def test_needs_a_phase(self) -> None:
        prepared(timing="void").when(StartExercise(), by=CTRL).refused(Refusal.NOT_PREPARED)

    def test_happens_once(self) -> None:
        started().when(StartExercise(), by=CTRL).refused(Refusal.STARTED)

    @pytest.mark.parametrize(
        "command",
        [
            OpenPhase(TALK),
            ClosePhase(TALK),
            CloseDuePhase(TALK),
            SkipPhase(TALK),
            PauseExercise(),
            ResumeExercise(),
            ExtendPhase(5),
            EndExercise(),
        ],
    )
    def test_comes_before_all_else(self, command: object) -> None:
        prepared().when(command, by=CTRL).refused(Refusal.NOT_STARTED)


class TestOpening:
    def test_closes_the_phase_that_is_open(self) -> None:
        (
            started()
            .when(OpenPhase(HUSH, after=TALK), by=CTRL)
            .then(PhaseClosed(TALK), PhaseOpened(HUSH, NOON + 5 * MINUTE))
        )

    def test_closes_nothing_where_none_is_open(self) -> None:
        (
            started()
            .after(ClosePhase(TALK), by=CTRL)
            .when(OpenPhase(HUSH, after=TALK), by=CTRL)
            .then(PhaseOpened(HUSH, NOON + 5 * MINUTE))
        )

    def test_goes_back_by_a_new_entry(self) -> None:
        then = (
            at(HUSH)
            .later(minutes=1)
            .when(OpenPhase(TALK, after=HUSH), by=CTRL)
            .then(PhaseClosed(HUSH), PhaseOpened(TALK, NOON + 11 * MINUTE))
        )

        assert then.state.clock.runs == (
            Run(TALK, NOON, NOON),
            Run(HUSH, NOON, NOON + MINUTE),
            Run(TALK, NOON + MINUTE),
        )

    def test_ends_a_pause(self) -> None:
        then = (
            started()
            .after(PauseExercise(), by=CTRL)
            .when(OpenPhase(HUSH, after=TALK), by=CTRL)
            .then(ExerciseResumed(None), PhaseClosed(TALK), PhaseOpened(HUSH, NOON + 5 * MINUTE))
        )

        assert then.state.clock.paused_at is None

    def test_two_consoles_that_press_at_once_open_one(self) -> None:
        sentence = (at(HUSH).when(OpenPhase(HUSH, after=TALK), by=seat(CONTROL, 2))).refused(
            Refusal.PHASE_MOVED
        )

        assert "Hush" in sentence

    def test_two_consoles_that_open_a_closed_phase_again_open_it_once(self) -> None:
        again = started().after(ClosePhase(TALK), by=CTRL).when(OpenPhase(TALK, TALK), by=CTRL)

        once = again.then(PhaseOpened(TALK, NOON + 10 * MINUTE))

        once.when(OpenPhase(TALK, TALK), by=CTRL).refused(Refusal.PHASE_MOVED)

    def test_two_consoles_that_see_the_lobby(self) -> None:
        started().when(OpenPhase(HUSH), by=CTRL).refused(Refusal.PHASE_MOVED, phase="Talk")

    def test_an_unknown_phase(self) -> None:
        started().when(OpenPhase(NOWHERE, TALK), by=CTRL).refused(Refusal.UNKNOWN, value=NOWHERE)


class TestClosing:
    def test_it(self) -> None:
        then = started().when(ClosePhase(TALK), by=CTRL).then(PhaseClosed(TALK))

        assert not then.state.clock.open
        assert then.state.clock.closes_at is None
        assert then.state.clock.phase == TALK

    def test_ends_the_speakers_list(self) -> None:
        hands = started().after(RaiseHand(), by=seat(BIR)).after(RaiseHand(), by=seat(AST))

        hands.when(ClosePhase(TALK), by=CTRL).then(
            PhaseClosed(TALK), HandLowered(BIR), HandLowered(AST)
        )

    def test_once(self) -> None:
        closed = started().after(ClosePhase(TALK), by=CTRL)

        closed.when(ClosePhase(TALK), by=CTRL).refused(Refusal.ALREADY)

    def test_another_phase_than_control_saw(self) -> None:
        at(HUSH).when(ClosePhase(TALK), by=CTRL).refused(Refusal.PHASE_MOVED, phase="Hush")

    def test_an_unknown_phase(self) -> None:
        started().when(ClosePhase(NOWHERE), by=CTRL).refused(Refusal.UNKNOWN)


class TestSkipping:
    def test_a_phase_to_come(self) -> None:
        then = (
            started().when(SkipPhase(HUSH, "no time"), by=CTRL).then(PhaseSkipped(HUSH, "no time"))
        )

        assert then.state.clock.skipped(HUSH)
        assert not then.state.clock.skipped(STRICT)

    def test_opening_it_after_all(self) -> None:
        skipped = started().after(SkipPhase(HUSH), by=CTRL)

        opened = skipped.after(OpenPhase(HUSH, after=TALK), by=CTRL)

        assert not opened.state.clock.skipped(HUSH)

    def test_the_open_phase(self) -> None:
        started().when(SkipPhase(TALK), by=CTRL).refused(Refusal.PHASE_MOVED)

    def test_a_phase_that_was_played(self) -> None:
        at(HUSH).when(SkipPhase(TALK), by=CTRL).refused(Refusal.OVER)
        started().after(ClosePhase(TALK), by=CTRL).when(SkipPhase(TALK), by=CTRL).refused(
            Refusal.OVER
        )

    def test_a_phase_before_that_was_not_played(self) -> None:
        at(STRICT).when(SkipPhase(HUSH), by=CTRL).then(PhaseSkipped(HUSH, ""))

    def test_a_phase_that_is_not_played_again_after_going_back(self) -> None:
        back = at(HUSH).after(OpenPhase(TALK, after=HUSH), by=CTRL)

        back.when(SkipPhase(HUSH), by=CTRL).then(PhaseSkipped(HUSH, ""))

    def test_once(self) -> None:
        started().after(SkipPhase(HUSH), by=CTRL).when(SkipPhase(HUSH), by=CTRL).refused(
            Refusal.ALREADY
        )

    def test_an_unknown_phase(self) -> None:
        started().when(SkipPhase(NOWHERE), by=CTRL).refused(Refusal.UNKNOWN)


class TestEnding:
    def test_closes_what_is_open(self) -> None:
        then = (
            started()
            .when(EndExercise(), by=CTRL)
            .then(PhaseClosed(TALK), DiceRevealed(SEED), ExerciseEnded())
        )

        assert then.state.clock.ended

    def test_after_the_last_phase(self) -> None:
        started().after(ClosePhase(TALK), by=CTRL).when(EndExercise(), by=CTRL).then(
            DiceRevealed(SEED), ExerciseEnded()
        )

    def test_ends_a_pause(self) -> None:
        ended = started().after(PauseExercise(), by=CTRL).after(EndExercise(), by=CTRL)

        assert ended.state.clock.paused_at is None

    def test_is_for_good(self) -> None:
        started().after(EndExercise(), by=CTRL).when(EndExercise(), by=CTRL).refused(Refusal.ENDED)


def test_the_order_of_play() -> None:
    setting = prepared().state.setting

    assert [one.id for one in setting.following(None)] == [TALK, HUSH, STRICT, VOTE]
    assert [one.id for one in setting.following(STRICT)] == [VOTE]
    assert setting.following(NOWHERE) == ()
    assert setting.after(None) == setting.phase(TALK)
    assert setting.after(STRICT) == setting.phase(VOTE)
    assert setting.after(VOTE) is None
    assert LITTLE.timings[0].rounds[1].id == getattr(setting.round_of(VOTE), "id", None)
    assert setting.round_of(None) is None
