"""Rounds, phases and time: control opens, closes, pauses, resumes, extends, skips and goes back.

Deadlines are data; nobody counts ticks. A phase that is `strict` stops taking acts at its
deadline; the others run over until control closes them. Going back is opening an earlier phase.

With a phase its speakers' list ends. A ballot stays open: papers wait for a phase that takes them,
and control may count at any time. The end of the exercise stops the ballots that are open.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.agreement_terms import hand_over_hooks
from wargame.engine.instruments.ballot_silence import shift_deadlines
from wargame.engine.instruments.ballots import stop_all
from wargame.engine.instruments.briefs import hand_out_briefs
from wargame.engine.instruments.clock_face import (
    CLOCK_EVENTS,
    Clock,
    ExerciseEnded,
    ExercisePaused,
    ExerciseResumed,
    ExerciseStarted,
    PhaseClosed,
    PhaseExtended,
    PhaseOpened,
    PhaseSkipped,
)
from wargame.engine.instruments.fairness import commit, reveal
from wargame.engine.instruments.fog_orders import hand_over_fog
from wargame.engine.instruments.fog_routes import shift_held
from wargame.engine.instruments.hands import lower_all
from wargame.engine.instruments.indicators import report_all
from wargame.engine.instruments.injects import hand_over_plan
from wargame.engine.instruments.readiness import check_ready
from wargame.engine.instruments.scores import hand_out_sheets
from wargame.engine.instruments.world_moves import date_of, hand_over_world
from wargame.engine.names import PhaseId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Phase
from wargame.engine.texts import line

LONGEST_EXTENSION = 240


@dataclass(frozen=True, slots=True)
class StartExercise:
    """Give out the briefs and open the first phase; `anyway`, although seats are empty."""

    anyway: bool = False


@dataclass(frozen=True, slots=True)
class OpenPhase:
    """Open a phase: the next, a later or an earlier one.

    `after` is the phase at which control saw the exercise stand, so that two consoles that press
    at once open one phase.
    """

    phase: PhaseId
    after: PhaseId | None = None


@dataclass(frozen=True, slots=True)
class ClosePhase:
    """Close the open phase."""

    phase: PhaseId


@dataclass(frozen=True, slots=True)
class SkipPhase:
    """Mark a phase that is not played yet, or not again after going back, as left out."""

    phase: PhaseId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CloseDuePhase:
    """Close a strict phase whose time has passed; any process may notice it, once counts."""

    phase: PhaseId


@dataclass(frozen=True, slots=True)
class PauseExercise:
    """Stop everybody's acts and the clock."""


@dataclass(frozen=True, slots=True)
class ResumeExercise:
    """Let the clock run again with the time that was left."""


@dataclass(frozen=True, slots=True)
class ExtendPhase:
    """Give the open phase more minutes, or fewer where negative, but never a deadline gone by.

    Minutes given to a phase that has run over count from now. `phase` is the one that was meant:
    refused where another is open by now.
    """

    minutes: int
    phase: PhaseId | None = None


@dataclass(frozen=True, slots=True)
class EndExercise:
    """End the exercise for good."""


def _start(command: StartExercise, moment: Moment) -> tuple[Told, ...]:
    if moment.state.clock.started:
        raise Refused(Refusal.STARTED, what="its start")
    check_ready(moment, anyway=command.anyway)
    briefs = hand_out_briefs(moment)
    first = moment.state.setting.after(None)
    if first is None:
        raise Refused(Refusal.NOT_PREPARED)
    return (
        Told(ExerciseStarted(), EVERYONE),
        commit(moment),
        *briefs,
        *hand_over_plan(moment),
        *hand_over_hooks(moment),
        *hand_over_fog(moment),
        *hand_over_world(moment),
        *report_all(moment),
        *hand_out_sheets(moment),
        *date_of(first, moment),
        _opened(first, moment.now),
    )


def _opened(phase: Phase, now: datetime) -> Told:
    return Told(PhaseOpened(phase.id, now + timedelta(minutes=phase.minutes)), EVERYONE)


def _running(moment: Moment) -> Clock:
    if not moment.state.clock.started:
        raise Refused(Refusal.NOT_STARTED)
    return moment.state.clock


def _known(wanted: PhaseId, moment: Moment) -> Phase:
    phase = moment.state.setting.phase(wanted)
    if phase is None:
        raise Refused(Refusal.UNKNOWN, value=wanted, field="the phase")
    return phase


def _current(wanted: PhaseId, moment: Moment) -> Clock:
    clock = _running(moment)
    _known(wanted, moment)
    if clock.phase != wanted:
        raise _moved(moment)
    return clock


def _moved(moment: Moment) -> Refused:
    now_at = moment.state.setting.phase(moment.state.clock.phase)
    return Refused(Refusal.PHASE_MOVED, phase=now_at.title if now_at else "the lobby")


def _open(command: OpenPhase, moment: Moment) -> tuple[Told, ...]:
    clock = _running(moment)
    phase = _known(command.phase, moment)
    if clock.phase != command.after or (clock.open and clock.phase == phase.id):
        raise _moved(moment)
    resumed = (Told(ExerciseResumed(None), EVERYONE),) if clock.paused_at else ()
    shifted = (*shift_deadlines(moment), *shift_held(moment))
    opened = (*date_of(phase, moment), _opened(phase, moment.now))
    return (*resumed, *shifted, *_closing(moment), *opened)


def _closing(moment: Moment) -> tuple[Told, ...]:
    clock = moment.state.clock
    if clock.phase is None or not clock.open:
        return ()
    return (Told(PhaseClosed(clock.phase), EVERYONE), *lower_all(moment))


def _close(command: ClosePhase, moment: Moment) -> tuple[Told, ...]:
    if not _current(command.phase, moment).open:
        raise Refused(Refusal.ALREADY, what="the phase is closed")
    return _closing(moment)


def _close_due(command: CloseDuePhase, moment: Moment) -> tuple[Told, ...]:
    clock = _current(command.phase, moment)
    phase = _known(command.phase, moment)
    if not clock.open or clock.paused_at or not clock.overdue(phase, moment.now):
        raise Refused(Refusal.ALREADY, what="nothing is due")
    return _closing(moment)


def _skip(command: SkipPhase, moment: Moment) -> tuple[Told, ...]:
    clock = _running(moment)
    phase = _known(command.phase, moment)
    if clock.phase == phase.id and clock.open:
        raise _moved(moment)
    if clock.skipped(phase.id):
        raise Refused(Refusal.ALREADY, what="that phase is left out")
    if clock.played(phase.id) and phase not in moment.state.setting.following(clock.phase):
        raise Refused(Refusal.OVER, what="phase")
    reason = line(command.reason, "reason", required=False)
    return (Told(PhaseSkipped(phase.id, reason), EVERYONE),)


def _pause(_: PauseExercise, moment: Moment) -> tuple[Told, ...]:
    if _running(moment).paused_at is not None:
        raise Refused(Refusal.ALREADY, what="everybody is paused")
    return (Told(ExercisePaused(), EVERYONE),)


def _resume(_: ResumeExercise, moment: Moment) -> tuple[Told, ...]:
    clock = _running(moment)
    if clock.paused_at is None:
        raise Refused(Refusal.NOT_PAUSED)
    until = clock.closes_at + (moment.now - clock.paused_at) if clock.closes_at else None
    shifted = (*shift_deadlines(moment), *shift_held(moment))
    return (Told(ExerciseResumed(until), EVERYONE), *shifted)


def _extend(command: ExtendPhase, moment: Moment) -> tuple[Told, ...]:
    clock = _running(moment)
    if not clock.open or clock.phase is None or clock.closes_at is None:
        raise Refused(Refusal.PHASE_CLOSED)
    if command.phase not in {None, clock.phase}:
        raise _moved(moment)
    if not 0 < abs(command.minutes) <= LONGEST_EXTENSION:
        raise Refused(Refusal.UNKNOWN, value=command.minutes, field="minutes")
    anchor = clock.paused_at or moment.now
    step = timedelta(minutes=command.minutes)
    if command.minutes > 0:
        until = max(clock.closes_at, anchor) + step
    else:
        until = min(clock.closes_at, max(clock.closes_at + step, anchor))
    return (Told(PhaseExtended(clock.phase, command.minutes, until), EVERYONE),)


def _end(_: EndExercise, moment: Moment) -> tuple[Told, ...]:
    _running(moment)
    stopped = stop_all("the exercise ended before the count", moment)
    return (*_closing(moment), *stopped, reveal(moment), Told(ExerciseEnded(), EVERYONE))


CLOCK = Instrument(
    name="clock",
    part=Clock,
    acts={
        "exercise.start": Act(StartExercise, _start, Hands.CONTROL),
        "exercise.pause": Act(PauseExercise, _pause, Hands.CONTROL),
        "exercise.resume": Act(ResumeExercise, _resume, Hands.CONTROL),
        "exercise.end": Act(EndExercise, _end, Hands.CONTROL),
        "phase.open": Act(OpenPhase, _open, Hands.CONTROL),
        "phase.close": Act(ClosePhase, _close, Hands.CONTROL),
        "phase.close-due": Act(CloseDuePhase, _close_due, Hands.CONTROL),
        "phase.skip": Act(SkipPhase, _skip, Hands.CONTROL),
        "phase.extend": Act(ExtendPhase, _extend, Hands.CONTROL),
    },
    events=CLOCK_EVENTS,
)
