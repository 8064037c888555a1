"""Lines of the record as those in control read them: what happened, when, and by whose hand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from wargame.conduct import posts
from wargame.engine.names import CONTROL, CellId, SeatId
from wargame.journal import reading
from wargame.journal.record import Record


@dataclass(frozen=True, slots=True)
class Line:
    """An entry by its number; `hand` names whoever in control did it, also for a delegation."""

    number: int
    at: datetime
    kind: str
    cell: CellId
    hand: str


def lines(code: str, last: int, pinned: Collection[int]) -> dict[int, Line]:
    """Return the last entries of the record, and those with these numbers; none that is sealed."""
    called = posts.names(code)
    newest = reading.heads((code,)).get(code, 0)
    found = {one.position: one for one in reading.records(code, max(0, newest - last))}
    for number in set(pinned) - found.keys():
        found |= {one.position: one for one in islice(_behind(code, number - 1), 1)}
    shown = sorted(found.items())
    return {n: _line(one, called) for n, one in shown if not one.audience.sealed}


def _behind(code: str, number: int) -> Iterator[Record]:
    return reading.records(code, number)


def _line(one: Record, called: dict[SeatId, str]) -> Line:
    ours = one.by.cell == CONTROL or one.by.lent
    hand = called.get(one.by.id, "") if ours else ""
    return Line(one.position, one.at, one.kind, one.by.cell, hand)
