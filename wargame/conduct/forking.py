"""Forking: an exercise made of another one's first entries, to be played on otherwise.

The entries are the same but for their times, which move so that the moment of the fork is now:
what was left of a phase or of a silence is left in the fork, too. Its seed is the same, so that
every roll in it can be checked; whoever knows the seed of an exercise that ended could foretell
rolls. Everybody is paused, the door is shut, and nobody is told that there is another one.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from wargame.conduct import acts, bell, erasing
from wargame.conduct.clerk import CLERK
from wargame.conduct.dates import moved
from wargame.conduct.looks import look
from wargame.engine import STATE, Refusal, Refused
from wargame.engine.instruments.clock import PauseExercise
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.instruments.notes import WriteNote
from wargame.engine.instruments.seating import VacateSeat
from wargame.engine.names import CellId, IndicatorId, SeatId
from wargame.engine.texts import line
from wargame.journal import reading, writing
from wargame.journal.record import Lineage, Record
from wargame.people import codes
from wargame.people.models import Facilitator, Keeper, Person, Way

DIFFERENCE = 300
SAID = "The world has changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """In what an exercise differs from its sisters: in words, and in an indicator's value.

    `words` are for control; `said` is what those who read the indicator are told beside it.
    """

    words: str
    indicator: IndicatorId | None = None
    value: int = 0
    said: str = SAID


def fork(
    code: str, position: int, by: Facilitator, different: Difference, *, people: bool = False
) -> str:
    """Make an exercise of the entries up to a position, and return its code.

    A command is never cut in two: all of its entries are taken. With `people`, those who sat in a
    seat then that they still sit in are seated again, under codes of their own; without, every
    seat is free. Raises Refused where there is no such entry, or for words that say nothing.
    """
    words = line(different.words, "difference", DIFFERENCE)
    first = list(_first(code, position))
    if not first:
        raise Refused(Refusal.NOT_IN_SIGHT, what="entry")
    made, now = codes.fresh(), timezone.now()
    cover = replace(reading.cover(code), code=made, created_at=now)
    with transaction.atomic():
        writing.begin(cover, lineage=Lineage(code, first[-1].position, "", words))
        with writing.pen(made) as pen:
            pen.copy(_now(first, now))
        _furnish(made, code, by)
    try:  # what was committed is folded once, and not again for each act
        _prepare(made, different, now)
        _seat(code, made, now, again=people)
    except Refused:
        erasing.erase(made)
        raise
    bell.ring(made)
    return made


def _first(code: str, position: int) -> Iterator[Record]:
    """Yield the entries up to a position, and those that belong to the same command."""
    last = ""
    for one in reading.records(code):
        if one.position > position and one.command_id != last:
            return
        last = one.command_id
        yield one


def _now(first: list[Record], now: datetime) -> Iterable[Record]:
    """Return entries whose last one is of now."""
    by = now - first[-1].at
    return (replace(one, at=one.at + by, event=moved(one.event, by)) for one in first)


def _furnish(made: str, code: str, by: Facilitator) -> None:
    """Shut the door, and put those in control who are in control of the other one."""
    way = {"code": codes.fresh(), "token": secrets.token_urlsafe(16), "open": False}
    Way.objects.create(exercise=made, **way)
    for row in Keeper.objects.filter(exercise=code):
        row.pk, row.exercise = None, made
        row.save(force_insert=True)
    Keeper.objects.get_or_create(exercise=made, facilitator=by)


def _prepare(made: str, different: Difference, now: datetime) -> None:
    """Pause where time runs, note what is different, and make it so."""
    clock = look(made, STATE).picture.clock
    if clock.started and not clock.ended and not clock.paused_at:
        acts.submit(made, CLERK, PauseExercise(), f"{made}-pause", now=now)
    note = f"Here the exercise was forked. {different.words}"
    acts.submit(made, CLERK, WriteNote(note), f"{made}-note", now=now)
    if different.indicator:
        changed = SetIndicator(different.indicator, different.value, different.said)
        acts.submit(made, CLERK, changed, f"{made}-difference", now=now)


def _seat(code: str, made: str, now: datetime, *, again: bool) -> None:
    """Seat those again who sit where somebody sat; free every other seat."""
    filled = look(made, STATE).picture.seating.filled
    sitting = {
        (CellId(one.cell), SeatId(one.seat)): one
        for one in Person.objects.filter(exercise=code, removed_at=None).exclude(seat="")
    }
    for cell, seat in filled:
        person = sitting.get((cell, seat)) if again else None
        if person is None:
            acts.submit(made, CLERK, VacateSeat(cell, seat), f"{made}-{seat}", now=now)
            continue
        Person.objects.create(
            handle=codes.fresh(12),
            exercise=made,
            name=person.name,
            cell=cell,
            seat=seat,
            rejoin_code=codes.fresh(),
            joined_at=now,
        )
