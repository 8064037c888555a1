"""The numbers that control has for entries: its own count, in which sealed papers leave no gap.

A gap would tell when somebody put in a secret paper, or changed one. Pages, notes, reports and the
exported record all number entries so; the places of a journal are for the house alone.
"""

from bisect import bisect_right
from dataclasses import dataclass

from wargame.journal import reading


@dataclass(frozen=True, slots=True)
class Numbers:
    """The places of the entries that control does not read, in order."""

    sealed: tuple[int, ...] = ()

    def number(self, position: int) -> int:
        """Return the number of the entry at a place; for a sealed one that of the one before."""
        return position - bisect_right(self.sealed, position)

    def position(self, number: int) -> int:
        """Return the place of the entry with a number; 0 is before the first."""
        place = number
        for one in self.sealed if number > 0 else ():
            if one > place:
                break
            place += 1
        return place


AS_THEY_COME = Numbers()
"""Nothing is sealed."""


def numbers(code: str) -> Numbers:
    """Return how the entries of an exercise are numbered; of none, as they come."""
    return Numbers(reading.sealed(code))
