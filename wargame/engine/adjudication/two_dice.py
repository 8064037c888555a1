"""Two six-sided dice against a target, with the arguments that count for and against.

The modifier is the number of arguments for, less those against, no more than the cap either way.
A move succeeds where the dice and the modifier together reach the target.
"""

from fractions import Fraction
from itertools import product
from typing import NamedTuple

FACES = range(1, 7)
WAYS = 36
LOWEST, HIGHEST = 2, 12


class Throw(NamedTuple):
    """What two dice came to: whether it is a success, and by how much."""

    success: bool
    margin: int


def modifier(pros: int, cons: int, cap: int) -> int:
    """Return the net of arguments for and against, within the cap."""
    return max(-cap, min(cap, pros - cons))


def judge(dice: tuple[int, int], net: int, target: int, *, naturals: bool = False) -> Throw:
    """Return what a throw comes to; with `naturals` a two always fails, a twelve never does."""
    total = sum(dice)
    margin = total + net - target
    if naturals and total == LOWEST:
        return Throw(success=False, margin=min(margin, -1))
    if naturals and total == HIGHEST:
        return Throw(success=True, margin=max(margin, 0))
    return Throw(success=margin >= 0, margin=margin)


def ways(net: int, target: int, *, naturals: bool = False) -> int:
    """Return how many of the 36 throws are a success."""
    throws = product(FACES, FACES)
    return sum(judge(one, net, target, naturals=naturals).success for one in throws)


def odds(net: int, target: int, *, naturals: bool = False) -> Fraction:
    """Return the chance of success, exactly."""
    return Fraction(ways(net, target, naturals=naturals), WAYS)
