"""The timeline: rounds and phases, as they were planned and as they were played."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from wargame.aar import charts
from wargame.aar.sections import Section, Table
from wargame.aar.talk.frames import Frame, plural
from wargame.engine.names import PhaseId
from wargame.engine.scenario import Phase

_PHASE, _FROM, _TO, _WAS = "Phase", "From minute", "To minute", "Planned or played"


@dataclass(frozen=True, slots=True)
class Played:
    """One time that a phase was open; `paused` are the seconds that everybody waited."""

    phase: PhaseId
    opened: datetime
    closed: datetime | None = None
    paused: float = 0.0
    extended: int = 0

    @property
    def seconds(self) -> float | None:
        """How long it was open, with its pauses."""
        return (self.closed - self.opened).total_seconds() if self.closed else None


def played(frame: Frame) -> list[Played]:
    """Return each time that a phase was open, in order; the end of the exercise closes the last."""
    found: list[Played] = []
    pause: datetime | None = None
    for one in frame.records:
        match one.kind:
            case "phase.opened":
                found.append(Played(one.event.phase, one.at))
            case "phase.closed" | "exercise.ended" if found and found[-1].closed is None:
                found[-1] = replace(found[-1], closed=one.at)
            case "phase.extended" if found:
                found[-1] = replace(found[-1], extended=found[-1].extended + one.event.minutes)
            case "exercise.paused":
                pause = one.at
            case "exercise.resumed" if pause and found:
                waited = found[-1].paused + (one.at - pause).total_seconds()
                found[-1], pause = replace(found[-1], paused=waited), None
    return found


def planned(frame: Frame) -> dict[PhaseId, int]:
    """Return the minutes of each phase as they were planned before the start."""
    return {one.id: frame.setting.planned.get(one.id, one.minutes) for one in frame.setting.phases}


def section(frame: Frame) -> Section:
    """Return how the time was spent."""
    runs, plan = played(frame), planned(frame)
    first: dict[PhaseId, Played] = {}
    for one in runs:
        first.setdefault(one.phase, one)
    seconds = sum(one.seconds or 0 for one in runs)
    lead = (
        f"{len(first)} of {plural(len(plan), 'phase')} were played, in"
        f" {frame.length(seconds):g} minutes; {sum(plan.values())} were planned for all of them."
    )
    left_out = {one.event.phase: one.event.reason for one in frame.of("phase.skipped")}
    rows = tuple(
        _row(frame, phase, plan[phase.id], [one for one in runs if one.phase == phase.id], left_out)
        for phase in frame.setting.phases
    )
    columns = (
        *("Round", _PHASE, "Planned, minutes", "Played, minutes", "Of it paused, minutes"),
        *("Extended by, minutes", "Times", "Left out"),
    )
    return Section(
        "timeline",
        "Timeline",
        lead,
        (_chart(frame, runs, plan),) if runs else (),
        (Table("Rounds and phases", columns, rows),),
    )


def _row(
    frame: Frame, phase: Phase, minutes: int, runs: list[Played], left_out: dict[PhaseId, str]
) -> tuple[Any, ...]:
    current = frame.setting.round_of(phase.id)
    over = [one.seconds for one in runs if one.seconds is not None]
    return (
        current.title if current else "",
        phase.title,
        minutes,
        frame.length(sum(over)) if over else None,
        frame.length(sum(one.paused for one in runs)),
        sum(one.extended for one in runs),
        len(runs),
        (left_out[phase.id] or "yes") if phase.id in left_out and not runs else None,
    )


def _chart(frame: Frame, runs: list[Played], plan: dict[PhaseId, int]) -> charts.Chart:
    """Return a bar for each phase as it was planned, and one for each time it was played."""
    rows: list[tuple[str, float, float, str]] = []
    spent = 0
    for phase in frame.setting.phases:
        name = _called(frame, phase)
        rows.append((name, float(spent), float(spent + plan[phase.id]), "planned"))
        spent += plan[phase.id]
        rows.extend(
            (name, frame.minute(one.opened), frame.minute(one.closed), "played")
            for one in runs
            if one.phase == phase.id and one.closed
        )
    return charts.spans(
        "timeline",
        "Phases, as planned and as played",
        (_PHASE, _FROM, _TO, _WAS),
        rows,
        down=_PHASE,
        start=_FROM,
        end=_TO,
        group=_WAS,
    )


def _called(frame: Frame, phase: Phase) -> str:
    """Return the title of a phase, with its round where several phases are called alike."""
    alike = sum(1 for one in frame.setting.phases if one.title == phase.title)
    current = frame.setting.round_of(phase.id)
    return f"{phase.title}: {current.title}" if alike > 1 and current else phase.title
