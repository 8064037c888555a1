"""What outcomes are worth to a party, as the author of a pack assumes: plain frozen data.

Nothing here is said by a source. A basis tells only how far a source carries the *order* in which
a party likes the options of an issue; the numbers are assumptions of the author throughout.
Numbers are whole or fractions, written as `"18"` or `"63/5"`, never floats.
"""

from dataclasses import dataclass
from enum import StrEnum

from wargame.engine.names import CellId, IndicatorId, IssueId, OptionId
from wargame.engine.sourcing import Basis, Citation


class Part(StrEnum):
    """What an agreement on a package asks of a party: to sign, to consent, or nothing."""

    SIGNS = "signs"
    CONSENTS = "consents"
    HEARD = "heard"


@dataclass(frozen=True, slots=True)
class Flip:
    """Other points for the options of an issue, while an indicator is so low or so high."""

    indicator: IndicatorId
    points: dict[OptionId, str]
    red_lines: tuple[OptionId, ...] = ()
    most: int | None = None
    least: int | None = None

    def holds(self, level: int) -> bool:
        """Tell whether the flip holds at this level of its indicator."""
        low = self.least is None or self.least <= level
        return low and (self.most is None or level <= self.most)


@dataclass(frozen=True, slots=True)
class Stake:
    """What the options of one issue are worth to a party, and which of them it vetoes."""

    issue: IssueId
    points: dict[OptionId, str]
    basis: Basis
    citations: tuple[Citation, ...]
    red_lines: tuple[OptionId, ...] = ()
    flips: tuple[Flip, ...] = ()


@dataclass(frozen=True, slots=True)
class Bonus:
    """Points on top, or off, where all of `when` hold; issues of other packages may be named."""

    points: str
    when: dict[IssueId, tuple[OptionId, ...]]
    reason: str


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What one party makes of the outcomes of one package.

    The best options of all stakes make 100 points together. The reservation value, what the party
    has without an agreement, is `base` and each coefficient times its indicator's way from 5.
    """

    id: str
    cell: CellId
    package: str
    part: Part
    base: str
    coefficients: dict[IndicatorId, str]
    stakes: tuple[Stake, ...]
    bonuses: tuple[Bonus, ...] = ()
    note: str = ""
