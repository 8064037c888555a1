"""What theory proposes inside a zone of agreement. Each solution is exact, and names all its ties.

Gains are what the needed parties have above their reservation values; nobody else counts. An empty
zone has no solution.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from wargame.engine.bargaining.agreement import Gains, Zone

NORMALISATION = "Each party's gain, in terms of the most that it could gain within the zone."
"""How Kalai and Smorodinsky's solution is normalised here; other tools measure in other ways."""
Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """The best outcomes by one measure, by code, and what they reach by it."""

    codes: tuple[int, ...]
    value: Fraction


def nash(zone: Zone) -> Solution | None:
    """Return where the product of gains is largest; it is the value.

    Where every product is nought, the most parties gain something, and then their product counts.
    """
    found = _best(zone, _product)
    if found is None:
        return None
    codes, gains = found
    return Solution(codes, Fraction(prod(gains), zone.space.scale ** len(gains)))


def _product(gains: Gains) -> Key:
    above = [gain for gain in gains if gain]
    return (len(above), prod(above))


def egalitarian(zone: Zone) -> Solution | None:
    """Return where the smallest gain is largest, then the next smallest; it is the value."""
    found = _best(zone, lambda gains: tuple(sorted(gains)))
    if found is None:
        return None
    codes, gains = found
    return Solution(codes, Fraction(min(gains, default=0), zone.space.scale))


def kalai_smorodinsky(zone: Zone) -> Solution | None:
    """Return where the smallest share of the best gain is largest, then the next smallest.

    See NORMALISATION. A party that can gain nothing in the zone is left out of the measure. The
    value is the smallest share, and 1 where nobody can gain.
    """
    ideals = [max(column) for column in zip(*zone.gains, strict=True)]
    whole = lcm(*(ideal for ideal in ideals if ideal))
    parts = [whole // ideal if ideal else 0 for ideal in ideals]

    def shares(gains: Gains) -> Key:
        pairs = zip(gains, parts, strict=True)
        return tuple(sorted([gain * part for gain, part in pairs if part]))

    found = _best(zone, shares)
    if found is None:
        return None
    codes, gains = found
    return Solution(codes, Fraction(min(shares(gains), default=whole), whole))


def utilitarian(zone: Zone) -> Solution | None:
    """Return where the points of the needed parties add up to the most; the sum is the value."""
    found = _best(zone, lambda gains: (sum(gains),))
    if found is None:
        return None
    points = zone.space.points(found[0][0])
    return Solution(found[0], sum((points[cell] for cell in zone.needed), Fraction()))


def _best(zone: Zone, key: Callable[[Gains], Key]) -> tuple[tuple[int, ...], Gains] | None:
    """Return the codes with the largest key, and the gains of the first; None without a zone."""
    keys = [key(row) for row in zone.gains]
    if not keys:
        return None
    top = max(keys)
    codes = tuple(code for code, one in zip(zone.codes, keys, strict=True) if one == top)
    return codes, zone.gains[keys.index(top)]
