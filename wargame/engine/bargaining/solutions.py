"""What theory proposes inside a zone of agreement. Each solution is exact, and names all its ties.

Gains are what the needed parties have above their reservation values; nobody else counts. An empty
zone has no solution.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from wargame.engine.bargaining.agreement import Zone
from wargame.engine.bargaining.outcomes import Space

NORMALISATION = "Each party's gain, in terms of the most that it could gain within the zone."
"""How Kalai and Smorodinsky's solution is normalised here; other tools measure in other ways."""
Gains = tuple[int, ...]
Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """The best outcomes by one measure, by code, and what they reach by it."""

    codes: tuple[int, ...]
    value: Fraction


def nash(space: Space, zone: Zone) -> Solution | None:
    """Return where the product of gains is largest.

    Where every product is nought, the most parties gain something, and then their product counts.
    """
    best = _best(space, zone, _product)
    if best is None:
        return None
    codes, gains = best
    value = Fraction(prod(gains), space.scale ** len(gains))
    return Solution(codes, value)


def _product(gains: Gains) -> Key:
    above = [gain for gain in gains if gain]
    return (len(above), prod(above))


def egalitarian(space: Space, zone: Zone) -> Solution | None:
    """Return where the smallest gain is largest, then the next smallest; it is the value."""
    best = _best(space, zone, lambda gains: tuple(sorted(gains)))
    return Solution(best[0], Fraction(min(best[1], default=0), space.scale)) if best else None


def kalai_smorodinsky(space: Space, zone: Zone) -> Solution | None:
    """Return where the smallest share of the best gain is largest, then the next smallest.

    See NORMALISATION. A party that can gain nothing in the zone is left out of the measure. The
    value is the smallest share, and 1 where nobody can gain.
    """
    rows = _gains(space, zone)
    ideals = [max(column) for column in zip(*rows, strict=True)]
    whole = lcm(*(ideal for ideal in ideals if ideal))

    def shares(gains: Gains) -> Key:
        pairs = zip(gains, ideals, strict=True)
        return tuple(sorted(gain * (whole // ideal) for gain, ideal in pairs if ideal))

    best = _best(space, zone, shares, rows)
    if best is None:
        return None
    return Solution(best[0], Fraction(min(shares(best[1]), default=whole), whole))


def utilitarian(space: Space, zone: Zone) -> Solution | None:
    """Return where the points of the needed parties add up to the most. Its value: their sum."""
    best = _best(space, zone, lambda gains: (sum(gains),))
    if best is None:
        return None
    points = space.points(best[0][0])
    return Solution(best[0], sum((points[cell] for cell in zone.needed), Fraction()))


def _gains(space: Space, zone: Zone) -> list[Gains]:
    lanes, least = space.lanes(zone.needed), space.reservations()
    lows = [least[lane] for lane in lanes]
    return [
        tuple(worth - low for worth, low in zip(space.units(code, lanes), lows, strict=True))
        for code in zone.codes
    ]


def _best(
    space: Space, zone: Zone, key: Callable[[Gains], Key], rows: Sequence[Gains] | None = None
) -> tuple[tuple[int, ...], Gains] | None:
    """Return the codes with the largest key, and the gains of the first; None without a zone."""
    gains = _gains(space, zone) if rows is None else rows
    keys = [key(row) for row in gains]
    if not keys:
        return None
    top = max(keys)
    first = keys.index(top)
    codes = tuple(code for code, one in zip(zone.codes, keys, strict=True) if one == top)
    return codes, gains[first]
