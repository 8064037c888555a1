"""Indicators: numbers that stand for states of the world, told to those the pack names.

Control can let some cells see another value. They keep their own line until control corrects it:
what the world does then reaches them as the same step from where they see it. Everybody else is
told what they would have been told anyway.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.engine.audience import CONTROL_ALONE, EVERYONE, Audience, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.instruments.indicator_book import (
    INDICATOR_EVENTS,
    IndicatorReported,
    Indicators,
    Levels,
    PerceptionCorrected,
    PerceptionShaped,
    Reading,
    Shown,
    grouped,
)
from wargame.engine.names import CellId, IndicatorId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Indicator
from wargame.engine.texts import line

__all__ = [
    "INDICATORS",
    "CorrectIndicator",
    "IndicatorReported",
    "Indicators",
    "Levels",
    "PerceptionCorrected",
    "PerceptionShaped",
    "Reading",
    "SetIndicator",
    "ShowIndicator",
    "Shown",
    "audience_of",
    "moved",
    "report_all",
]

PRIVATE = 300
SHIFT = "The world moved, and what they see moved with it"


@dataclass(frozen=True, slots=True)
class SetIndicator:
    """Give an indicator another value, for a reason.

    `version` counts the values that whoever sets it had before them; none is not asked.
    """

    indicator: IndicatorId
    value: int
    reason: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ShowIndicator:
    """Let some cells that read an indicator see another value.

    `said` is the reason that they read beside it, `reason` the one that control notes.
    """

    indicator: IndicatorId
    cells: tuple[CellId, ...]
    value: int
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectIndicator:
    """Let cells see the world's value again, all of them where none is named.

    `said` is the reason that they read beside it, `reason` the one that control notes.
    """

    indicator: IndicatorId
    said: str
    cells: tuple[CellId, ...] = ()
    reason: str = ""


def report_all(moment: Moment) -> tuple[Told, ...]:
    """Return the start value of every indicator, told to its audience."""
    return tuple(
        Told(_report(one, one.start, "at the start"), audience_of(one, moment))
        for one in moment.scenario.indicators
    )


def _report(one: Indicator, value: int, reason: str) -> IndicatorReported:
    return IndicatorReported(one.id, one.title, one.low, one.high, value, reason)


def audience_of(one: Indicator, moment: Moment) -> Audience:
    """Return who is told the value of an indicator, or what stands for it."""
    if one.audience is None:
        return EVERYONE
    return only(*moment.scenario.seated(one.audience, moment.lineup))


def _told(
    one: Indicator, value: int, reason: str, moment: Moment, levels: Levels
) -> Iterator[Told]:
    """Yield a new value for those who see the world, and the same step for those who do not."""
    before = _level(one, moment, levels)
    levels[one.id] = value
    misled = moment.state.indicators.misled(one.id)
    yield Told(_report(one, value, reason), audience_of(one, moment).without(misled))
    seen = {cell: levels.get((one.id, cell), own.value) for cell, own in misled.items()}
    step = value - before
    after = {cell: min(one.high, max(one.low, was + step)) for cell, was in seen.items()}
    levels.update({(one.id, cell): now for cell, now in after.items()})
    told = {cell: now for cell, now in after.items() if now != seen[cell] or not step}
    for now, cells in grouped(told):
        shaped = PerceptionShaped(one.id, cells, now, SHIFT, moment.by.id, shifted=True)
        yield Told(shaped, CONTROL_ALONE)
        yield Told(_report(one, now, reason), only(*cells))


def _named(wanted: IndicatorId, moment: Moment) -> tuple[Indicator, Reading]:
    """Return an indicator and how it stands; refused before the start, and where there is none."""
    if not moment.state.clock.started:
        raise Refused(Refusal.NOT_STARTED)
    found = next((one for one in moment.scenario.indicators if one.id == wanted), None)
    reading = moment.state.indicators.readings.get(wanted)
    if found is None or reading is None:
        raise Refused(Refusal.UNKNOWN, value=wanted, field="the indicator")
    return found, reading


def _on_scale(one: Indicator, value: int) -> int:
    if not one.low <= value <= one.high:
        bounds = f"the value ({one.low} to {one.high})"
        raise Refused(Refusal.UNKNOWN, value=value, field=bounds)
    return value


def _set(command: SetIndicator, moment: Moment) -> Iterator[Told]:
    one, reading = _named(command.indicator, moment)
    _unmoved(command.version, reading)
    value = _on_scale(one, command.value)
    reason = line(command.reason, "reason")
    yield from _told(one, value, reason, moment, {})


def _unmoved(version: int | None, reading: Reading) -> None:
    """Refuse to set an indicator that has moved since whoever sets it looked."""
    if version not in {None, len(reading.values)}:
        _, value, reason = reading.values[-1]
        now = f"{reading.title} stands at {value} ({reason})"
        raise Refused(Refusal.FIRST, who="Somebody", now=now)


def moved(
    wanted: IndicatorId, change: int, reason: str, moment: Moment, levels: Levels
) -> tuple[Told, ...]:
    """Return an indicator's report after a change, as far as its scale goes; nothing at its end.

    `levels` hold what earlier changes of the same decision have left, and this one is put there.
    """
    one = next((one for one in moment.scenario.indicators if one.id == wanted), None)
    if one is None:
        return ()
    before = _level(one, moment, levels)
    value = min(one.high, max(one.low, before + change))
    return () if value == before else tuple(_told(one, value, reason, moment, levels))


def _level(one: Indicator, moment: Moment, levels: Levels) -> int:
    """Return the value of the world as earlier changes of the decision have left it."""
    reading = moment.state.indicators.readings.get(one.id)
    return levels.get(one.id, reading.value if reading else one.start)


def _show(command: ShowIndicator, moment: Moment) -> tuple[Told, ...]:
    one, _ = _named(command.indicator, moment)
    cells = _readers(command.cells, one, moment)
    value = _on_scale(one, command.value)
    said, reason = line(command.said, "what they read"), line(command.reason, "reason", PRIVATE)
    shaped = PerceptionShaped(one.id, cells, value, reason, moment.by.id)
    return (Told(shaped, CONTROL_ALONE), Told(_report(one, value, said), only(*cells)))


def _readers(wanted: tuple[CellId, ...], one: Indicator, moment: Moment) -> tuple[CellId, ...]:
    """Return these cells in the order of the line-up; refuse one that does not read the number."""
    cells = chosen(wanted, moment)
    if not cells:
        raise Refused(Refusal.NO_AUDIENCE)
    ears = audience_of(one, moment).cells
    for cell in cells:
        if ears is not None and cell not in ears:
            raise Refused(Refusal.UNKNOWN, value=cell, field="those who read this indicator")
    return cells


def _correct(command: CorrectIndicator, moment: Moment) -> tuple[Told, ...]:
    one, reading = _named(command.indicator, moment)
    misled = moment.state.indicators.misled(one.id)
    cells = chosen(command.cells or tuple(misled), moment)
    if not cells or not set(cells) <= set(misled):
        raise Refused(Refusal.ALREADY, what="they see the value of the world")
    said = line(command.said, "what they read")
    reason = line(command.reason, "reason", PRIVATE, required=False)
    corrected = PerceptionCorrected(one.id, cells, reason, moment.by.id)
    report = Told(_report(one, reading.value, said), only(*cells))
    return (Told(corrected, CONTROL_ALONE), report)


INDICATORS = Instrument(
    name="indicators",
    part=Indicators,
    acts={
        "indicator.set": Act(SetIndicator, _set, Hands.CONTROL),
        "indicator.show": Act(ShowIndicator, _show, Hands.CONTROL),
        "indicator.correct": Act(CorrectIndicator, _correct, Hands.CONTROL),
    },
    events=INDICATOR_EVENTS,
)
