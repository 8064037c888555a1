"""Arrivals: the door, those who come through it, and the seats they take, change and leave."""

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from wargame.conduct import bell
from wargame.conduct.clerk import CLERK
from wargame.conduct.looks import look
from wargame.conduct.recording import record
from wargame.conduct.standing import Standing, standing, standing_of, standings
from wargame.engine import STATE, Refusal, Refused
from wargame.engine.instruments.seating import FillSeat, VacateSeat
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import OBSERVER, CellId, SeatId
from wargame.engine.texts import line
from wargame.people import codes
from wargame.people.models import Draft, Person, Way

__all__ = ["Standing", "standing", "standings"]

NAME = 40


def knock(typed: str) -> str | None:
    """Return the exercise whose open door this code or token opens; None for any other alike."""
    way = (
        Way.objects.filter(open=True, code=codes.tidy(typed)).first()
        or Way.objects.filter(open=True, token=typed.replace("\0", "")).first()
    )
    return way.exercise if way else None


def arrive(exercise: str, name: str, *, observer: bool = False) -> Standing:
    """Let somebody in under the name they give; they wait in the lobby, or observe.

    Raises Refused for a name that is empty or too long.
    """
    person = Person.objects.create(
        handle=codes.fresh(12),
        exercise=exercise,
        name=line(name, "name", NAME),
        cell=OBSERVER if observer else "",
        rejoin_code=codes.fresh(),
        joined_at=timezone.now(),
    )
    bell.ring(exercise)
    return standing_of(person)


def rejoin(typed: str) -> tuple[str, Standing] | None:
    """Return the exercise and the standing that a rejoin code belongs to, or None."""
    person = Person.objects.filter(rejoin_code=codes.tidy(typed), removed_at__isnull=True).first()
    return (person.exercise, standing_of(person)) if person else None


def seat(exercise: str, handle: str, cell: CellId) -> Standing:
    """Give a person a place in a delegation, or among the observers; a former place is freed.

    Raises Refused where there is no such person or delegation, or no free place in it.
    """
    with transaction.atomic():
        person = _locked(exercise, handle)
        if person.cell == cell:
            return standing_of(person)
        place = SeatId("") if cell == OBSERVER else _free_place(exercise, cell)
        _vacate(person)
        person.cell, person.seat = cell, place
        person.heard = 0
        person.save(update_fields=["cell", "seat", "heard"])
        # What was typed for one delegation must not be read by another.
        Draft.objects.filter(person=person).delete()
        if place:
            record(exercise, CLERK, FillSeat(cell, place), _fresh())
        bell.ring(exercise)
    return standing_of(person)


def unseat(exercise: str, handle: str) -> Standing:
    """Send a person back to the lobby; raises Refused where there is no such person."""
    with transaction.atomic():
        person = _locked(exercise, handle)
        _vacate(person)
        person.cell = person.seat = ""
        person.save(update_fields=["cell", "seat"])
        Draft.objects.filter(person=person).delete()
        bell.ring(exercise)
    return standing_of(person)


def remove(exercise: str, handle: str) -> None:
    """Show a person the door: their pages close at once and their codes are worth nothing."""
    with transaction.atomic():
        person = _locked(exercise, handle)
        _vacate(person)
        person.cell = person.seat = ""
        person.removed_at = timezone.now()
        person.save(update_fields=["cell", "seat", "removed_at"])
        Draft.objects.filter(person=person).delete()
        bell.ring(exercise)


def auto_seat(exercise: str) -> int:
    """Seat everybody who waits, the emptiest delegation first; return how many found a place.

    All at once: forty people are one commit, and pages are told when it is done.
    """
    with transaction.atomic():
        return _seat_all(exercise)


def _seat_all(exercise: str) -> int:
    waiting = Person.objects.filter(exercise=exercise, cell="", removed_at__isnull=True)
    seated = 0
    for handle in list(waiting.values_list("handle", flat=True)):
        cell = _emptiest(exercise)
        if cell is None:
            break
        seat(exercise, handle, cell)
        seated += 1
    return seated


def reconcile(exercise: str) -> None:
    """Send back to the lobby those whose delegation another line-up does not have."""
    cells = {*_setting(exercise).cells, OBSERVER, ""}
    rows = Person.objects.filter(exercise=exercise, removed_at__isnull=True).exclude(cell__in=cells)
    for handle in list(rows.values_list("handle", flat=True)):
        unseat(exercise, handle)


def open_door(exercise: str) -> None:
    """Let people in."""
    _change_way(exercise, open=True)


def close_door(exercise: str) -> None:
    """Let nobody else in; those inside notice nothing."""
    _change_way(exercise, open=False)


def rotate_door(exercise: str) -> None:
    """Make another code and token; the old ones are worth nothing."""
    _change_way(exercise, code=codes.fresh(), token=secrets.token_urlsafe(16))


def answer_warm_up(exercise: str, handle: str, option: str) -> None:
    """Keep a person's answer to the lobby's question; raises Refused for an unknown option."""
    warm_up = _setting(exercise).warm_up
    if warm_up is None or option not in warm_up.options:
        raise Refused(Refusal.UNKNOWN, value=option[:80], field="the warm-up question")
    Person.objects.filter(exercise=exercise, handle=handle, removed_at__isnull=True).update(
        warm_up=option
    )
    bell.ring(exercise)


def _change_way(exercise: str, **change: Any) -> None:  # noqa: ANN401 - columns of the row
    Way.objects.filter(exercise=exercise).update(**change)
    bell.ring(exercise)


def _locked(exercise: str, handle: str) -> Person:
    rows = Person.objects.select_for_update().filter(
        exercise=exercise, handle=handle, removed_at__isnull=True
    )
    person = rows.first()
    if person is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="person")
    return person


def _vacate(person: Person) -> None:
    if person.seat:
        leaving = VacateSeat(CellId(person.cell), SeatId(person.seat))
        record(person.exercise, CLERK, leaving, _fresh())


def _setting(exercise: str) -> Setting:
    return look(exercise, STATE).picture.setting


def _taken(exercise: str, cell: CellId) -> set[str]:
    rows = Person.objects.filter(exercise=exercise, cell=cell, removed_at__isnull=True)
    return set(rows.values_list("seat", flat=True))


def _free_place(exercise: str, cell: CellId) -> SeatId:
    delegation = _setting(exercise).delegation(cell)
    if delegation is None:
        raise Refused(Refusal.UNKNOWN, value=cell, field="the delegation")
    taken = _taken(exercise, cell)
    places = (SeatId(f"{cell}-{n}") for n in range(1, delegation.seats + 1))
    free = next((place for place in places if place not in taken), None)
    if free is None:
        raise Refused(Refusal.FULL, who=delegation.name, count=delegation.seats)
    return free


def _emptiest(exercise: str) -> CellId | None:
    counts = [
        (len(_taken(exercise, one.id)), n, one)
        for n, one in enumerate(_setting(exercise).delegations)
    ]
    free = [(count, n, one.id) for count, n, one in counts if count < one.seats]
    return min(free)[2] if free else None


def _fresh() -> str:
    return secrets.token_hex(8)
