"""Calibration: how well estimates foresaw what came of the moves. Exact fractions, for the debrief.

The Brier score is the mean of the squared distances between what was said and what came (1 or 0):
0 is perfect, a quarter is what half a chance each time earns, 1 is always sure and always wrong.
One exercise is a handful of rolls: it says little about anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

WHOLE = 100
STEP = 20


class Forecast(NamedTuple):
    """What somebody said of a move in percent, and whether it then succeeded."""

    by: str
    percent: int
    success: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Estimates from `least` to `most` percent: how many, their mean, and how often it came so."""

    least: int
    most: int
    count: int
    said: Fraction
    came: Fraction


def brier(forecasts: Iterable[Forecast]) -> Fraction | None:
    """Return the Brier score of some forecasts; None where there is none."""
    errors = [(Fraction(one.percent, WHOLE) - one.success) ** 2 for one in forecasts]
    return sum(errors, Fraction(0)) / len(errors) if errors else None


def by_estimator(forecasts: Iterable[Forecast]) -> dict[str, tuple[Forecast, ...]]:
    """Return the forecasts of each who gave any, in the order in which they first spoke."""
    found: dict[str, tuple[Forecast, ...]] = {}
    for one in forecasts:
        found[one.by] = (*found.get(one.by, ()), one)
    return found


def reliability(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """Return how often it came so, by what was said, in fifths; those that nobody used left out."""
    said = [*forecasts]
    bins = (_bin(least, said) for least in range(0, WHOLE, STEP))
    return tuple(one for one in bins if one is not None)


def _bin(least: int, forecasts: list[Forecast]) -> Bin | None:
    """Return the estimates of one fifth; the last one holds a hundred too."""
    most = WHOLE if least + STEP == WHOLE else least + STEP - 1
    inside = [one for one in forecasts if least <= one.percent <= most]
    if not inside:
        return None
    count = len(inside)
    said = Fraction(sum(one.percent for one in inside), count * WHOLE)
    return Bin(least, most, count, said, Fraction(sum(one.success for one in inside), count))
