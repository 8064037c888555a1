"""Links that sign somebody in: made once, kept only as a hash."""

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from wargame.people.models import Facilitator, Link

FACILITATOR = "facilitator"
CONTROL = "control"
PROJECTOR = "projector"
PERSON = "person"
INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class Admission:
    """What a link is good for."""

    role: str
    exercise: str
    handle: str
    facilitator: Facilitator | None
    post: dict[str, Any] = field(default_factory=dict)


def issue(  # noqa: PLR0913 - all that a link can be good for, by name
    role: str,
    *,
    exercise: str = "",
    handle: str = "",
    user: Facilitator | None = None,
    once: bool = False,
    post: dict[str, Any] | None = None,
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
        post=post or {},
        made_at=timezone.now(),
    )
    return token


def redeem(token: str) -> Admission | None:
    """Return what a token is good for, and spend it where it is good once; None where it is not."""
    with transaction.atomic():
        link = _good(token)
        if link is None:
            return None
        link.used_at = timezone.now()
        link.save(update_fields=["used_at"])
    return _admission(link)


def peek(token: str, role: str) -> Admission | None:
    """Return what a token for this role is good for, and spend nothing; None for any other."""
    with transaction.atomic():
        link = _good(token)
    return _admission(link) if link and link.role == role else None


def _good(token: str) -> Link | None:
    link = Link.objects.select_for_update().filter(token_hash=_hash(token)).first()
    return None if link is None or (link.once and link.used_at) else link


def _admission(link: Link) -> Admission:
    return Admission(link.role, link.exercise, link.handle, link.facilitator, link.post)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
