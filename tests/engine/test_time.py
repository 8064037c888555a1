"""Deadlines, pauses and more time."""

from datetime import timedelta

import pytest

from tests.helpers.given import NOON, Given, started
from tests.helpers.little import AST, HUSH, STRICT, TALK, VOTE, seat
from wargame.engine import Refusal
from wargame.engine.instruments.clock import (
    CloseDuePhase,
    ClosePhase,
    ExtendPhase,
    OpenPhase,
    PauseExercise,
    ResumeExercise,
)
from wargame.engine.instruments.clock_face import (
    ExercisePaused,
    ExerciseResumed,
    PhaseClosed,
    PhaseExtended,
)
from wargame.engine.instruments.statements import MakeStatement
from wargame.engine.names import CONTROL, PhaseId

CTRL = seat(CONTROL)
MINUTE = timedelta(minutes=1)
NOWHERE = PhaseId("nowhere")


def at(phase: PhaseId) -> Given:
    """Return the exercise with this phase just opened from the first."""
    return started().after(OpenPhase(phase, after=TALK), by=CTRL)


class TestDeadlines:
    def test_a_strict_one_holds_to_the_microsecond(self) -> None:
        strict = at(STRICT)
        last = strict.later(minutes=10, microseconds=-1)
        due = strict.later(minutes=10)

        assert last.when(MakeStatement("in time"), by=seat(AST)).told
        due.when(MakeStatement("late"), by=seat(AST)).refused(Refusal.PHASE_CLOSED)
        last.when(CloseDuePhase(STRICT), by=CTRL).refused(Refusal.ALREADY)
        due.when(CloseDuePhase(STRICT), by=CTRL).then(PhaseClosed(STRICT))

    def test_control_acts_after_it(self) -> None:
        late = at(STRICT).later(minutes=11)

        assert late.when(MakeStatement("time is up"), by=CTRL).told

    def test_one_that_is_not_strict_runs_over(self) -> None:
        late = started().later(minutes=11)

        assert late.when(MakeStatement("late"), by=seat(AST)).told
        late.when(CloseDuePhase(TALK), by=CTRL).refused(Refusal.ALREADY)

    def test_two_clocks_close_it_once(self) -> None:
        closed = at(STRICT).later(minutes=10).after(CloseDuePhase(STRICT), by=CTRL)

        closed.when(CloseDuePhase(STRICT), by=CTRL).refused(Refusal.ALREADY)

    def test_a_clock_that_is_late_closes_no_other_phase(self) -> None:
        on = at(STRICT).after(OpenPhase(VOTE, after=STRICT), by=CTRL).later(minutes=60)

        on.when(CloseDuePhase(STRICT), by=CTRL).refused(Refusal.PHASE_MOVED)

    def test_a_pause_keeps_it(self) -> None:
        paused = at(STRICT).after(PauseExercise(), by=CTRL).later(minutes=60)

        paused.when(CloseDuePhase(STRICT), by=CTRL).refused(Refusal.ALREADY)
        paused.when(MakeStatement("now?"), by=seat(AST)).refused(Refusal.PAUSED)

    def test_more_time_opens_a_strict_phase_that_is_due(self) -> None:
        due = at(STRICT).later(minutes=12).after(ExtendPhase(1), by=CTRL)

        assert due.when(MakeStatement("after all"), by=seat(AST)).told
        due.later(minutes=1).when(MakeStatement("late"), by=seat(AST)).refused(Refusal.PHASE_CLOSED)


class TestPausing:
    def test_moves_the_deadline_by_its_length(self) -> None:
        paused = started().later(minutes=4).when(PauseExercise(), by=CTRL).then(ExercisePaused())

        then = (
            paused.later(minutes=7, microseconds=3)
            .when(ResumeExercise(), by=CTRL)
            .then(ExerciseResumed(NOON + 17 * MINUTE + timedelta(microseconds=3)))
        )

        assert then.state.clock.paused_at is None

    def test_once(self) -> None:
        started().after(PauseExercise(), by=CTRL).when(PauseExercise(), by=CTRL).refused(
            Refusal.ALREADY
        )

    def test_resuming_what_runs(self) -> None:
        started().when(ResumeExercise(), by=CTRL).refused(Refusal.NOT_PAUSED)

    def test_between_phases_there_is_no_deadline_to_move(self) -> None:
        between = started().after(ClosePhase(TALK), by=CTRL).after(PauseExercise(), by=CTRL)

        between.later(minutes=9).when(ResumeExercise(), by=CTRL).then(ExerciseResumed(None))

    def test_closing_in_a_pause_keeps_the_pause(self) -> None:
        closed = started().after(PauseExercise(), by=CTRL).after(ClosePhase(TALK), by=CTRL)

        assert closed.state.clock.paused_at == NOON


@pytest.mark.parametrize(
    ("spent", "minutes", "closes"),
    [
        (0, 5, 15),
        (4, 5, 15),  # from the deadline while it is ahead
        (12, 5, 17),  # from now once it has passed
        (0, -4, 6),
        (8, -4, 8),  # never a deadline gone by
        (12, -4, 10),  # fewer minutes never add any
        (0, 240, 250),
        (0, -240, 0),
    ],
)
class TestExtending:
    def test_a_running_phase(self, spent: int, minutes: int, closes: int) -> None:
        (
            started()
            .later(minutes=spent)
            .when(ExtendPhase(minutes), by=CTRL)
            .then(PhaseExtended(TALK, minutes, NOON + closes * MINUTE))
        )

    def test_in_a_pause_counts_from_its_beginning(
        self, spent: int, minutes: int, closes: int
    ) -> None:
        paused = started().later(minutes=spent).after(PauseExercise(), by=CTRL).later(minutes=30)

        extended = paused.when(ExtendPhase(minutes), by=CTRL).then(
            PhaseExtended(TALK, minutes, NOON + closes * MINUTE)
        )

        extended.when(ResumeExercise(), by=CTRL).then(
            ExerciseResumed(NOON + (closes + 30) * MINUTE)
        )


@pytest.mark.parametrize("minutes", [0, 241, -241])
def test_no_minutes_and_too_many_are_refused(minutes: int) -> None:
    started().when(ExtendPhase(minutes), by=CTRL).refused(Refusal.UNKNOWN, value=minutes)


def test_the_next_phase_does_not_get_the_minutes_meant_for_this_one() -> None:
    moved_on = started().after(OpenPhase(HUSH, after=TALK), by=CTRL)
    moved_on.when(ExtendPhase(5, TALK), by=CTRL).refused(Refusal.PHASE_MOVED)
    assert moved_on.when(ExtendPhase(5, HUSH), by=CTRL).told


def test_a_closed_phase_is_not_extended() -> None:
    started().after(ClosePhase(TALK), by=CTRL).when(ExtendPhase(5), by=CTRL).refused(
        Refusal.PHASE_CLOSED
    )
