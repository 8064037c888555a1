"""All outcomes of a package, and what each is worth to each party. Exact, and fast enough.

An outcome has a number, its code: options counted like digits, the last issue fastest. What it is
worth to all parties stands in one whole number, with a lane of bits for each party, in units so
small that every value is whole: one addition adds up all parties, one comparison compares them.
Beside it stands a mask: a bit for each party whose red lines it keeps, for each box that forbids
it, for each box in which a bonus is paid.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from wargame.engine.bargaining.boxes import Choices, Grid
from wargame.engine.bargaining.sheets import Extra, Sets, Table
from wargame.engine.names import CellId, IssueId, OptionId
from wargame.engine.score_sheets import Part


@dataclass(frozen=True, eq=False)
class Space:
    """The outcomes of a package for these parties: `sums` and `masks` by code.

    `forbid` are the boxes of exclusions; `extras` the bonuses of each party that can be paid here.
    """

    package: str
    grid: Grid
    tables: tuple[Table, ...]
    forbid: tuple[Sets, ...]
    extras: tuple[tuple[Extra, ...], ...]
    scale: int
    width: int
    floors: tuple[int, ...]
    sums: Sequence[int]
    masks: Sequence[int]

    @cached_property
    def coherent(self) -> tuple[int, ...]:
        """The codes of outcomes that no exclusion forbids."""
        excluded = ((1 << len(self.forbid)) - 1) << len(self.tables)
        return tuple(code for code, mask in enumerate(self.masks) if not mask & excluded)

    @cached_property
    def cells(self) -> tuple[CellId, ...]:
        """The parties, in the order of their lanes."""
        return tuple(table.cell for table in self.tables)

    @property
    def needed(self) -> tuple[CellId, ...]:
        """The parties without which there is no agreement: those that sign or consent."""
        return tuple(table.cell for table in self.tables if table.part is not Part.HEARD)

    @property
    def non_additive(self) -> bool:
        """Whether a bonus of a party hangs on a combination, or on an issue of another package."""
        inside = {issue for issue, _ in self.grid}
        extras = (one for table in self.tables for one in table.extras)
        return any(len(one.when) > 1 or not inside.issuperset(one.when) for one in extras)

    def lanes(self, cells: Iterable[CellId]) -> tuple[int, ...]:
        """Return the numbers of the lanes of parties."""
        return tuple(map(self.cells.index, cells))

    def outcome(self, code: int) -> dict[IssueId, OptionId]:
        """Return the choices that a code stands for."""
        found = {}
        for issue, options in reversed(self.grid):
            code, digit = divmod(code, len(options))
            found[issue] = options[digit]
        return {issue: found[issue] for issue, _ in self.grid}

    def codes(self, choices: Choices) -> list[int]:
        """Return the codes of all outcomes with these choices, coherent or not."""
        found = [0]
        for issue, options in self.grid:
            chosen = choices.get(issue)
            digits = [n for n, one in enumerate(options) if chosen is None or one == chosen]
            found = [code * len(options) + digit for code in found for digit in digits]
        return found

    def units(self, code: int, lanes: Iterable[int]) -> tuple[int, ...]:
        """Return what an outcome is worth to parties, in units of `1 / scale` points."""
        packed, ones = self.sums[code], (1 << self.width) - 1
        return tuple((packed >> lane * self.width & ones) - self.floors[lane] for lane in lanes)

    def column(self, codes: Iterable[int], lane: int, less: int = 0) -> list[int]:
        """Return what outcomes are worth to one party, in units, less so many."""
        shift, ones = lane * self.width, (1 << self.width) - 1
        down, sums = self.floors[lane] + less, self.sums
        return [(sums[code] >> shift & ones) - down for code in codes]

    def points(self, code: int) -> dict[CellId, Fraction]:
        """Return what an outcome is worth to each party, in points."""
        worth = self.units(code, range(len(self.tables)))
        return {
            cell: Fraction(one, self.scale) for cell, one in zip(self.cells, worth, strict=True)
        }

    def surplus(self, code: int) -> dict[CellId, Fraction]:
        """Return how far an outcome is above each party's reservation value, or below it."""
        return {
            table.cell: points - table.reservation
            for table, points in zip(self.tables, self.points(code).values(), strict=True)
        }

    def reservations(self) -> tuple[int, ...]:
        """Return the reservation value of each party in units."""
        return tuple(int(table.reservation * self.scale) for table in self.tables)

    def guards(self, lanes: Iterable[int]) -> int:
        """Return the highest bit of each of these lanes."""
        return sum(1 << (lane + 1) * self.width - 1 for lane in lanes)

    def clean(self, code: int) -> int:
        """Return a bit for each party whose red lines an outcome keeps."""
        return self.masks[code] & (1 << len(self.tables)) - 1
