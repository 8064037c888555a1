"""The book of indicators: what was reported of the world, and what some cells are shown instead.

A cell that is shown a wrong value hears a report like any other: the same kind of event, with the
same fields. What control is told just before it says that this report is not the world's, so that
control's picture and the state keep both apart; the cell was never told that, and cannot tell.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.instrument import Hear
from wargame.engine.names import CellId, IndicatorId, SeatId

Cells = tuple[CellId, ...]
Levels = dict[IndicatorId | tuple[IndicatorId, CellId], int]
"""What earlier changes of one decision have left: in the world, and in the eyes of a cell."""


@dataclass(frozen=True, slots=True)
class IndicatorReported:
    """The value of an indicator, between `low` and `high`, and why."""

    indicator: IndicatorId
    title: str
    low: int
    high: int
    value: int
    reason: str


@dataclass(frozen=True, slots=True)
class PerceptionShaped:
    """The next report to these cells is not the world's: what they see, and why, for control.

    `shifted` marks one that only follows a change of the world.
    """

    indicator: IndicatorId
    cells: Cells
    value: int
    reason: str
    author: SeatId
    shifted: bool = False


@dataclass(frozen=True, slots=True)
class PerceptionCorrected:
    """The next report to these cells brings them the world's value again, for control."""

    indicator: IndicatorId
    cells: Cells
    reason: str
    author: SeatId


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator over time: values with their times and reasons, oldest first."""

    id: IndicatorId
    title: str
    low: int
    high: int
    values: tuple[tuple[datetime, int, str], ...]

    @property
    def value(self) -> int:
        """The value that stands."""
        return self.values[-1][1]

    def within(self, value: int) -> int:
        """Return a value as far as the scale goes."""
        return min(self.high, max(self.low, value))


@dataclass(frozen=True, slots=True)
class Shown:
    """One time that control let some cells see something else, or the truth again."""

    at: datetime
    indicator: IndicatorId
    cells: Cells
    value: int | None
    reason: str
    author: SeatId
    shifted: bool = False


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators in sight, by name; for control also what some cells see in their place.

    `aside` are those to whom the next report alone goes, and whether they see the world after it.
    """

    readings: dict[IndicatorId, Reading] = field(default_factory=dict)
    perceived: dict[IndicatorId, dict[CellId, Reading]] = field(default_factory=dict)
    shown: tuple[Shown, ...] = ()
    aside: tuple[Cells, bool] | None = None

    def misled(self, wanted: IndicatorId) -> dict[CellId, Reading]:
        """Return what those see of an indicator who do not see the world's value."""
        return self.perceived.get(wanted, {})


def _hear_reported(part: Indicators, event: IndicatorReported, at: datetime) -> Indicators:
    known = part.readings.get(event.indicator)
    if part.aside is None:
        readings = {**part.readings, event.indicator: _longer(known, event, at)}
        return replace(part, readings=readings)
    cells, corrected = part.aside
    lines = dict(part.misled(event.indicator))
    for cell in cells:
        lines[cell] = _longer(lines.get(cell, known), event, at)
    left = {one: own for one, own in lines.items() if not corrected or one not in cells}
    perceived = {**part.perceived, event.indicator: left}
    kept = {name: found for name, found in perceived.items() if found}
    return replace(part, perceived=kept, aside=None)


def _longer(known: Reading | None, event: IndicatorReported, at: datetime) -> Reading:
    values = (*(known.values if known else ()), (at, event.value, event.reason))
    return Reading(event.indicator, event.title, event.low, event.high, values)


def _hear_shaped(part: Indicators, event: PerceptionShaped, at: datetime) -> Indicators:
    shown = Shown(
        at, event.indicator, event.cells, event.value, event.reason, event.author, event.shifted
    )
    return replace(part, shown=(*part.shown, shown), aside=(event.cells, False))


def _hear_corrected(part: Indicators, event: PerceptionCorrected, at: datetime) -> Indicators:
    shown = Shown(at, event.indicator, event.cells, None, event.reason, event.author)
    return replace(part, shown=(*part.shown, shown), aside=(event.cells, True))


def grouped(values: Mapping[CellId, int]) -> Iterable[tuple[int, Cells]]:
    """Yield each value with the cells that have it."""
    for value in dict.fromkeys(values.values()):
        yield value, tuple(cell for cell, one in values.items() if one == value)


INDICATOR_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "indicator.reported": (IndicatorReported, _hear_reported),
    "perception.shaped": (PerceptionShaped, _hear_shaped),
    "perception.corrected": (PerceptionCorrected, _hear_corrected),
}
