"""The world between rounds: control draws the consequences, moves the date, turns a region.

What couplings propose is applied whole, as one decision, and only as control has read it.
"""

from dataclasses import dataclass
from datetime import date

from wargame.engine.audience import CONTROL_ALONE, EVERYONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.indicators import Levels, audience_of, moved
from wargame.engine.instruments.world_book import (
    WORLD_EVENTS,
    DateReached,
    RegionChanged,
    World,
    WorldApplied,
)
from wargame.engine.instruments.world_due import due
from wargame.engine.names import CouplingId, IndicatorId, RegionId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Coupling
from wargame.engine.texts import line
from wargame.engine.worlds import ELSEWHERE, RegionState

SENTENCE = 300


@dataclass(frozen=True, slots=True)
class ApplyWorld:
    """Let the couplings that hold move what they move, but for those that are left out.

    `seen` are those that were read: refused where others hold by now.
    """

    seen: tuple[CouplingId, ...]
    without: tuple[CouplingId, ...] = ()


@dataclass(frozen=True, slots=True)
class SetDate:
    """Say which day it is in the world, and why."""

    date: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetRegion:
    """Bring a region into a state; `words` stand for it from now on, `reason` says why.

    Without words the reason stands there.
    """

    region: RegionId
    state: RegionState
    reason: str
    words: str = ""


def _running(moment: Moment) -> None:
    if not moment.state.clock.started:
        raise Refused(Refusal.NOT_STARTED)


def _apply(command: ApplyWorld, moment: Moment) -> tuple[Told, ...]:
    _running(moment)
    found = {one.coupling.id: one.coupling for one in due(moment.state)}
    if set(command.seen) != set(found):
        raise Refused(Refusal.WORLD_MOVED)
    if not found:
        raise Refused(Refusal.ALREADY, what="no coupling holds since the last time")
    for stranger in set(command.without) - set(found):
        raise Refused(Refusal.UNKNOWN, value=stranger, field="the couplings that hold")
    levels: Levels = {}
    wanted = [one for one in found.values() if one.id not in command.without]
    told = [
        event
        for one in wanted
        for event in moved(one.target, one.by, _cause(one, moment), moment, levels)
    ]
    readings = moment.state.indicators.readings
    event = WorldApplied(
        couplings=tuple(one.id for one in wanted),
        without=tuple(name for name in found if name in command.without),
        levels={name: levels.get(name, one.value) for name, one in readings.items()},
        author=moment.by.id,
    )
    return (*told, Told(event, CONTROL_ALONE))


def _cause(one: Coupling, moment: Moment) -> str:
    """Return what is read of an effect: who is not told of its cause is not told why."""
    ears = [_ears(name, moment) for name in (one.indicator, one.target)]
    knows = ears[0] is None or (ears[1] is not None and ears[1] <= ears[0])
    return one.words if knows else one.cause or ELSEWHERE


def _ears(wanted: IndicatorId, moment: Moment) -> frozenset[str] | None:
    one = next(one for one in moment.scenario.indicators if one.id == wanted)
    return audience_of(one, moment).cells


def _set_date(command: SetDate, moment: Moment) -> tuple[Told, ...]:
    _running(moment)
    reason = line(command.reason, "reason", required=False)
    if command.date == moment.state.world.today:
        raise Refused(Refusal.ALREADY, what="it is that day")
    return (Told(DateReached(command.date, reason), EVERYONE),)


def _set_region(command: SetRegion, moment: Moment) -> tuple[Told, ...]:
    _running(moment)
    known = next((one for one in moment.state.setting.regions if one.id == command.region), None)
    if known is None:
        raise Refused(Refusal.UNKNOWN, value=command.region, field="the regions")
    reason = line(command.reason, "reason")
    words = line(command.words, "sentence", SENTENCE, required=False) or reason
    return (Told(RegionChanged(known.id, command.state, words, reason), EVERYONE),)


WORLD = Instrument(
    name="world",
    part=World,
    acts={
        "world.apply": Act(ApplyWorld, _apply, Hands.CONTROL),
        "date.set": Act(SetDate, _set_date, Hands.CONTROL),
        "region.set": Act(SetRegion, _set_region, Hands.CONTROL),
    },
    events=WORLD_EVENTS,
)
