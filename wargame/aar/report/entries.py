"""A record as one reader has it: their own entries, counted, and what they come to."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from wargame.aar.sight import Sight
from wargame.engine import BLANK, Picture, evolve
from wargame.engine.names import CellId
from wargame.journal import reading
from wargame.journal.record import Cover, Record


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry, with the number that it has in this reader's record."""

    n: int
    record: Record


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a sight reads of an exercise."""

    code: str
    sight: Sight
    cover: Cover
    entries: tuple[Entry, ...]
    picture: Picture

    def of(self, *kinds: str) -> tuple[Entry, ...]:
        """Return the entries of some kinds, in order."""
        return tuple(one for one in self.entries if one.record.kind in kinds)

    def name(self, cell: CellId | str) -> str:
        """Return what a cell is called."""
        return self.picture.setting.name(CellId(cell))

    def names(self, cells: Iterable[CellId | str]) -> str:
        """Return the names of some cells in one line."""
        return ", ".join(map(self.name, cells))


def read(code: str, sight: Sight) -> Reading:
    """Return what a sight reads; raises NoSuchExercise.

    What is sealed is left out for everybody: whoever makes a report for a delegation is not told
    what it put on a secret paper.
    """
    cover = reading.cover(code)
    told = (one for one in reading.records(code) if not one.audience.sealed)
    seen = (one for one in told if sight.reads(one))
    entries = tuple(Entry(n, one) for n, one in enumerate(seen, start=1))
    return Reading(code, sight, cover, entries, _picture(entries))


def _picture(entries: Iterable[Entry]) -> Picture:
    """Return what a reader makes of entries, some of which may go on with what they never heard."""
    picture = BLANK
    for one in entries:
        with suppress(LookupError):
            picture = evolve(picture, one.record.event, one.record.at)
    return picture
