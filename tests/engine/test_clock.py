"""Rounds, phases and time."""

from datetime import timedelta

import pytest

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
    ExercisePaused,
    ExerciseResumed,
    ExerciseStarted,
    PhaseClosed,
    PhaseExtended,
    PhaseOpened,
    PhaseSkipped,
    Run,
)
from wargame.engine.instruments.hands import HandLowered, RaiseHand
from wargame.engine.instruments.statements import MakeStatement
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


def test_a_closed_phase_is_not_extended() -> None:
    started().after(ClosePhase(TALK), by=CTRL).when(ExtendPhase(5), by=CTRL).refused(
        Refusal.PHASE_CLOSED
    )


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
        then = started().when(EndExercise(), by=CTRL).then(PhaseClosed(TALK), ExerciseEnded())

        assert then.state.clock.ended

    def test_after_the_last_phase(self) -> None:
        started().after(ClosePhase(TALK), by=CTRL).when(EndExercise(), by=CTRL).then(
            ExerciseEnded()
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
