"""Why the world is as it is: every change of an indicator and of a region, with cause and author.

Read from the journal, which keeps who gave a command and all that followed from it. It is told to
control alone: what a cell was shown stands beside what is so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from wargame.engine.instruments.indicators import (
    IndicatorReported,
    PerceptionCorrected,
    PerceptionShaped,
)
from wargame.engine.instruments.inject_desk import InjectSpent
from wargame.engine.instruments.ruling_book import RulingPublished, RulingUndone
from wargame.engine.instruments.world_book import RegionChanged, WorldApplied
from wargame.engine.names import CONTROL, CellId, IndicatorId, RegionId, SeatId
from wargame.journal import reading
from wargame.journal.record import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One change: from what to what (`was` is None at the start), why, by whom, from what.

    `cells` are those that alone were told it, although it is not so; empty where it is so.
    """

    at: datetime
    was: str | None
    now: str
    reason: str
    author: SeatId
    cell: CellId
    source: str
    cells: tuple[CellId, ...] = ()
    private: str = ""


@dataclass(frozen=True, slots=True)
class Causes:
    """The changes of each indicator and of each region, oldest first."""

    indicators: dict[IndicatorId, list[Change]]
    regions: dict[RegionId, list[Change]]


def causes(code: str) -> Causes:
    """Return all changes so far; raises NoSuchExercise."""
    found = Causes({}, {})
    for _, entries in groupby(reading.records(code), key=lambda one: one.command_id):
        records = list(entries)
        source = _source(records)
        for record, aside in _with_asides(records):
            _note(found, record, aside, source)
    return found


def _with_asides(
    records: list[Record],
) -> Iterator[tuple[Record, PerceptionShaped | PerceptionCorrected | None]]:
    """Yield each record with the word to control just before it, that it is not the world's."""
    aside = None
    for record in records:
        if isinstance(record.event, PerceptionShaped | PerceptionCorrected):
            aside = record.event
            continue
        yield record, aside
        aside = None


def _note(
    found: Causes,
    record: Record,
    aside: PerceptionShaped | PerceptionCorrected | None,
    source: str,
) -> None:
    event = record.event
    if isinstance(event, IndicatorReported):
        changes = found.indicators.setdefault(event.indicator, [])
        was = next((one.now for one in reversed(changes) if not one.cells), None)
        cells, private = (aside.cells, aside.reason) if aside else ((), "")
        words = (str(event.value), event.reason)
        changes.append(_change(record, None if aside else was, words, source, cells, private))
    elif isinstance(event, RegionChanged):
        turns = found.regions.setdefault(event.region, [])
        was = turns[-1].now if turns else None
        turns.append(_change(record, was, (event.state.value, event.reason), source))


def _change(  # noqa: PLR0913, PLR0917 - all that a change is
    record: Record,
    was: str | None,
    words: tuple[str, str],
    source: str,
    cells: tuple[CellId, ...] = (),
    private: str = "",
) -> Change:
    now, reason = words
    by = record.by
    return Change(record.at, was, now, reason, by.id, by.cell, source, cells, private)


def _source(records: list[Record]) -> str:
    """Return in words what a command was that changed the world."""
    for one in records:
        match one.event:
            case InjectSpent(inject=inject):
                return f"inject {inject}"
            case RulingPublished() | RulingUndone():
                return "ruling"
            case WorldApplied():
                return "couplings"
            case _ if one.kind.startswith("agreement."):
                return "agreement"
            case _ if one.kind == "exercise.started":
                return "scenario"
    return "control" if records[0].by.cell == CONTROL else "others"
