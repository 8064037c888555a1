"""What moves the world by itself: a phase that opens on another day, a region that tips over.

Other instruments ask here, so that an inject, a ruling or an agreement changes a region as it
changes an indicator.
"""

from collections.abc import Mapping

from wargame.engine.audience import CONTROL_ALONE, EVERYONE
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.world_book import DateReached, RegionChanged, WorldGiven
from wargame.engine.names import RegionId
from wargame.engine.scenario import Phase
from wargame.engine.worlds import RegionState


def hand_over_world(moment: Moment) -> tuple[Told, ...]:
    """Return the couplings and the owners of indicators, told to control; nothing without them."""
    owners = {one.id: one.owner for one in moment.scenario.indicators if one.owner}
    couplings = moment.scenario.couplings
    if not (owners or couplings):
        return ()
    return (Told(WorldGiven(couplings, owners), CONTROL_ALONE),)


def date_of(phase: Phase, moment: Moment) -> tuple[Told, ...]:
    """Return the day on which a phase is set, where the pack says one and it is another.

    A round's day holds from its first phase on. Control may have moved on further: time runs
    backwards only where play does.
    """
    setting, clock = moment.state.setting, moment.state.clock
    round_ = setting.round_of(phase.id)
    dates = moment.scenario.dates
    day = dates.get(phase.id) or (dates.get(round_.id) if round_ else None)
    now = moment.state.world.today
    back = phase not in setting.following(clock.phase)
    entered = round_ is not setting.round_of(clock.phase)
    if day is None or day == now or (phase.id not in dates and not entered and not back):
        return ()
    if now is not None and day < now and not back:
        return ()
    reason = round_.title if round_ and entered else phase.title
    return (Told(DateReached(day, reason), EVERYONE),)


def regions_moved(
    wanted: Mapping[RegionId, RegionState], reason: str, moment: Moment
) -> tuple[Told, ...]:
    """Return the regions that come into another state, for everyone, with the reason for it."""
    told: list[Told] = []
    for one in moment.state.setting.regions:
        state = wanted.get(one.id)
        if state is not None and state is not moment.state.world.standing(one).state:
            told.append(Told(RegionChanged(one.id, state, reason, reason), EVERYONE))
    return tuple(told)
