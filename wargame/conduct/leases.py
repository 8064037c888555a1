"""Leases: who is writing in which clause just now. Weather, not history; a lease bars nobody.

It ends when it is let go, or when nothing was typed for a minute. Only those who may change the
text themselves are told of it: whoever shows leases asks the text for its sponsors.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from wargame.engine.names import CellId, ClauseId, ProposalId
from wargame.people.models import Lease, Person

IDLE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody writes in a clause: whose hand it is, and since when."""

    handle: str
    name: str
    cell: CellId
    clause: ClauseId
    since: datetime


def hold(
    exercise: str,
    handle: str,
    proposal: ProposalId,
    clause: ClauseId,
    *,
    now: datetime | None = None,
) -> None:
    """Note that a person is writing in a clause; they write in one clause at a time."""
    person = Person.objects.filter(exercise=exercise, handle=handle).first()
    if person is None:
        return
    now = now or timezone.now()
    here = {"cell": person.cell, "proposal": proposal, "clause": clause}
    going_on = Lease.objects.filter(person=person, at__gte=now - IDLE, **here)
    if not going_on.update(at=now):
        Lease.objects.update_or_create(person=person, defaults={**here, "since": now, "at": now})


def let_go(exercise: str, handle: str) -> None:
    """Note that a person writes nowhere any more."""
    Lease.objects.filter(person__exercise=exercise, person__handle=handle).delete()


def on(
    exercise: str,
    proposal: ProposalId,
    sponsors: Iterable[CellId],
    *,
    now: datetime | None = None,
) -> tuple[Writing, ...]:
    """Return who of these cells is writing in a text, who began first standing first.

    A person who was seated elsewhere meanwhile writes for nobody.
    """
    rows = Lease.objects.filter(
        person__exercise=exercise,
        person__removed_at__isnull=True,
        person__cell=F("cell"),
        cell__in=tuple(sponsors),
        proposal=proposal,
        at__gte=(now or timezone.now()) - IDLE,
    )
    ordered = rows.select_related("person").order_by("since", "pk")
    return tuple(map(_writing, ordered))


def _writing(one: Lease) -> Writing:
    person = one.person
    return Writing(person.handle, person.name, CellId(one.cell), ClauseId(one.clause), one.since)
