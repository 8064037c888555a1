"""Power indices: how often a voter's joining turns a losing coalition into a winning one.

Sources: Penrose 1946 and Banzhaf 1965 (all coalitions alike), Shapley and Shubik 1954 (all orders
of joining alike). Exact, by counting how many coalitions have so many members and so much weight.

How it counts: the coalitions of k members are a polynomial whose coefficient at w is the number
that weigh w. It is kept as one long integer with a field of bits for each w, so that a member of
weight w joins by a shift of w fields, and leaves by taking the shifted ones away again. The sum
of the fields of a number is its remainder by the largest value of a field, since the sum is less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from wargame.engine.rules.ballot_paper import Papers
from wargame.engine.rules.double_majority import bar

Quota = Callable[[int], int | None]
"""The least weight with which so many members win; None where no weight is enough."""

LARGEST = 40_000_000
"""Bits of one polynomial beyond which an assembly is not counted."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """A vote in which numbers and weights decide, and more of either never hurts."""

    weights: tuple[int, ...]
    quota: Quota

    def __post_init__(self) -> None:
        """Raise ValueError for an assembly that cannot be counted."""
        if not self.weights or min(self.weights) < 0:
            raise ValueError(
                "An assembly needs voters, and no weight below zero. Mend the weights."
            )
        if (sum(self.weights) + 1) * self.bits > LARGEST:
            raise ValueError(
                "The weights are too large to count all coalitions. Give shares in basis points."
            )

    @property
    def bits(self) -> int:
        """The width of a field: more than enough for the number of all coalitions."""
        return len(self.weights) + 2


@dataclass(frozen=True, slots=True)
class Power:
    """The power of each voter, in the order of the weights, and the coalitions that win."""

    winning: int
    coalitions: int
    swings: tuple[int, ...]
    shapley_shubik: tuple[Fraction, ...]

    @property
    def banzhaf(self) -> tuple[Fraction, ...]:
        """Each voter's part of all swings; nothing where there are none."""
        total = sum(self.swings)
        return tuple(Fraction(one, total) if total else Fraction(0) for one in self.swings)

    @property
    def absolute(self) -> tuple[Fraction, ...]:
        """The part of the coalitions of the others that each voter swings."""
        return tuple(Fraction(2 * one, self.coalitions) for one in self.swings)

    @property
    def passage(self) -> Fraction:
        """The part of all coalitions that win."""
        return Fraction(self.winning, self.coalitions)


def weighted(quota: int, weights: Sequence[int]) -> Assembly:
    """Return the assembly in which so much weight wins, as in `[quota; weights]`."""
    return Assembly(tuple(weights), lambda _: quota)


def of_union(papers: Papers, share: Fraction, *, rescue: bool = True) -> Assembly:
    """Return the assembly of a qualified majority of these papers' voters, in their order.

    Without `rescue` there is no blocking minority of four, or of the fewest and one.
    """
    asked, voters = bar(papers, share, rescue=rescue), len(papers.voters)

    def quota(members: int) -> int | None:
        if members < asked.members:
            return None
        return 0 if voters - members < asked.blocking else asked.people

    return Assembly(tuple(papers.population[cell] for cell in papers.voters), quota)


def power(assembly: Assembly) -> Power:
    """Return the indices of an assembly. Takes well under a second for the Union of 27."""
    joined = _coalitions(assembly)
    by_size = [
        _swings(assembly, _without(joined, weight, assembly.bits), weight)
        for weight in assembly.weights
    ]
    return Power(
        winning=sum(
            _counted(assembly, one, assembly.quota(size)) for size, one in enumerate(joined)
        ),
        coalitions=2 ** len(assembly.weights),
        swings=tuple(sum(sizes) for sizes in by_size),
        shapley_shubik=tuple(_orders(sizes) for sizes in by_size),
    )


def _orders(sizes: list[int]) -> Fraction:
    """Return the part of all orders of joining in which a voter with these swings turns it."""
    others = len(sizes) - 1
    parts = (Fraction(count, (others + 1) * comb(others, size)) for size, count in enumerate(sizes))
    return sum(parts, Fraction(0))


def decimals(value: Fraction, places: int = 6) -> str:
    """Return a share with so many decimals, rounded to the nearest, halves up."""
    scaled = (2 * value.numerator * 10**places + value.denominator) // (2 * value.denominator)
    return f"{scaled // 10**places}.{scaled % 10**places:0{places}}"


def _coalitions(assembly: Assembly) -> list[int]:
    """Return the polynomial of the coalitions of each size, from none to all."""
    sizes = [1] + [0] * len(assembly.weights)
    for joined, weight in enumerate(assembly.weights, start=1):
        for size in range(joined, 0, -1):
            sizes[size] += sizes[size - 1] << (assembly.bits * weight)
    return sizes


def _without(joined: list[int], weight: int, bits: int) -> list[int]:
    """Return the polynomials of the coalitions without a voter of this weight."""
    left = [joined[0]]
    for size in range(1, len(joined) - 1):
        left.append(joined[size] - (left[-1] << (bits * weight)))
    return left


def _swings(assembly: Assembly, others: list[int], weight: int) -> list[int]:
    """Return, for each size, the losing coalitions of others that win with this voter."""
    return [
        _counted(assembly, one, _less(assembly.quota(size + 1), weight))
        - _counted(assembly, one, assembly.quota(size))
        for size, one in enumerate(others)
    ]


def _less(quota: int | None, weight: int) -> int | None:
    return None if quota is None else max(0, quota - weight)


def _counted(assembly: Assembly, polynomial: int, least: int | None) -> int:
    """Return how many coalitions of a polynomial weigh so much at least."""
    if least is None:
        return 0
    return (polynomial >> (assembly.bits * least)) % ((1 << assembly.bits) - 1)


def qualified_majority(papers: Papers) -> Assembly:
    """Return the assembly of a qualified majority on a proposal."""
    return of_union(papers, Fraction(55, 100))


def reinforced_majority(papers: Papers) -> Assembly:
    """Return the assembly of a qualified majority without a proposal."""
    return of_union(papers, Fraction(72, 100), rescue=False)
