"""The book of the world: the day that it is there, the states of regions, the couplings of numbers.

The day and the regions are everybody's; the couplings, and what was made of them, are control's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from wargame.engine.instrument import Hear
from wargame.engine.names import CouplingId, IndicatorId, RegionId, SeatId
from wargame.engine.scenario import Coupling, Region
from wargame.engine.worlds import RegionState


@dataclass(frozen=True, slots=True)
class WorldGiven:
    """The couplings of the pack, and who in control answers for which indicator, for control."""

    couplings: tuple[Coupling, ...]
    owners: dict[IndicatorId, str]


@dataclass(frozen=True, slots=True)
class DateReached:
    """The day that it is in the world of the exercise, and why."""

    date: date
    reason: str


@dataclass(frozen=True, slots=True)
class RegionChanged:
    """A region is in another state, or another sentence stands for it; and why."""

    region: RegionId
    state: RegionState
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class WorldApplied:
    """The consequences were drawn: which couplings moved something, which were left out.

    `levels` are those of the world after it; what follows is measured from them.
    """

    couplings: tuple[CouplingId, ...]
    without: tuple[CouplingId, ...]
    levels: dict[IndicatorId, int]
    author: SeatId


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the world, since when it is, and why."""

    at: datetime
    date: date
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a region stands: since when (None: from the start), and why."""

    state: RegionState
    words: str
    at: datetime | None = None
    reason: str = "at the start"


@dataclass(frozen=True, slots=True)
class Applied:
    """One time that the consequences were drawn."""

    at: datetime
    couplings: tuple[CouplingId, ...]
    without: tuple[CouplingId, ...]
    author: SeatId


@dataclass(frozen=True, slots=True)
class World:
    """The days so far and the regions that have changed; for control the couplings, too."""

    days: tuple[Day, ...] = ()
    changed: dict[RegionId, tuple[Standing, ...]] = field(default_factory=dict)
    couplings: tuple[Coupling, ...] = ()
    owners: dict[IndicatorId, str] = field(default_factory=dict)
    levels: dict[IndicatorId, int] = field(default_factory=dict)
    applied: tuple[Applied, ...] = ()

    @property
    def today(self) -> date | None:
        """The day that it is, or None where nobody has said."""
        return self.days[-1].date if self.days else None

    def day_of(self, at: datetime) -> date | None:
        """Return the day that it was in the world at a real time, or None."""
        return next((one.date for one in reversed(self.days) if one.at <= at), None)

    def history(self, region: Region) -> tuple[Standing, ...]:
        """Return how a region has stood, oldest first."""
        return (Standing(region.state, region.words), *self.changed.get(region.id, ()))

    def standing(self, region: Region) -> Standing:
        """Return how a region stands."""
        return self.history(region)[-1]


def _hear_given(part: World, event: WorldGiven, _: datetime) -> World:
    return replace(part, couplings=event.couplings, owners=event.owners)


def _hear_reached(part: World, event: DateReached, at: datetime) -> World:
    return replace(part, days=(*part.days, Day(at, event.date, event.reason)))


def _hear_changed(part: World, event: RegionChanged, at: datetime) -> World:
    now = Standing(event.state, event.words, at, event.reason)
    history = (*part.changed.get(event.region, ()), now)
    return replace(part, changed={**part.changed, event.region: history})


def _hear_applied(part: World, event: WorldApplied, at: datetime) -> World:
    applied = Applied(at, event.couplings, event.without, event.author)
    return replace(part, levels=event.levels, applied=(*part.applied, applied))


WORLD_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "world.given": (WorldGiven, _hear_given),
    "date.reached": (DateReached, _hear_reached),
    "region.changed": (RegionChanged, _hear_changed),
    "world.applied": (WorldApplied, _hear_applied),
}
