"""Indicators: how the numbers of the world moved, what moved them, and what some saw instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.aar import charts
from wargame.aar.sections import Section, Table
from wargame.aar.talk.frames import Frame, plural
from wargame.engine.instruments.indicator_book import (
    IndicatorReported,
    PerceptionCorrected,
    PerceptionShaped,
)
from wargame.engine.names import CellId, IndicatorId
from wargame.journal.record import Record

WORLD = "the world"
_INDICATOR, _MINUTE, _VALUE, _SEEN = "Indicator", "Minute", "Value", "As seen by"


@dataclass(frozen=True, slots=True)
class Report:
    """A value of an indicator as a line of the chart: in the world, or in the eyes of some."""

    record: Record
    seen_by: str
    was: int | None
    source: str


def reports(frame: Frame) -> list[Report]:
    """Return every report, with the value before it in the same eyes, and what it came from."""
    last: dict[tuple[IndicatorId, str], int] = {}
    found = []
    for entries in frame.commands():
        source = _source(entries, whole=frame.whole)
        for one, aside in _with_asides(entries):
            event = one.event
            for eyes in _eyes(frame, one, aside):
                was = last.get((event.indicator, eyes), last.get((event.indicator, WORLD)))
                last[event.indicator, eyes] = event.value
                found.append(Report(one, eyes, was, source))
    return found


def _with_asides(
    entries: tuple[Record, ...],
) -> Iterator[tuple[Record, PerceptionShaped | PerceptionCorrected | None]]:
    """Yield each report with the word to control just before it, that it is not the world's."""
    aside = None
    for one in entries:
        if isinstance(one.event, PerceptionShaped | PerceptionCorrected):
            aside = one.event
        elif isinstance(one.event, IndicatorReported):
            yield one, aside
            aside = None


def _eyes(
    frame: Frame, one: Record, aside: PerceptionShaped | PerceptionCorrected | None
) -> tuple[str, ...]:
    """Return in whose eyes a report is: what a reader was told is the world, for all it knows."""
    if aside is not None:
        return tuple(frame.name(cell) for cell in aside.cells)
    if frame.whole or one.audience.cells is None or one.audience.includes(frame.sight.viewer):
        return (WORLD,)
    return tuple(frame.name(CellId(cell)) for cell in sorted(one.audience.cells))


def _source(entries: tuple[Record, ...], *, whole: bool) -> str:
    """Return what moved the numbers, as far as the entries of this command say so.

    Where they are not the `whole` command, nothing else can be told.
    """
    kinds = {one.kind for one in entries}
    if "exercise.started" in kinds:
        return "the scenario"
    if "world.applied" in kinds:
        return "couplings"
    if kinds & {"ruling.published", "ruling.undone"}:
        return "a ruling"
    injects = [one.event.title for one in entries if one.kind == "inject.released"]
    if injects:
        return f"inject: {injects[0]}"
    if any(kind.startswith("agreement.") for kind in kinds):
        return "an agreement"
    return "control" if whole else ""


def section(frame: Frame) -> Section:
    """Return every indicator over time with its causes."""
    found = reports(frame)
    moved = [one for one in found if one.was not in {None, one.record.event.value}]
    names = {one.record.event.indicator for one in moved}
    lead = (
        f"{plural(len(names), 'indicator')} moved, {plural(len(moved), 'time')} in all."
        if found
        else "No indicators are known to this reader."
    )
    columns = (_MINUTE, _INDICATOR, "Before", "After", "Why", "From", _SEEN)
    rows = tuple(
        (
            frame.minute(one.record.at),
            one.record.event.title,
            one.was,
            one.record.event.value,
            one.record.event.reason,
            one.source,
            one.seen_by,
            *frame.entry(one.record),
        )
        for one in found
        if one.was is not None
    )
    return Section(
        "indicators",
        "How the numbers moved",
        lead,
        (_chart(frame, found),) if found else (),
        (Table("Changes with their causes", frame.columns(*columns), rows),) if rows else (),
        ("Start values and effects are assumptions of whoever wrote the pack.", *frame.cautions),
    )


def _chart(frame: Frame, found: list[Report]) -> charts.Chart:
    rows = [
        (
            one.record.event.title,
            frame.minute(one.record.at),
            one.record.event.value,
            one.seen_by,
        )
        for one in found
    ]
    return charts.panes(
        "indicators",
        "Indicators over time",
        (_INDICATOR, _MINUTE, _VALUE, _SEEN),
        _held(rows),
        each=_INDICATOR,
        along=_MINUTE,
        value=_VALUE,
        series=_SEEN,
        note="A value holds until it changes.",
    )


def _held(rows: list[tuple[str, float, int, str]]) -> list[tuple[str, float, int, str]]:
    """Return the rows in the order of the indicators, not of the time."""
    order = list(dict.fromkeys(title for title, *_ in rows))
    return sorted(rows, key=lambda row: order.index(row[0]))
