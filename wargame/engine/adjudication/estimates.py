"""Estimates of how likely a success is, in whole percent: their spread, their median, the roll."""

from collections.abc import Iterable
from typing import NamedTuple

from wargame.engine.adjudication.two_dice import Throw

MOST = 100
TENTH = 10


class Spread(NamedTuple):
    """How far estimates lie apart; `median` is the one that counts."""

    given: int
    least: int
    median: int
    most: int


def spread(percents: Iterable[int]) -> Spread | None:
    """Return the spread of some estimates, or None where there is none.

    Between two middle ones the median is their mean, rounded down: the roll is in whole percent,
    so the odds that are shown are exactly those that are rolled.
    """
    ordered = sorted(percents)
    if not ordered:
        return None
    middle = len(ordered) // 2
    low = ordered[middle] if len(ordered) % 2 else ordered[middle - 1]
    return Spread(len(ordered), ordered[0], (low + ordered[middle]) // 2, ordered[-1])


def judge(roll: int, median: int) -> Throw:
    """Return what a roll from 1 to 100 comes to; the margin is counted in tens of percent."""
    return Throw(success=roll <= median, margin=(median - roll) // TENTH)
