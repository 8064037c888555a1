"""Indicators: numbers that stand for states of the world, told to those the pack names."""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.audience import EVERYONE, Audience, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import IndicatorId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Indicator
from wargame.engine.texts import line


@dataclass(frozen=True, slots=True)
class SetIndicator:
    """Give an indicator another value, for a reason."""

    indicator: IndicatorId
    value: int
    reason: str


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


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators in sight, by name."""

    readings: dict[IndicatorId, Reading] = field(default_factory=dict)


def report_all(moment: Moment) -> tuple[Told, ...]:
    """Return the start value of every indicator, told to its audience."""
    return tuple(
        _reported(one, one.start, "at the start", moment) for one in moment.scenario.indicators
    )


def _reported(one: Indicator, value: int, reason: str, moment: Moment) -> Told:
    event = IndicatorReported(one.id, one.title, one.low, one.high, value, reason)
    return Told(event, audience_of(one, moment))


def audience_of(one: Indicator, moment: Moment) -> Audience:
    """Return who is told the value of an indicator."""
    if one.audience is None:
        return EVERYONE
    return only(*moment.scenario.seated(one.audience, moment.lineup))


def _set(command: SetIndicator, moment: Moment) -> tuple[Told, ...]:
    if not moment.state.clock.started:
        raise Refused(Refusal.NOT_STARTED)
    found = [one for one in moment.scenario.indicators if one.id == command.indicator]
    if not found:
        raise Refused(Refusal.UNKNOWN, value=command.indicator, field="the indicator")
    indicator = found[0]
    if not indicator.low <= command.value <= indicator.high:
        bounds = f"the value ({indicator.low} to {indicator.high})"
        raise Refused(Refusal.UNKNOWN, value=command.value, field=bounds)
    return (_reported(indicator, command.value, line(command.reason, "reason"), moment),)


def moved(
    wanted: IndicatorId, change: int, reason: str, moment: Moment, levels: dict[IndicatorId, int]
) -> tuple[Told, ...]:
    """Return an indicator's report after a change, as far as its scale goes; nothing at its end.

    `levels` hold what earlier changes of the same decision have left, and this one is put there.
    """
    one = next((one for one in moment.scenario.indicators if one.id == wanted), None)
    if one is None:
        return ()
    reading = moment.state.indicators.readings.get(wanted)
    before = levels.get(wanted, reading.value if reading else one.start)
    levels[wanted] = min(one.high, max(one.low, before + change))
    return () if levels[wanted] == before else (_reported(one, levels[wanted], reason, moment),)


def _hear(part: Indicators, event: IndicatorReported, at: datetime) -> Indicators:
    known = part.readings.get(event.indicator)
    values = (*(known.values if known else ()), (at, event.value, event.reason))
    reading = Reading(event.indicator, event.title, event.low, event.high, values)
    return Indicators({**part.readings, event.indicator: reading})


INDICATORS = Instrument(
    name="indicators",
    part=Indicators,
    acts={"indicator.set": Act(SetIndicator, _set, Hands.CONTROL)},
    events={"indicator.reported": (IndicatorReported, _hear)},
)
