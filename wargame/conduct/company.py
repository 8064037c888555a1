"""Company: the people whom a viewer may see by name, gathered in one query for all viewers."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

import segno
from django.conf import settings
from django.utils import timezone

from wargame.conduct import looks
from wargame.engine import Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId, SeatId
from wargame.people.company import Company, Door, Guest
from wargame.people.models import Keeper, Person, Way

LIVE = timedelta(seconds=15)
SLOW = timedelta(seconds=45)
TROUBLED = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Gathering:
    """Everybody of one exercise, from which each viewer's company is cut."""

    code: str
    people: tuple[Person, ...]
    way: Way | None
    now: datetime

    def company(self, viewer: Viewer | None) -> Company:
        """Return the company of a viewer; None is the lobby."""
        cell = viewer.cell if viewer else None
        if cell == CONTROL:
            return self._control()
        if cell is None or cell == PROJECTOR:
            return self._lobby(shown=cell is not None)
        if cell == OBSERVER:
            return Company()
        return Company(tuple(_guest(p) for p in self.people if p.cell == cell))

    def _control(self) -> Company:
        guests = tuple(_guest(p, self.now) for p in self.people)
        way, counted = door(self.way), looks.balance(self.code)
        return Company(
            guests, way, self._tally(), len(guests), self.now, counted, staff_names(self.code)
        )

    def _lobby(self, *, shown: bool) -> Company:
        guests = tuple(_guest(p) for p in self.people if not p.cell)
        way = door(self.way) if shown else Door(open=bool(self.way and self.way.open))
        return Company(guests, way, self._tally(), len(self.people))

    def _tally(self) -> tuple[tuple[str, int], ...]:
        return tuple(sorted(Counter(p.warm_up for p in self.people if p.warm_up).items()))


def gather(exercise: str) -> Gathering:
    """Return everybody of an exercise who was not removed, in the order they came."""
    people = Person.objects.filter(exercise=exercise, removed_at__isnull=True)
    way = Way.objects.filter(exercise=exercise).first()
    return Gathering(exercise, tuple(people), way, timezone.now())


def company(exercise: str, viewer: Viewer | None) -> Company:
    """Return the company of one viewer; None is the lobby."""
    return gather(exercise).company(viewer)


def staff_names(code: str) -> dict[SeatId, str]:
    """Return the names of everybody in control, by seat."""
    rows = Keeper.objects.filter(exercise=code).select_related("facilitator")
    found = ((one.facilitator_id, one.facilitator) for one in rows)
    return {
        SeatId(f"{CONTROL}-{number}"): person.first_name or person.get_username()
        for number, person in found
    }


def _guest(person: Person, now: datetime | None = None) -> Guest:
    """Return a person as control sees them where `now` is given, else name and place alone."""
    cell = CellId(person.cell) if person.cell else None
    seat = SeatId(person.seat) if person.seat else None
    if now is None:
        return Guest("", person.name, cell, seat)
    presence = _presence(person, now)
    ails = person.troubled_at is not None and now - person.troubled_at < TROUBLED
    return Guest(
        handle=person.handle,
        name=person.name,
        cell=cell,
        seat=seat,
        rejoin_code=person.rejoin_code,
        presence=presence,
        since=_since(person, presence),
        trouble=person.trouble if ails else "",
        troubled=person.troubled_at if ails else None,
    )


def _since(person: Person, presence: str) -> datetime | None:
    """Return since when somebody waits or is away; what moves with each heartbeat is left out."""
    if not person.cell:
        return person.joined_at
    return (person.seen_at or person.joined_at) if presence == "away" else None


def _presence(person: Person, now: datetime) -> str:
    if person.seen_at is None:
        return "away"
    age = now - person.seen_at
    return "live" if age < LIVE else "slow" if age < SLOW else "away"


def door(way: Way | None) -> Door:
    """Return the door as screens show it: a closed one shows no code."""
    if way is None or not way.open:
        return Door(open=False)
    address = f"{settings.WARGAME_URL}/j/{way.token}/"
    return Door(open=True, code=way.code, address=f"{settings.WARGAME_URL}/", qr=drawn(address))


@lru_cache(maxsize=64)
def drawn(address: str) -> str:
    """Return the QR code of an address as SVG markup without style or script."""
    return segno.make(address, error="m").svg_inline(scale=8, border=2, omitsize=True)
