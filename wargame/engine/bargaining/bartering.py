"""What became of exchanges: which were used in an outcome, and which were missed."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from wargame.engine.bargaining.boxes import Choices
from wargame.engine.bargaining.exchanges import Logroll, Pair, logrolls
from wargame.engine.bargaining.outcomes import Space
from wargame.engine.names import OptionId

Fate = Literal["used", "in-part", "one-sided", "unused"]
Worth = Mapping[OptionId, Fraction]


@dataclass(frozen=True, slots=True)
class Barter:
    """An exchange that two parties had, and what they made of it.

    `got` is what each has above the opposite of the exchange, in which each has its way on what it
    cares less for. `used`: both have all of it; `in-part`: both have something; `one-sided`: one
    has something and the other nothing, or less; `unused`: neither has anything.
    """

    pair: Pair
    logroll: Logroll
    got: tuple[Fraction, Fraction]
    fate: Fate

    @property
    def left(self) -> tuple[Fraction, Fraction]:
        """What the whole exchange would have added for each; below nought where it would cost."""
        full = self.logroll.gains
        return (full[0] - self.got[0], full[1] - self.got[1])


def barters(space: Space, pair: Pair, outcome: Choices) -> tuple[Barter, ...]:
    """Return what two parties made of each exchange of issues that an outcome settles."""
    first, second = (space.tables[lane].points for lane in space.lanes(pair))
    found = []
    for roll in logrolls(space, pair):
        if roll.first in outcome and roll.second in outcome:
            mine = (first[roll.first], first[roll.second])
            yours = (second[roll.first], second[roll.second])
            opposite = (_best(yours[0]), _best(mine[1]))
            here = (outcome[roll.first], outcome[roll.second])
            got = (_above(mine, here, opposite), _above(yours, here, opposite))
            found.append(Barter(pair, roll, got, _fate(roll, got)))
    return tuple(found)


def _best(worth: Worth) -> OptionId:
    return max(worth, key=worth.__getitem__)


def _above(
    worth: tuple[Worth, Worth], here: tuple[OptionId, OptionId], there: tuple[OptionId, OptionId]
) -> Fraction:
    return sum(
        (one[now] - one[then] for one, now, then in zip(worth, here, there, strict=True)),
        Fraction(),
    )


def _fate(roll: Logroll, got: tuple[Fraction, Fraction]) -> Fate:
    if got[0] >= roll.gains[0] and got[1] >= roll.gains[1]:
        return "used"
    if min(got) > 0:
        return "in-part"
    return "one-sided" if max(got) > 0 else "unused"
