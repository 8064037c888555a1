"""Laying out a space: every outcome of a package is added up once, for all parties at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from math import lcm, prod

from wargame.engine.bargaining.boxes import Choices, Grid, forbidden, within
from wargame.engine.bargaining.outcomes import Space
from wargame.engine.bargaining.sheets import Extra, Levels, Sets, Table, tables
from wargame.engine.scenario import LineUp, Scenario

NOUGHT = Fraction()
MOST = 250_000
"""So many outcomes are gone through, and no more: beyond, an answer would keep people waiting."""


class TooManyOutcomes(Exception):
    """A package that is too large to be gone through; nothing is sampled in silence."""

    def __init__(self, package: str, count: int, most: int = MOST) -> None:
        """Keep the numbers and word the reason."""
        super().__init__(
            f"“{package}” has {count} outcomes, and {most} can be gone through. "
            "Settle an issue first, or take out options."
        )
        self.package, self.count, self.most = package, count, most


def space(
    scenario: Scenario,
    package: str,
    lineup: LineUp,
    levels: Levels | None = None,
    settled: Choices | None = None,
) -> Space:
    """Return the outcomes of a package of a scenario, for a line-up, at levels of indicators.

    `settled` are choices in other packages: exclusions and bonuses may hang on them. Raises
    TooManyOutcomes.
    """
    grid = tuple(
        (issue.id, tuple(option.id for option in issue.options))
        for issue in scenario.issues
        if issue.package == package
    )
    elsewhere = settled or {}
    known = tables(scenario, package, lineup, levels)
    return lay_out(
        package, grid, known, tuple(forbidden(scenario.exclusions, grid, elsewhere)), elsewhere
    )


def lay_out(
    package: str,
    grid: Grid,
    parties: tuple[Table, ...],
    forbid: tuple[Sets, ...] = (),
    settled: Choices | None = None,
) -> Space:
    """Return the outcomes of a grid for parties, without those in a forbidden box.

    Raises TooManyOutcomes.
    """
    count = prod(len(options) for _, options in grid)
    if count > MOST:
        raise TooManyOutcomes(package, count)
    extras = tuple(tuple(_payable(one, grid, settled or {})) for one in parties)
    scale = _scale(parties, extras)
    floors, width = _measure(parties, extras, scale)
    packing = [scale << lane * width for lane in range(len(parties))]
    start = sum(floor << lane * width for lane, floor in enumerate(floors))
    sums = _sums(grid, parties, packing, start)
    masks = _masks(grid, parties, (*forbid, *(one.when for party in extras for one in party)))
    paid = [
        int(one.points * unit) for party, unit in zip(extras, packing, strict=True) for one in party
    ]
    _pay(sums, masks, paid, len(parties) + len(forbid))
    return Space(package, grid, parties, forbid, extras, scale, width, floors, sums, masks)


def again(space: Space, parties: tuple[Table, ...]) -> Space | None:
    """Return a space for the same parties with other reservation values; None where it is another.

    Nothing is added up anew: what outcomes are worth does not hang on what parties have without
    them. Where a value is no whole number of the units of the space, or too large for its lanes, it
    must be laid out.
    """
    if tuple(map(_worth, parties)) != tuple(map(_worth, space.tables)):
        return None
    least = [one.reservation * space.scale for one in parties]
    _, width = _measure(parties, space.extras, space.scale)
    if width > space.width or any(one.denominator > 1 for one in least):
        return None
    found = replace(space, tables=parties)
    vars(found)["coherent"] = space.coherent
    return found


def _worth(party: Table) -> Table:
    return replace(party, reservation=NOUGHT)


def _payable(party: Table, grid: Grid, settled: Choices) -> Iterator[Extra]:
    for one in party.extras:
        box = within(one.when, grid, settled)
        if box is not None:
            yield Extra(one.points, box)


def _scale(parties: tuple[Table, ...], extras: tuple[tuple[Extra, ...], ...]) -> int:
    """Return how many units make a point, so that every value is whole."""
    values = chain(
        (value for one in parties for worth in one.points.values() for value in worth.values()),
        (one.reservation for one in parties),
        (one.points for party in extras for one in party),
    )
    return lcm(*(value.denominator for value in values))


def _measure(
    parties: tuple[Table, ...], extras: tuple[tuple[Extra, ...], ...], scale: int
) -> tuple[tuple[int, ...], int]:
    """Return what each lane begins at, so as never to fall below nought, and how wide it is."""
    floors, largest = [], 0
    for party, bonuses in zip(parties, extras, strict=True):
        worths = party.points.values()
        low = sum((min(NOUGHT, *one.values()) for one in worths), NOUGHT)
        low += sum((min(NOUGHT, one.points) for one in bonuses), NOUGHT)
        high = sum((max(NOUGHT, *one.values()) for one in worths), NOUGHT)
        high += sum((max(NOUGHT, one.points) for one in bonuses), NOUGHT)
        floors.append(int(-low * scale))
        largest = max(largest, int((high - low + abs(party.reservation)) * scale))
    return tuple(floors), largest.bit_length() + 2


def _sums(grid: Grid, parties: tuple[Table, ...], packing: list[int], start: int) -> list[int]:
    sums = [start]
    for issue, options in grid:
        packed = [
            sum(
                int(one.points[issue][option] * unit)
                for one, unit in zip(parties, packing, strict=True)
            )
            for option in options
        ]
        sums = [so_far + value for so_far in sums for value in packed]
    return sums


def _masks(grid: Grid, parties: tuple[Table, ...], boxes: Sequence[Sets]) -> list[int]:
    masks = [(1 << len(parties) + len(boxes)) - 1]
    for issue, options in grid:
        kept = [
            [
                *(option not in one.red_lines.get(issue, ()) for one in parties),
                *(option in box.get(issue, options) for box in boxes),
            ]
            for option in options
        ]
        bits = [sum(bit << n for n, bit in enumerate(row)) for row in kept]
        masks = [so_far & value for so_far in masks for value in bits]
    return masks


def _pay(sums: list[int], masks: list[int], paid: list[int], first: int) -> None:
    """Add the bonuses: the one of box n is due where bit `first + n` is set."""
    if not paid:
        return
    due = {
        mask: sum(value for n, value in enumerate(paid) if mask >> n & 1)
        for mask in {mask >> first for mask in masks}
    }
    for code, mask in enumerate(masks):
        sums[code] += due[mask >> first]
