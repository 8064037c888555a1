"""How a picture takes what is told of rulings. A viewer may hear of one that it never saw."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from wargame.engine.instrument import Hear
from wargame.engine.instruments.ruling_book import (
    EstimateGiven,
    Narrative,
    NarrativeRetracted,
    NarrativeTold,
    Ruling,
    RulingClaimed,
    RulingOpened,
    RulingPublished,
    RulingRolled,
    Rulings,
    RulingSettled,
    RulingUndone,
    giver,
)
from wargame.engine.names import CONTROL, RulingId


def _opened(part: Rulings, event: RulingOpened, at: datetime) -> Rulings:
    names = (name for name in RulingOpened.__slots__ if name != "ruling")
    ruling = Ruling(id=event.ruling, at=at, **{name: getattr(event, name) for name in names})
    return replace(part, all={**part.all, ruling.id: ruling})


def _with(part: Rulings, wanted: RulingId, **changes: object) -> Rulings:
    ruling = part.all.get(wanted)
    if ruling is None:
        return part
    return replace(part, all={**part.all, wanted: replace(ruling, **changes)})  # type: ignore[arg-type]


def _claimed(part: Rulings, event: RulingClaimed, _: datetime) -> Rulings:
    return _with(part, event.ruling, author=event.author)


def _given(part: Rulings, event: EstimateGiven, _: datetime) -> Rulings:
    name = giver(event.cell, event.seat, control=event.cell == CONTROL)
    given = {**part.estimates.get(event.ruling, {}), name: event}
    return replace(part, estimates={**part.estimates, event.ruling: given})


def _rolled(part: Rulings, event: RulingRolled, _: datetime) -> Rulings:
    return _with(part, event.ruling, decided=event, odds=event.odds)


def _settled(part: Rulings, event: RulingSettled, _: datetime) -> Rulings:
    return _with(part, event.ruling, decided=event)


def _published(part: Rulings, event: RulingPublished, _: datetime) -> Rulings:
    return _with(part, event.ruling, published=event)


def _undone(part: Rulings, event: RulingUndone, _: datetime) -> Rulings:
    return _with(part, event.ruling, undone=event.reason)


def _told(part: Rulings, event: NarrativeTold, at: datetime) -> Rulings:
    one = Narrative(event.narrative, event.to, event.text, event.move, event.outcome, at)
    return replace(part, narratives={**part.narratives, one.id: one})


def _retracted(part: Rulings, event: NarrativeRetracted, _: datetime) -> Rulings:
    one = part.narratives.get(event.narrative)
    if one is None:
        return part
    told = replace(one, retracted=event.reason)
    return replace(part, narratives={**part.narratives, one.id: told})


RULING_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "ruling.opened": (RulingOpened, _opened),
    "ruling.claimed": (RulingClaimed, _claimed),
    "estimate.given": (EstimateGiven, _given),
    "ruling.rolled": (RulingRolled, _rolled),
    "ruling.settled": (RulingSettled, _settled),
    "ruling.published": (RulingPublished, _published),
    "ruling.undone": (RulingUndone, _undone),
    "narrative.told": (NarrativeTold, _told),
    "narrative.retracted": (NarrativeRetracted, _retracted),
}
