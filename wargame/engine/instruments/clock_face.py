"""The face of the clock: what has happened to rounds, phases and time, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wargame.engine.instrument import Hear
from wargame.engine.names import PhaseId
from wargame.engine.scenario import Phase


@dataclass(frozen=True, slots=True)
class ExerciseStarted:
    """Play has begun."""


@dataclass(frozen=True, slots=True)
class PhaseOpened:
    """A phase is open until its deadline."""

    phase: PhaseId
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class PhaseClosed:
    """A phase is over."""

    phase: PhaseId


@dataclass(frozen=True, slots=True)
class PhaseSkipped:
    """A phase will not be played."""

    phase: PhaseId
    reason: str


@dataclass(frozen=True, slots=True)
class PhaseExtended:
    """The open phase has another deadline."""

    phase: PhaseId
    minutes: int
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class ExercisePaused:
    """Everybody waits."""


@dataclass(frozen=True, slots=True)
class ExerciseResumed:
    """The clock runs again; the deadline has moved by the length of the pause."""

    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class ExerciseEnded:
    """Nothing more can be done."""


@dataclass(frozen=True, slots=True)
class Run:
    """One time that a phase was played or skipped."""

    phase: PhaseId
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the exercise stands, and until when. `idle` is the time that its phase was paused."""

    started: bool = False
    ended: bool = False
    phase: PhaseId | None = None
    open: bool = False
    closes_at: datetime | None = None
    paused_at: datetime | None = None
    runs: tuple[Run, ...] = ()
    idle: timedelta = timedelta()

    def overdue(self, phase: Phase, now: datetime) -> bool:
        """Tell whether a strict phase is past its deadline."""
        return phase.strict and self.closes_at is not None and now >= self.closes_at

    def played(self, phase: PhaseId) -> bool:
        """Tell whether a phase was ever open."""
        return any(run.phase == phase and run.opened_at for run in self.runs)

    def skipped(self, phase: PhaseId) -> bool:
        """Tell whether the last word on a phase is that it is not played."""
        runs = [run for run in self.runs if run.phase == phase]
        return bool(runs) and runs[-1].skipped


def _hear_started(part: Clock, _: ExerciseStarted, __: datetime) -> Clock:
    return replace(part, started=True)


def _hear_opened(part: Clock, event: PhaseOpened, at: datetime) -> Clock:
    run = Run(event.phase, opened_at=at)
    return replace(
        part,
        phase=event.phase,
        open=True,
        closes_at=event.closes_at,
        runs=(*part.runs, run),
        idle=timedelta(),
    )


def _hear_closed(part: Clock, event: PhaseClosed, at: datetime) -> Clock:
    runs = tuple(
        replace(run, closed_at=at)
        if run.phase == event.phase and run.opened_at and not run.closed_at
        else run
        for run in part.runs
    )
    return replace(part, open=False, closes_at=None, runs=runs)


def _hear_skipped(part: Clock, event: PhaseSkipped, _: datetime) -> Clock:
    return replace(part, runs=(*part.runs, Run(event.phase, skipped=True)))


def _hear_extended(part: Clock, event: PhaseExtended, _: datetime) -> Clock:
    return replace(part, closes_at=event.closes_at)


def _hear_paused(part: Clock, _: ExercisePaused, at: datetime) -> Clock:
    return replace(part, paused_at=at)


def _hear_resumed(part: Clock, event: ExerciseResumed, at: datetime) -> Clock:
    idle = part.idle + (at - part.paused_at if part.paused_at else timedelta())
    return replace(part, paused_at=None, closes_at=event.closes_at, idle=idle)


def _hear_ended(part: Clock, _: ExerciseEnded, __: datetime) -> Clock:
    return replace(part, ended=True, paused_at=None)


CLOCK_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "exercise.started": (ExerciseStarted, _hear_started),
    "exercise.paused": (ExercisePaused, _hear_paused),
    "exercise.resumed": (ExerciseResumed, _hear_resumed),
    "exercise.ended": (ExerciseEnded, _hear_ended),
    "phase.opened": (PhaseOpened, _hear_opened),
    "phase.closed": (PhaseClosed, _hear_closed),
    "phase.skipped": (PhaseSkipped, _hear_skipped),
    "phase.extended": (PhaseExtended, _hear_extended),
}
