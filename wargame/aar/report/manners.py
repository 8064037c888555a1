"""Manners of a report: what it says of people and of time.

By default as at Chatham House: roles and no people, times to five minutes, names in free text
taken out. With names, people stand in a roster, and times are exact.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from wargame.aar.report import names
from wargame.aar.report.names import Scan
from wargame.conduct import posts
from wargame.engine.names import CONTROL
from wargame.journal import reading
from wargame.people.models import Person

COARSE = timedelta(minutes=5)


def coarse(at: datetime) -> datetime:
    """Return the last full five minutes."""
    local = timezone.localtime(at).replace(second=0, microsecond=0)
    return local - timedelta(minutes=local.minute % (COARSE // timedelta(minutes=1)))


@dataclass(frozen=True, slots=True)
class Manners:
    """How times are written, and what happens to words. `roster` is empty unless named."""

    named: bool
    hide: Callable[[str], str]
    roster: tuple[tuple[str, str], ...] = ()

    def at(self, at: datetime) -> datetime:
        """Return a time as exact as it may be told."""
        return timezone.localtime(at) if self.named else coarse(at)

    def time(self, at: datetime) -> str:
        """Return the time of day."""
        return self.at(at).strftime("%H:%M:%S" if self.named else "%H:%M")

    def when(self, at: datetime) -> str:
        """Return the day and the time."""
        return self.at(at).strftime(f"%-d %B %Y, {'%H:%M:%S' if self.named else '%H:%M'}")

    def minutes(self, since: datetime, until: datetime) -> int:
        """Return the minutes between two times as they are told."""
        return (self.at(until) - self.at(since)) // timedelta(minutes=1)


def of_house(code: str) -> Manners:
    """Return the manners of the house for an exercise: no people."""
    hide, seats = found_names(code).hides(), _seats(code)
    roles = _roles(seats)
    return Manners(named=False, hide=lambda text: hide(roles(text)))


def with_names(code: str) -> Manners:
    """Return the manners of an export with names."""
    rows = Person.objects.filter(exercise=code, removed_at__isnull=True).exclude(cell="")
    roster = [(one.cell, one.name) for one in rows.order_by("cell", "seat", "name")]
    staff = [(str(CONTROL), name) for name in posts.names(code).values()]
    return Manners(named=True, hide=str, roster=(*roster, *staff))


def found_names(code: str) -> Scan:
    """Return what is looked for in the texts of an exercise: all who ever gave a name."""
    people = Person.objects.filter(exercise=code).values_list("name", flat=True)
    spared = names.ordinary(reading.cover(code).scenario)
    return names.scan((*people, *posts.names(code).values()), spared)


def single(code: str) -> tuple[str, ...]:
    """Return the cells in which one person sits alone: what it did can be told to be theirs."""
    rows = Person.objects.filter(exercise=code, removed_at__isnull=True).exclude(seat="")
    counted: dict[str, int] = {}
    for cell in rows.values_list("cell", flat=True):
        counted[cell] = counted.get(cell, 0) + 1
    return tuple(sorted(cell for cell, count in counted.items() if count == 1))


def _seats(code: str) -> Mapping[str, str]:
    """Return the cell of every seat that ever acted or was filled."""
    found = {str(one.id): str(one.cell) for one in reading.hands(code)}
    filled = (one.event for one in reading.of_kinds(code, ("seat.filled",)))
    return {**found, **{str(one.seat): str(one.cell) for one in filled}}


def _roles(seats: Mapping[str, str]) -> Callable[[str], str]:
    """Return what puts a cell in the place of a seat."""
    if not seats:
        return str
    found = _any(seats)
    return lambda text: found.sub(lambda match: seats[match.group()], text)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])")
