"""Links that sign somebody in: made once, kept only as a hash."""

import hashlib
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from wargame.people.models import Facilitator, Link

FACILITATOR = "facilitator"
CONTROL = "control"
PROJECTOR = "projector"
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Admission:
    """What a link is good for."""

    role: str
    exercise: str
    handle: str
    facilitator: Facilitator | None


def issue(
    role: str,
    *,
    exercise: str = "",
    handle: str = "",
    user: Facilitator | None = None,
    once: bool = False,
) -> str:
    """Return the token of a new link; nobody can read it again later."""
    token = secrets.token_urlsafe(24)
    Link.objects.create(
        token_hash=_hash(token),
        role=role,
        exercise=exercise,
        handle=handle,
        facilitator=user,
        once=once,
        made_at=timezone.now(),
    )
    return token


def redeem(token: str) -> Admission | None:
    """Return what a token is good for, and spend it where it is good once; None where it is not."""
    with transaction.atomic():
        link = Link.objects.select_for_update().filter(token_hash=_hash(token)).first()
        if link is None or (link.once and link.used_at):
            return None
        link.used_at = timezone.now()
        link.save(update_fields=["used_at"])
    return Admission(link.role, link.exercise, link.handle, link.facilitator)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
