"""Columns of a table as they are printed: numbers to the right, each with as many places."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from wargame.aar.exports.cells import shown

_NUMBER = re.compile(r"[+\-\u2212]?\d[\d\s.,]*(/\d+)?\s?%?")
"""Words that are read as a number: a share, a fraction, a count with its sign."""

_PLACES = 2
_TENTHS = 10
PROSE = 60
"""No column of prose wishes to be wider, in letters."""

MANY = 6
"""A table with more columns is set smaller."""

LONG = 600
"""A row with a text of more letters than this may be broken by the end of a page."""

BREAKS = 13
"""A longer word may be broken."""

AROUND = 1
"""The room around the words of a cell, in letters."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its cells in words, and whether it stands to the right."""

    title: str
    cells: tuple[str, ...]
    right: bool

    @property
    def natural(self) -> int:
        """How many letters wide it is where nothing is broken."""
        return max(_bold(self.title), *map(len, self.cells), 1) + AROUND

    @property
    def least(self) -> int:
        """How many letters it needs at least: no word of its head and no number is broken."""
        heads = max(map(_bold, self.title.split()), default=1)
        if self.right:
            return max(heads, *map(len, self.cells), 1) + AROUND
        words = (len(word) for text in self.cells for word in text.split())
        return max(heads, min(BREAKS, max(words, default=1))) + AROUND

    @property
    def usual(self) -> int:
        """How many letters it would like beside others: as much as its mean cell."""
        mean = sum(map(len, self.cells)) // max(1, len(self.cells))
        return max(self.least, min(PROSE, mean + AROUND))


def widths(given: tuple[Column, ...], room: int) -> list[float]:
    """Return how many letters wide each column is where all of them have so many."""
    least = [one.least for one in given]
    wished = [one.usual - one.least for one in given]
    spare = max(0, room - sum(least))
    share = min(1, spare / sum(wished)) if sum(wished) else 0
    return [few + more * share for few, more in zip(least, wished, strict=True)]


def _bold(text: str) -> int:
    """Return how many letters wide a head is: it is set in bold."""
    return -(-len(text) * 11 // 10)


def columns(titles: tuple[str, ...], rows: tuple[tuple[Any, ...], ...]) -> tuple[Column, ...]:
    """Return the columns of a table."""
    return tuple(_column(title, [row[n] for row in rows]) for n, title in enumerate(titles))


def _column(title: str, values: list[Any]) -> Column:
    said = [one for one in values if one is not None and one != ""]
    right = bool(said) and all(map(_is_number, said))
    places = _places(said) if right and all(map(_counts, said)) else 0
    cells = tuple(
        f"{float(it):.{places}f}" if _counts(it) and places else shown(it) for it in values
    )
    return Column(title, cells, right)


def _counts(value: Any) -> bool:  # noqa: ANN401 - whatever stands in a table
    return isinstance(value, int | float | Fraction) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:  # noqa: ANN401 - whatever stands in a table
    return _counts(value) or (isinstance(value, str) and bool(_NUMBER.fullmatch(value)))


def _places(values: list[Any]) -> int:
    """Return how many places behind the point a column needs, two at most."""
    if all(float(one).is_integer() for one in values):
        return 0
    tenths = all(abs(float(one) * _TENTHS - round(float(one) * _TENTHS)) < 1e-9 for one in values)  # noqa: PLR2004
    return 1 if tenths else _PLACES
