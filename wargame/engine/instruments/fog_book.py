"""What control keeps of the fog: its standing orders, what is held, and every act with its product.

All of it is told to control alone. Those who receive a product hear an event of the ordinary kind.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.fogging import FogOrder, Passage
from wargame.engine.instrument import Hear
from wargame.engine.names import NO_ORDER, CellId, FogId, MessageId

AS_WRITTEN, CHANGED, GARBLED = "as written", "changed", "garbled"


@dataclass(frozen=True, slots=True)
class FogOrdered:
    """A standing order holds from now on."""

    fog: FogId
    order: FogOrder


@dataclass(frozen=True, slots=True)
class FogLifted:
    """A standing order holds no more; what it has held waits on."""

    fog: FogId


@dataclass(frozen=True, slots=True)
class FogHeld:
    """Something does not reach these receivers yet; without `due` it waits for control."""

    passage: Passage
    to: tuple[CellId, ...]
    due: datetime | None
    orders: tuple[FogId, ...]


@dataclass(frozen=True, slots=True)
class FogReleased:
    """What was held reaches these receivers, as they read it now; `how` its words were changed."""

    passage: Passage
    to: tuple[CellId, ...]
    how: str


@dataclass(frozen=True, slots=True)
class FogDropped:
    """What was held never reaches these receivers."""

    passage: Passage
    to: tuple[CellId, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class FogGarbled:
    """These receivers read this in place of what was written."""

    passage: Passage
    to: tuple[CellId, ...]
    order: FogId


@dataclass(frozen=True, slots=True)
class FogIntercepted:
    """Others read a copy, under the name of `message`; an empty `order` is control's own hand."""

    passage: Passage
    to: tuple[CellId, ...]
    message: MessageId
    order: FogId = NO_ORDER


@dataclass(frozen=True, slots=True)
class FogLeaked:
    """Others read a copy as news, under the name of `message`; an empty `to` is everyone."""

    passage: Passage
    to: tuple[CellId, ...]
    message: MessageId
    order: FogId = NO_ORDER


@dataclass(frozen=True, slots=True)
class FogForged:
    """These are told something in the name of a delegation that knows nothing of it."""

    passage: Passage
    to: tuple[CellId, ...]
    order: FogId = NO_ORDER


@dataclass(frozen=True, slots=True)
class Held:
    """What waits, for whom, since when, and until when where it goes on by itself."""

    passage: Passage
    to: tuple[CellId, ...]
    at: datetime
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of fog, for the debrief: what was done to which words, by which order, and how.

    `to` are those who read what came of it, or wait for it; for a leak to everyone there are none.
    """

    at: datetime
    what: str
    passage: Passage
    to: tuple[CellId, ...]
    order: FogId = NO_ORDER
    how: str = ""


@dataclass(frozen=True, slots=True)
class Fog:
    """For control: the orders that stand, how often each was followed, what is held, all deeds."""

    orders: dict[FogId, FogOrder] = field(default_factory=dict)
    fired: dict[FogId, int] = field(default_factory=dict)
    held: dict[str, Held] = field(default_factory=dict)
    deeds: tuple[Deed, ...] = ()

    def standing(self, during: str) -> Iterator[FogOrder]:
        """Yield the orders that hold in a round and are not used up, the oldest first."""
        for one in self.orders.values():
            if one.during in {"any", during} and not 0 < one.times <= self.fired.get(one.id, 0):
                yield one

    @property
    def forged(self) -> frozenset[str]:
        """The names of what was never written by the one in whose name it goes."""
        return frozenset(one.passage.thing for one in self.deeds if one.what == "forged")

    def on(self, thing: str) -> tuple[Deed, ...]:
        """Return what was done to a cable, or to a line of a caucus."""
        return tuple(one for one in self.deeds if one.passage.thing == thing)


def _done(part: Fog, deed: Deed, *orders: FogId) -> Fog:
    fired = {**part.fired, **{one: part.fired.get(one, 0) + 1 for one in orders if one}}
    return replace(part, fired=fired, deeds=(*part.deeds, deed))


def _hear_ordered(part: Fog, event: FogOrdered, _: datetime) -> Fog:
    return replace(part, orders={**part.orders, event.fog: event.order})


def _hear_lifted(part: Fog, event: FogLifted, _: datetime) -> Fog:
    orders = {name: one for name, one in part.orders.items() if name != event.fog}
    return replace(part, orders=orders)


def _hear_held(part: Fog, event: FogHeld, at: datetime) -> Fog:
    """Hold something, or put off what is held already: after a pause."""
    name = event.passage.thing
    before = part.held.get(name)
    held = Held(event.passage, event.to, before.at if before else at, event.due)
    kept = replace(part, held={**part.held, name: held})
    if before:
        return kept
    first = event.orders[0] if event.orders else NO_ORDER
    return _done(kept, Deed(at, "held", event.passage, event.to, first), *event.orders)


def _let_go(part: Fog, event: FogReleased | FogDropped, deed: Deed) -> Fog:
    held = {name: one for name, one in part.held.items() if name != event.passage.thing}
    return _done(replace(part, held=held), deed)


def _hear_released(part: Fog, event: FogReleased, at: datetime) -> Fog:
    deed = Deed(at, "released", event.passage, event.to, how=event.how)
    return _let_go(part, event, deed)


def _hear_dropped(part: Fog, event: FogDropped, at: datetime) -> Fog:
    return _let_go(part, event, Deed(at, "dropped", event.passage, event.to, how=event.reason))


Ordered = FogGarbled | FogIntercepted | FogLeaked | FogForged


def _hear_as(what: str) -> Callable[[Fog, Ordered, datetime], Fog]:
    """Return how a deed is heard that an order, or control's own hand, has done."""
    return lambda part, event, at: _done(
        part, Deed(at, what, event.passage, event.to, event.order), event.order
    )


FOG_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "fog.ordered": (FogOrdered, _hear_ordered),
    "fog.lifted": (FogLifted, _hear_lifted),
    "fog.held": (FogHeld, _hear_held),
    "fog.released": (FogReleased, _hear_released),
    "fog.dropped": (FogDropped, _hear_dropped),
    "fog.garbled": (FogGarbled, _hear_as("garbled")),
    "fog.intercepted": (FogIntercepted, _hear_as("intercepted")),
    "fog.leaked": (FogLeaked, _hear_as("leaked")),
    "fog.forged": (FogForged, _hear_as("forged")),
}
