"""Which couplings hold: since the consequences were last drawn, or since the start.

What a coupling moves sets off no other one: it is part of the levels from which later changes are
measured. So a loop in the pack cannot run away.
"""

from dataclasses import dataclass
from typing import Protocol

from wargame.engine.instruments.indicator_book import Indicators, Reading
from wargame.engine.instruments.world_book import World
from wargame.engine.names import IndicatorId
from wargame.engine.scenario import Coupling


class Seen(Protocol):
    """What is asked of a picture."""

    @property
    def indicators(self) -> Indicators:
        """The numbers."""

    @property
    def world(self) -> World:
        """The couplings, and from where changes are measured."""


@dataclass(frozen=True, slots=True)
class Due:
    """A coupling that holds: what its indicator did, and what it makes of the other one.

    `after` counts what those before it do; it is `before` where the scale ends.
    """

    coupling: Coupling
    source: Reading
    was: int
    target: Reading
    before: int
    after: int


def due(picture: Seen) -> tuple[Due, ...]:
    """Return the couplings that hold in control's picture, in the order of the pack."""
    readings, world = picture.indicators.readings, picture.world
    reached: dict[IndicatorId, int] = {}
    found: list[Due] = []
    for one in world.couplings:
        source, target = readings.get(one.indicator), readings.get(one.target)
        if source is None or target is None:
            continue
        was = world.levels.get(source.id, source.values[0][1])
        if one.holds(was, source.value):
            before = reached.get(target.id, target.value)
            reached[target.id] = target.within(before + one.by)
            found.append(Due(one, source, was, target, before, reached[target.id]))
    return tuple(found)
