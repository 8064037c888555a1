"""The past: what any viewer saw at any entry of the record.

Pictures share what did not change, so one is kept of every few hundred entries for each viewer
who was ever asked for, and a jump folds the entries behind the nearest. What is kept is bounded:
with a longer record the steps between kept pictures grow, and the least used exercises are dropped.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import RLock
from typing import Any

from django.db import transaction

from wargame.conduct.looks import Look
from wargame.engine import BLANK, Picture, Viewer, evolved
from wargame.engine.balance import Balance, Ledger
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR
from wargame.journal import reading
from wargame.journal.record import Record
from wargame.people.company import Company, Guest

KEPT_EXERCISES = 4
KEPT_VIEWERS = 12
STEP = 200
"""Entries between two kept pictures, to begin with."""
MOST = 48
"""Kept pictures of a viewer; where there would be more, every other one is dropped."""

AT_ONCE = 5000
"""Entries that are held in memory while a whole record is gone through."""

KEPT_WHOLE = 2
LONGEST_KEPT = 20_000
"""Exercises whose entries are kept, and how many entries these may have."""

Point = tuple[int, int, Picture]
_CONTROL = Viewer(CONTROL)


@dataclass(frozen=True, slots=True)
class Instant:
    """What some viewers saw at an entry.

    `balance` is what control's screens count; nothing was counted where control is not shown.
    """

    position: int
    at: datetime | None
    looks: dict[Viewer, Look]
    balance: Balance

    def company(self, viewer: Viewer) -> Company:
        """Return who was there, as seats: a replay shows roles, and names nobody."""
        seats = self.looks[_CONTROL].picture.seating.filled
        if viewer.cell == PROJECTOR:
            return Company(joined=len(seats))
        if viewer.cell == OBSERVER:
            return Company()
        if viewer.cell != CONTROL:
            return Company(tuple(Guest("", s, c, s) for c, s in seats if c == viewer.cell))
        guests = tuple(Guest("", seat, cell, seat, presence="live") for cell, seat in seats)
        return Company(guests, joined=len(guests), now=self.at, balance=self.balance)


def _on(point: Point, told: Collection[tuple[Any, datetime]], position: int) -> Point:
    """Return the point at which a viewer was after hearing these events."""
    _, heard, picture = point
    return position, heard + len(told), evolved(picture, told)


class _Track:
    """The kept pictures of one viewer, oldest first, and the one that was asked for last."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self._kept: list[Point] = [(0, 0, BLANK)]
        self._step = STEP
        self._last: Point = self._kept[0]

    def before(self, position: int) -> Point:
        """Return the newest picture that is not later than a position."""
        found = [one for one in (*self._kept, self._last) if one[0] <= position]
        return max(found, key=lambda one: one[0])

    def fold(self, start: Point, records: Iterable[Record]) -> Look:
        """Return what the viewer saw after these records; keep some of it on the way."""
        point, told, position = start, list[tuple[Any, datetime]](), start[0]
        for one in records:
            if one.position <= position:
                continue
            if one.audience.includes(self.viewer):
                told.append((one.event, one.at))
            position = one.position
            if position >= self._kept[-1][0] + self._step:
                point, told = _on(point, told, position), []
                self._keep(point)
        self._last = position, heard, picture = _on(point, told, position)
        return Look(picture, heard, position)

    def reaches(self, position: int) -> bool:
        """Tell whether a jump to this position is a short one."""
        return self.before(position)[0] > position - self._step

    def _keep(self, point: Point) -> None:
        self._kept.append(point)
        if len(self._kept) > MOST:
            self._kept = self._kept[::2]
            self._step *= 2


class Past:
    """The past of one exercise, as far as this process was asked for it."""

    def __init__(self, code: str) -> None:
        """Start with nothing kept."""
        self._code = code
        self._lock = RLock()
        self._tracks: OrderedDict[Viewer, _Track] = OrderedDict()
        self._counts: list[tuple[int, Ledger]] = [(0, Ledger())]

    def at(self, position: int, viewers: Collection[Viewer]) -> Instant:
        """Return what these viewers, and control, saw after an entry; 0 is before the first."""
        with self._lock:
            tracks = [self._track(one) for one in dict.fromkeys((*viewers, _CONTROL))]
            starts = [one.before(position) for one in tracks]
            counting = _CONTROL in viewers
            counted, ledger = self._counted(position) if counting else (position, Ledger())
            least = min(counted, *(one[0] for one in starts))
            records = list(reading.records(self._code, least, until=position))
            looks = {
                one.viewer: one.fold(start, records)
                for one, start in zip(tracks, starts, strict=True)
            }
            while len(self._tracks) > KEPT_VIEWERS:
                self._tracks.popitem(last=False)
            balance = self._count(ledger, [one for one in records if one.position > counted])
        at = records[-1].at if records else _at(self._code, position)
        return Instant(position, at, looks, balance)

    def ready(self, viewers: Collection[Viewer]) -> None:
        """Go through the whole record for these viewers once, unless this process has done so.

        From then on a jump to anywhere folds no more than the entries between two kept pictures.
        """
        head = reading.heads((self._code,))[self._code]
        with self._lock:
            if all(self._track(one).reaches(head) for one in (*viewers, _CONTROL)):
                return
            for stop in (*range(AT_ONCE, head, AT_ONCE), head):
                self.at(stop, viewers)

    def _track(self, viewer: Viewer) -> _Track:
        found = self._tracks.setdefault(viewer, _Track(viewer))
        self._tracks.move_to_end(viewer)
        return found

    def _counted(self, position: int) -> tuple[int, Ledger]:
        found = [one for one in self._counts if one[0] <= position]
        counted, ledger = found[-1]
        return counted, ledger.fork()

    def _count(self, ledger: Ledger, records: list[Record]) -> Balance:
        for one in records:
            ledger.note(one.at, one.by, one.command_id, one.event, one.audience)
            if one.position >= self._counts[-1][0] + STEP:
                self._counts.append((one.position, ledger.fork()))
        if len(self._counts) > MOST:
            self._counts = self._counts[::2]
        return ledger.balance()


def _at(code: str, position: int) -> datetime | None:
    found = entry(code, position)
    return found.at if found else None


def entry(code: str, position: int) -> Record | None:
    """Return the entry at a position, or None where there is none."""
    return next(reading.records(code, position - 1, until=position), None)


def whole(code: str) -> tuple[Record, ...]:
    """Return all entries of a record; of one that is not too long they are kept until it grows."""
    reading.cover(code)
    head = reading.heads((code,))[code]
    if transaction.get_connection().in_atomic_block or head > LONGEST_KEPT:
        return tuple(reading.records(code))
    with _lock:
        found = _whole.get(code)
    if found is None or not found or found[-1].position < head:
        found = tuple(reading.records(code))
        with _lock:
            _whole[code] = found
            while len(_whole) > KEPT_WHOLE:
                _whole.popitem(last=False)
    return found


_whole: OrderedDict[str, tuple[Record, ...]] = OrderedDict()
_pasts: OrderedDict[str, Past] = OrderedDict()
_lock = RLock()


def past_of(code: str) -> Past:
    """Return this process's past of an exercise; raises NoSuchExercise.

    Inside a transaction that may still be rolled back nothing is kept.
    """
    reading.cover(code)
    if transaction.get_connection().in_atomic_block:
        return Past(code)
    with _lock:
        found = _pasts.setdefault(code, Past(code))
        _pasts.move_to_end(code)
        while len(_pasts) > KEPT_EXERCISES:
            _pasts.popitem(last=False)
        return found


def forget(code: str) -> None:
    """Drop what is kept of an exercise."""
    with _lock:
        _pasts.pop(code, None)
        _whole.pop(code, None)
