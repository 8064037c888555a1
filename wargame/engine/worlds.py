"""The world of a pack: how one number pulls another, and in what state each region is.

Plain frozen data. A coupling is a claim about the world, so it says why and where that comes from.
"""

from dataclasses import dataclass
from enum import StrEnum

from wargame.engine.names import CouplingId, IndicatorId, RegionId
from wargame.engine.sourcing import Basis, Citation

ELSEWHERE = "Events elsewhere"
"""What those read of an effect who may not know its cause."""


class Trend(StrEnum):
    """What an indicator can have done since the consequences were last drawn."""

    RISES = "rises"
    FALLS = "falls"
    CLIMBS_TO = "climbs-to"
    DROPS_TO = "drops-to"


class RegionState(StrEnum):
    """The states of a region."""

    CALM = "calm"
    TENSE = "tense"
    CRISIS = "crisis"
    FIGHTING = "fighting"
    CEASEFIRE = "ceasefire"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Coupling:
    """When one indicator does this, another moves `by` so much: `words` say why.

    It rises or falls by `level` at least, or comes to `level` from below or from above. `cause` is
    what those read of the effect who are not told of the indicator that it comes from.
    """

    id: CouplingId
    indicator: IndicatorId
    trend: Trend
    level: int
    target: IndicatorId
    by: int
    words: str
    basis: Basis
    citations: tuple[Citation, ...]
    cause: str = ""

    def holds(self, before: int, now: int) -> bool:
        """Tell whether a change from one value to another sets it off."""
        match self.trend:
            case Trend.RISES:
                return now - before >= self.level
            case Trend.FALLS:
                return before - now >= self.level
            case Trend.CLIMBS_TO:
                return before < self.level <= now
            case Trend.DROPS_TO:
                return before > self.level >= now


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the theatre: its state at the start, a sentence on it, its place on the picture.

    `column` counts half tiles from the left, `row` tiles from above.
    """

    id: RegionId
    title: str
    column: int
    row: int
    state: RegionState
    words: str
    basis: Basis
    citations: tuple[Citation, ...]
