"""Rehearsal: a pack's walkthrough played through the real use cases, and left there to look at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from wargame import packs
from wargame.conduct import acts, bell, opening, orders
from wargame.engine import Refused, Seat
from wargame.engine.names import CellId, SeatId
from wargame.packs import Step
from wargame.people import codes, links
from wargame.people.models import Facilitator, Keeper, Person

PACE = timedelta(seconds=25)
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """An exercise that was played, and a token for each viewer that can enter it."""

    code: str
    control: str
    projector: str
    observer: str
    seats: dict[str, str] = field(default_factory=dict)


class Unplayable(Exception):
    """A step of a walkthrough did not go as it is written."""


def rehearse(
    slug: str,
    *,
    by: Facilitator | None = None,
    until: str = "",
    seed: str = "",
    progress: Progress | None = None,
) -> Rehearsed:
    """Play the walkthrough of a pack, up to the opening of round `until`, and return the links.

    A name behind the pack's, as in `pack/name`, is that of another walkthrough beside the first.

    With the same `seed` things get the same names. `progress` is told how many steps are done, of
    how many, and what the last one was. The entries are dated as if a step had taken 25 seconds,
    the last one now. Raises Unplayable, or what `opening.create` raises.
    """
    slug, _, script = slug.partition("/")
    played = packs.walkthrough(Path(settings.WARGAME_PACKS) / slug, script)
    steps = _until(played.steps, until)
    code = opening.create(slug, by=by, lineup=played.lineup, timing=played.timing, seed=seed)
    start = timezone.now() - PACE * len(steps)
    saved: dict[str, str] = {}
    for number, step in enumerate(steps):
        _play(code, number, step, saved, start + PACE * number)
        if progress:
            progress(number + 1, len(steps), step.act)
    bell.ring(code)
    return _links(code, by)


def _until(steps: tuple[Step, ...], until: str) -> tuple[Step, ...]:
    if not until:
        return steps
    found = [n for n, step in enumerate(steps) if step.round == until]
    if not found:
        known = ", ".join(step.round for step in steps if step.round)
        raise Unplayable(f"The walkthrough has no round “{until}”. It has: {known}.")
    opening_step = next(
        (n for n in range(found[0], len(steps)) if steps[n].act == "phase.open"), found[0]
    )
    return steps[: opening_step + 1]


def _play(code: str, number: int, step: Step, saved: dict[str, str], now: datetime) -> None:
    fields = packs.filled(step.fields, saved)
    by = Seat(step.cell, step.seat)
    try:
        command = orders.command(step.act, fields)
        answer = acts.submit(code, by, command, f"walkthrough-{number}", now=now)
    except Refused as refused:
        if str(refused.reason) == step.refused:
            return
        raise Unplayable(f"Step {number + 1} ({step.act} by {step.by}): {refused}") from refused
    if step.refused:
        raise Unplayable(f"Step {number + 1} ({step.act} by {step.by}) was to be refused.")
    if step.save:
        saved[step.save] = packs.made(step.act, answer.told)
    if step.act == "seat.fill":
        _fill(code, CellId(str(fields["cell"])), SeatId(str(fields["seat"])), now)
    elif step.act == "seat.vacate":
        Person.objects.filter(exercise=code, seat=fields["seat"]).delete()


def _fill(code: str, cell: CellId, seat: SeatId, now: datetime) -> None:
    Person.objects.create(
        handle=codes.fresh(12),
        exercise=code,
        name=f"Player {seat.upper()}",
        cell=cell,
        seat=seat,
        rejoin_code=codes.fresh(),
        joined_at=now,
    )


def _links(code: str, by: Facilitator | None) -> Rehearsed:
    user = (
        by
        or Facilitator.objects.get_or_create(
            username="rehearsal", defaults={"first_name": "Rehearsal"}
        )[0]
    )
    Keeper.objects.get_or_create(exercise=code, facilitator=user)
    watcher = Person.objects.create(
        handle=codes.fresh(12),
        exercise=code,
        name="Observer",
        cell="observer",
        rejoin_code=codes.fresh(),
        joined_at=timezone.now(),
    )
    people = Person.objects.filter(exercise=code).exclude(seat="").order_by("seat")
    return Rehearsed(
        code=code,
        control=links.issue(links.CONTROL, exercise=code, user=user),
        projector=links.issue(links.PROJECTOR, exercise=code),
        observer=links.issue(links.PERSON, exercise=code, handle=watcher.handle),
        seats={
            f"{one.cell}/{one.seat}": links.issue(links.PERSON, exercise=code, handle=one.handle)
            for one in people
        },
    )
