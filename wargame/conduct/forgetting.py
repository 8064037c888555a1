"""Forgetting a person: their name, what they typed and did not send, their ways in.

What they did stays in the record as their seat's. Their name in somebody's words is another thing:
see `mentions`.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from wargame.conduct import arrivals, bell, erasing, mentions, traces
from wargame.conduct.duties import SEAT, keeper_of
from wargame.engine import Refusal, Refused
from wargame.engine.names import SeatId
from wargame.journal import erasing as rows
from wargame.people.models import Facilitator, Keeper, Person

FORGOTTEN = "Somebody"


@dataclass(frozen=True, slots=True)
class Known:
    """A person whose name the house knows, here or gone, or a guest in control."""

    handle: str
    name: str
    place: str
    since: datetime | None
    gone: bool
    guest: bool = False


def known(code: str) -> tuple[Known, ...]:
    """Return everybody of an exercise whose name is kept, guests in control last."""
    people = Person.objects.filter(exercise=code).order_by("joined_at", "id")
    staff = Keeper.objects.filter(exercise=code, facilitator__guest=True).order_by("pk")
    named = staff.exclude(facilitator__first_name=FORGOTTEN).select_related("facilitator")
    return (*map(_came, people), *map(_helped, named))


def _came(one: Person) -> Known:
    gone = one.removed_at is not None
    return Known(one.handle, one.name, one.seat or one.cell, one.joined_at, gone)


def _helped(one: Keeper) -> Known:
    name, gone = one.facilitator.first_name, one.withdrawn_at is not None
    return Known(f"{SEAT}{one.facilitator_id}", name, one.role, None, gone, guest=True)


def forget(code: str, handle: str, positions: frozenset[int] = frozenset()) -> bool:
    """Erase a person, and their name in the words of these entries and in every box.

    Tell whether every byte is gone already; see `erasing.erase`. Raises Refused where there is
    nobody of this handle.
    """
    found = next((one for one in known(code) if one.handle == handle), None)
    if found is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="person")
    with transaction.atomic():
        if found.guest:
            _dismiss(code, SeatId(handle))
        else:
            if not found.gone:
                arrivals.remove(code, handle)
            traces.remove_person(code, handle)
        mentions.replace_in(code, found.name, positions)
        mentions.replace_in_boxes(code, found.name)
        rows.ask_to_sweep()
        bell.ring(code)
    erasing.let_go(code)
    return erasing.finish()


def _dismiss(code: str, seat: SeatId) -> None:
    """Take a guest out of control, end their sessions, and keep their account without a name.

    The row stays, so that their seat in the record lets nobody in.
    """
    row = keeper_of(code, seat)
    if row is None:
        return
    Keeper.objects.filter(pk=row.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    account = Facilitator.objects.filter(pk=row.facilitator_id)
    account.update(first_name=FORGOTTEN, is_active=False, username=f"guest-{secrets.token_hex(8)}")
    traces.clear_sessions(lambda _: False, frozenset({str(row.facilitator_id)}))
