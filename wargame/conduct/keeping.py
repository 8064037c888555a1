"""Keeping: how long an exercise stays, and the caretaker's round that sees to it.

Time counts from the last entry. The end is announced a week before, and nothing is erased before
it was announced for a day, so a computer that was off for a month, or whose clock was wrong for
an hour, erases nothing unannounced.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from wargame.conduct import erasing
from wargame.journal import reading
from wargame.journal.record import NoSuchExercise
from wargame.people.models import Keeping

log = logging.getLogger(__name__)

CHOICES = (7, 30, 90, 365)
AHEAD = timedelta(days=7)
GRACE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """How long an exercise is kept: `days` after its last entry, or, where None, for good."""

    days: int | None = None
    due: datetime | None = None
    hidden: bool = False
    announced: bool = False


def kept(codes: Iterable[str]) -> dict[str, Kept]:
    """Return how long each of these exercises is kept."""
    wanted = list(codes)
    rows = {one.exercise: one for one in Keeping.objects.filter(exercise__in=wanted)}
    last = reading.last(rows)
    return {code: _kept(rows[code], last.get(code)) if code in rows else Kept() for code in wanted}


def _kept(row: Keeping, last: datetime | None) -> Kept:
    due = _due(row, last)
    return Kept(row.days, due, row.hidden, bool(due and timezone.now() >= due - AHEAD))


def _due(row: Keeping, last: datetime | None) -> datetime | None:
    """Return when a row's exercise may be erased, its notice included; None is never."""
    if row.days is None or last is None:
        return None
    due = last + timedelta(days=row.days)
    return max(due, row.warned_at + GRACE) if row.warned_at else due


def keep(code: str, days: int | None) -> None:
    """Keep an exercise so many days after its last entry, or for good; raises ValueError."""
    if days is not None and days not in CHOICES:
        raise ValueError(days)
    Keeping.objects.update_or_create(exercise=code, defaults={"days": days, "warned_at": None})


def hide(code: str, *, hidden: bool) -> None:
    """Leave an exercise out of the library, or show it there again."""
    Keeping.objects.update_or_create(exercise=code, defaults={"hidden": hidden})


def tend(now: datetime | None = None) -> tuple[str, ...]:
    """Announce and erase what is due, and finish what was begun; return what was erased."""
    at = now or timezone.now()
    erasing.let_strangers_go()
    rows = list(Keeping.objects.exclude(days=None))
    last = reading.last(one.exercise for one in rows)
    gone = tuple(one.exercise for one in rows if _is_due(one, last.get(one.exercise), at))
    for code in gone:
        _erase(code)
    erasing.finish()
    return gone


def _is_due(row: Keeping, last: datetime | None, now: datetime) -> bool:
    """Tell whether an exercise goes now; announce its end where that is near."""
    if row.days is None or last is None or now < last + timedelta(days=row.days) - AHEAD:
        return False
    if row.warned_at is None or row.warned_at > now:
        Keeping.objects.filter(pk=row.pk).update(warned_at=now)
        return False
    due = _due(row, last)
    return due is not None and now >= due


def _erase(code: str) -> None:
    try:
        erasing.erase(code)
    except NoSuchExercise:
        return
    log.info("An exercise has been erased, as it was to be kept no longer.")
