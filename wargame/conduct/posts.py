"""Posts: people invited into control, and the rows that follow what the record says of them."""

import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from wargame.conduct.clerk import CLERK
from wargame.conduct.duties import SEAT, Duty, duty_of, keeper_of
from wargame.conduct.recording import record
from wargame.engine import Told
from wargame.engine.instruments.posts import (
    GivePost,
    HandOverLead,
    LeadTaken,
    PostGiven,
    PostWithdrawn,
    Role,
    TakeLead,
    WithdrawPost,
)
from wargame.engine.names import CellId, SeatId
from wargame.engine.texts import line
from wargame.people import links
from wargame.people.links import Admission
from wargame.people.models import Facilitator, Keeper

CHANGES = (GivePost, WithdrawPost, TakeLead, HandOverLead)
NAME = 40


def staff(code: str) -> tuple[Duty, ...]:
    """Return everybody in control of an exercise, in the order in which they came."""
    rows = Keeper.objects.filter(exercise=code).select_related("facilitator").order_by("pk")
    return tuple(duty for duty in map(duty_of, rows) if duty is not None)


def names(code: str) -> dict[SeatId, str]:
    """Return the name of everybody who is or was in control, by seat."""
    rows = Keeper.objects.filter(exercise=code).select_related("facilitator")
    return {
        SeatId(f"{SEAT}{one.facilitator_id}"): one.facilitator.first_name
        or one.facilitator.get_username()
        for one in rows
    }


def invite(code: str, role: Role, cells: tuple[CellId, ...], voice: str) -> str:
    """Return the token of a link that lets one person into control, once."""
    post = {"role": role.value, "cells": list(cells), "voice": voice}
    return links.issue(links.INVITATION, exercise=code, once=True, post=post)


def accept(token: str, name: str, user: Facilitator | None) -> tuple[str, Facilitator] | None:
    """Let somebody into control with an invitation; None where it is good for nothing.

    Who is signed in keeps their account. Others get one that opens this exercise and nothing
    else. Whoever is in control of the exercise already stays what they are. Raises Refused where
    the name says nothing.
    """
    with transaction.atomic():
        asked = links.peek(token, links.INVITATION)
        if asked is None:
            return None
        called = line(name, "name", NAME) if user is None else ""
        links.redeem(token)
        guest = user or Facilitator.objects.create_user(
            f"guest-{secrets.token_hex(8)}", first_name=called, guest=True
        )
        _give(asked, guest)
    return asked.exercise, guest


def _give(asked: Admission, user: Facilitator) -> None:
    """Write the row of somebody new, or of one who was sent away, and record the post."""
    code, seat, post = asked.exercise, SeatId(f"{SEAT}{user.pk}"), asked.post
    known = keeper_of(code, seat)
    if known is not None and known.withdrawn_at is None:
        return
    row = {**post, "withdrawn_at": None}
    Keeper.objects.update_or_create(exercise=code, facilitator=user, defaults=row)
    cells = tuple(CellId(one) for one in post["cells"])
    command = GivePost(seat, Role(post["role"]), cells, post["voice"])
    record(code, CLERK, command, secrets.token_hex(16))


def follow(code: str, told: Iterable[Told]) -> None:
    """Let the rows say what the record says; a seat that is nobody's is passed over."""
    for event in (one.event for one in told):
        if isinstance(event, PostGiven):
            _write(code, event.seat, role=event.role.value, cells=[*event.cells], voice=event.voice)
        elif isinstance(event, LeadTaken):
            _write(code, event.seat, role=Role.LEAD.value, cells=[], voice="")
        elif isinstance(event, PostWithdrawn):
            _write(code, event.seat, withdrawn_at=timezone.now())


def _write(code: str, seat: SeatId, **fields: object) -> None:
    row = keeper_of(code, seat)
    if row is not None:
        Keeper.objects.filter(pk=row.pk).update(**fields)
