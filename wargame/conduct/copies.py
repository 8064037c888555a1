"""Copies of exercises in this process: what was read of a journal, and pictures folded from it.

A copy is disposable. It only ever holds what was committed: inside a transaction that may still
be rolled back, pictures are folded afresh and not kept.
"""

from collections import OrderedDict
from collections.abc import Iterable
from threading import RLock

from django.dispatch import Signal

from wargame.conduct.clerk import CLERK
from wargame.engine import BLANK, Picture, Viewer, evolved
from wargame.engine.balance import Balance, Ledger
from wargame.engine.instruments.notes import NoteWritten
from wargame.journal import reading
from wargame.journal.record import Record

KEPT_EXERCISES = 32
KEPT_RECORDS = 4000
ANEW = "A name was replaced in the record"
"""How a note of the house's own hand begins that tells every process to read all of it again."""

reworded = Signal()
"""Sent with `code` when this process learns that earlier entries were written anew."""


class Copy:
    """One exercise as this process has read it."""

    def __init__(self, code: str) -> None:
        """Start with nothing read."""
        self.code = code
        self._lock = RLock()
        self._records: list[Record] = []
        self._first = 1
        self._head = 0
        self._pictures: dict[Viewer, tuple[int, int, Picture]] = {}
        self._ledger = Ledger()

    def look(self, *viewers: Viewer, keep: bool) -> tuple[tuple[Picture, int, int], ...]:
        """Return the pictures of viewers, how much each heard, and the head they were read at.

        The journal is read once for all of them.
        """
        with self._lock:
            fresh = list(reading.records(self.code, after=self._head))
            if keep:
                self._take(fresh)
                fresh = []
            return tuple(self._fold(viewer, fresh, keep=keep) for viewer in viewers)

    def balance(self, *, keep: bool) -> Balance:
        """Return what was counted of what this process has read.

        Inside a transaction nothing is kept, so there everything is counted afresh.
        """
        with self._lock:
            if keep and self._head:
                return self._ledger.balance()
            ledger = Ledger()
            _count(ledger, reading.records(self.code))
            return ledger.balance()

    def _fold(self, viewer: Viewer, fresh: list[Record], *, keep: bool) -> tuple[Picture, int, int]:
        position, heard, picture = self._pictures.get(viewer, (0, 0, BLANK))
        new = (*self._since(position), *fresh)
        told = [(one.event, one.at) for one in new if one.audience.includes(viewer)]
        picture, heard = evolved(picture, told), heard + len(told)
        position = new[-1].position if new else position
        if keep:
            self._pictures[viewer] = (position, heard, picture)
        return picture, heard, position

    def _take(self, fresh: list[Record]) -> None:
        if not fresh:
            return
        if self._head and any(map(_anew, fresh)):
            self._records, self._first, self._head = [], 1, 0
            self._pictures, self._ledger = {}, Ledger()
            fresh = list(reading.records(self.code))
            reworded.send_robust(sender=None, code=self.code)
        self._records.extend(fresh)
        _count(self._ledger, fresh)
        self._head = fresh[-1].position
        del self._records[:-KEPT_RECORDS]
        self._first = self._records[0].position

    def _since(self, position: int) -> list[Record]:
        if position >= self._head:
            return []
        if position + 1 < self._first:
            return [
                one
                for one in reading.records(self.code, after=position)
                if one.position <= self._head
            ]
        return self._records[position + 1 - self._first :]  # positions have no gaps


def _anew(one: Record) -> bool:
    """Tell whether an entry says that earlier ones were written anew."""
    return (
        isinstance(one.event, NoteWritten)
        and one.event.seat == CLERK.id
        and one.event.text.startswith(ANEW)
    )


def _count(ledger: Ledger, records: Iterable[Record]) -> None:
    for one in records:
        ledger.note(one.at, one.by, one.command_id, one.event, one.audience)


_copies: OrderedDict[str, Copy] = OrderedDict()
_lock = RLock()


def copy_of(code: str) -> Copy:
    """Return this process's copy of an exercise; the least used ones are dropped."""
    with _lock:
        found = _copies.setdefault(code, Copy(code))
        _copies.move_to_end(code)
        while len(_copies) > KEPT_EXERCISES:
            _copies.popitem(last=False)
        return found


def forget(code: str) -> None:
    """Drop this process's copy of an exercise."""
    with _lock:
        _copies.pop(code, None)


def held() -> tuple[str, ...]:
    """Return the codes of the exercises of which this process has a copy."""
    with _lock:
        return tuple(_copies)
