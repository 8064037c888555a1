"""Lines of the record as those in control read them: what happened, when, and by whose hand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from wargame.conduct import posts
from wargame.conduct.numbering import Numbers, numbers
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
    called, own = posts.names(code), numbers(code)
    newest = reading.heads((code,)).get(code, 0)
    found = {one.position: one for one in reading.records(code, max(0, newest - last))}
    for place in {own.position(number) for number in pinned} - found.keys():
        found |= {one.position: one for one in reading.records(code, place - 1, until=place)}
    shown = [one for _, one in sorted(found.items()) if not one.audience.sealed]
    return {own.number(one.position): _line(one, called, own) for one in shown}


def _line(one: Record, called: dict[SeatId, str], own: Numbers) -> Line:
    ours = one.by.cell == CONTROL or one.by.lent
    hand = called.get(one.by.id, "") if ours else ""
    return Line(own.number(one.position), one.at, one.kind, one.by.cell, hand)
