"""The run sheet: what was planned, what was played, and by how much it drifts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from wargame.engine.instruments.agenda import Forecast, forecast
from wargame.engine.instruments.clock_face import Clock, Run
from wargame.engine.names import PhaseId
from wargame.engine.scenario import Inject, Phase, Round
from wargame.rooms.panel import Scene


@dataclass(frozen=True, slots=True)
class Line:
    """One phase of the sheet. `state` is to-come, open, closed or left-out."""

    phase: Phase
    state: str
    opened_at: datetime | None
    took: int | None
    injects: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """One round of the sheet, folded away once it is over. `state` is ahead, here or over."""

    round: Round
    state: str
    lines: tuple[Line, ...]
    took: int
    minutes: int


def runsheet(scene: Scene) -> dict[str, Any]:
    """Return the rounds with their phases, and the drift against the plan."""
    setting, clock = scene.picture.setting, scene.picture.clock
    injects = scene.picture.injects
    waiting = [one for one in injects.plan if one.id not in injects.spent]
    return {
        "setting": setting,
        "clock": clock,
        "rounds": [_round(one, clock, waiting) for one in setting.rounds],
        "drift": drift(clock, setting.phases),
        "ends": _ends(clock, setting.phases),
        "forecast": ahead(scene),
        "cuts": _cuts(scene),
        "least": injects.least,
    }


def ahead(scene: Scene) -> Forecast | None:
    """Return when the exercise would end, to the minute; None where nobody says what time it is."""
    now, picture = scene.company.now, scene.picture
    if now is None:
        return None
    minute = now.replace(second=0, microsecond=0)
    return forecast(picture.setting, picture.clock, minute, picture.injects.least)


def _cuts(scene: Scene) -> list[tuple[Phase, int]]:
    """Return the phases that the suggested cut shortens, and the minutes that they would keep."""
    seen = ahead(scene)
    minutes: Mapping[PhaseId, int] = seen.cut if seen else {}
    return [(one, minutes[one.id]) for one in scene.picture.setting.phases if one.id in minutes]


def _round(one: Round, clock: Clock, waiting: list[Inject]) -> Chapter:
    lines = tuple(_line(phase, clock, waiting) for phase in one.phases)
    here = any(line.phase.id == clock.phase for line in lines)
    done = all(line.state in {"closed", "left-out"} for line in lines)
    took = sum(line.took or 0 for line in lines)
    state = "here" if here else "over" if done else "ahead"
    return Chapter(one, state, lines, took, sum(phase.minutes for phase in one.phases))


def _line(phase: Phase, clock: Clock, waiting: list[Inject]) -> Line:
    runs = [run for run in clock.runs if run.phase == phase.id]
    planned = sum(1 for one in waiting if one.phase == phase.id)
    if not runs:
        return Line(phase, "to-come", None, None, planned)
    last = runs[-1]
    if last.skipped:
        return Line(phase, "left-out", None, None, planned)
    state = "closed" if last.closed_at else "open"
    return Line(phase, state, last.opened_at, _took(last), planned)


def _took(run: Run) -> int | None:
    if run.opened_at is None or run.closed_at is None:
        return None
    return round((run.closed_at - run.opened_at).total_seconds() / 60)


def drift(clock: Clock, phases: tuple[Phase, ...]) -> int | None:
    """Return by how many minutes the open phase, closed in time, ends after the plan.

    The plan starts when the first phase was opened, and counts no phase that is left out. Nothing
    is asked of the time of day: the figure stands until a deadline moves.
    """
    first = next((run.opened_at for run in clock.runs if run.opened_at), None)
    if first is None or clock.closes_at is None or clock.phase is None:
        return None
    planned = timedelta()
    for phase in phases:
        if not clock.skipped(phase.id):
            planned += timedelta(minutes=phase.minutes)
        if phase.id == clock.phase:
            break
    return round((clock.closes_at - first - planned).total_seconds() / 60)


def _ends(clock: Clock, phases: tuple[Phase, ...]) -> datetime | None:
    """Return when the exercise ends if every phase from here on keeps its minutes."""
    if clock.closes_at is None or clock.phase is None or clock.paused_at:
        return None
    places = [place for place, phase in enumerate(phases) if phase.id == clock.phase]
    rest = phases[places[0] + 1 :] if places else ()
    minutes = sum(phase.minutes for phase in rest if not clock.skipped(phase.id))
    return clock.closes_at + timedelta(minutes=minutes)
