"""How evenly an outcome treats the parties: descriptions, never a verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wargame.engine.bargaining.outcomes import Space
from wargame.engine.names import CellId


@dataclass(frozen=True, slots=True)
class Fairness:
    """What the parties have above their reservation values, and who has less.

    `gini` is 0 where all gain the same, and nears 1 where one gains all; None where somebody loses
    or nobody gains, because it means nothing then.
    """

    surplus: dict[CellId, Fraction]
    least: Fraction
    gini: Fraction | None
    below: tuple[CellId, ...]
    crossed: tuple[CellId, ...]


def fairness(space: Space, code: int, cells: Sequence[CellId] | None = None) -> Fairness:
    """Return how evenly an outcome treats these parties, or all: one at least."""
    who = space.cells if cells is None else tuple(cells)
    everybody, clean = space.surplus(code), space.clean(code)
    surplus = {cell: everybody[cell] for cell in who}
    return Fairness(
        surplus=surplus,
        least=min(surplus.values()),
        gini=gini(surplus.values()),
        below=tuple(cell for cell, gain in surplus.items() if gain < 0),
        crossed=tuple(
            cell for cell, lane in zip(who, space.lanes(who), strict=True) if not clean >> lane & 1
        ),
    )


def gini(values: Iterable[Fraction]) -> Fraction | None:
    """Return half the mean difference of two values in terms of their mean, or None."""
    ordered = sorted(values)
    total = sum(ordered, Fraction())
    if not ordered or ordered[0] < 0 or not total:
        return None
    n = len(ordered)
    weighted = sum((2 * place - n - 1) * one for place, one in enumerate(ordered, 1))
    return Fraction(weighted) / (n * total)
