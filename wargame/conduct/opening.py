"""Opening: packs on the shelf made into exercises, and the exercises there are."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from wargame import packs
from wargame.conduct import acts, orders
from wargame.conduct.clerk import CLERK
from wargame.engine import Scenario
from wargame.engine.varying import Variation, varied
from wargame.journal import reading, writing
from wargame.journal.record import Cover, Lineage
from wargame.people import codes, links
from wargame.people.models import Facilitator, Keeper, Way

SHOWN = 50


@dataclass(frozen=True, slots=True)
class ExerciseCard:
    """An exercise on the desk; its status is set up, running or ended."""

    code: str
    slug: str
    title: str
    created_at: datetime
    status: str
    lineage: Lineage = writing.ALONE
    due: datetime | None = None


def shelf() -> tuple[str, ...]:
    """Return the slugs of the packs that this installation has."""
    return packs.slugs(Path(settings.WARGAME_PACKS))


def pack(slug: str) -> Scenario:
    """Return a pack, read and checked; raises packs.Faulty, or KeyError where there is none."""
    if slug not in shelf():
        raise KeyError(slug)
    return packs.read(Path(settings.WARGAME_PACKS) / slug)


def create(  # noqa: PLR0913 - all that an exercise begins with, by name
    slug: str,
    *,
    by: Facilitator | None = None,
    lineup: str = "",
    timing: str = "",
    seed: str = "",
    lineage: Lineage = writing.ALONE,
    variation: Variation | None = None,
) -> str:
    """Make an exercise of a pack, with its door open, and return its code.

    Without a line-up and a timing it takes the pack's first ones; both can be chosen anew until
    the start. Its scenario is that of the pack, or a `variation` of it. Raises packs.Faulty,
    Refused for a variation that cannot be, or KeyError where there is no such pack.
    """
    scenario = varied(pack(slug), variation or Variation())
    code = codes.fresh()
    cover = Cover(
        code=code,
        slug=slug,
        title=scenario.title,
        checksum=scenario.checksum,
        scenario=scenario,
        seed=seed or secrets.token_hex(16),
        created_at=timezone.now(),
    )
    chosen = {
        "lineup": lineup or scenario.lineups[0].id,
        "timing": timing or scenario.timings[0].id,
    }
    with transaction.atomic():
        writing.begin(cover, lineage=lineage)
        Way.objects.create(exercise=code, code=code, token=secrets.token_urlsafe(16))
        if by is not None:
            Keeper.objects.create(exercise=code, facilitator=by)
        acts.submit(code, CLERK, orders.command("exercise.prepare", chosen), "opening")
    return code


def exercises(keeper: Facilitator | None = None) -> tuple[ExerciseCard, ...]:
    """Return the newest exercises, or those of one facilitator."""
    kept = None
    if keeper is not None:
        kept = set(Keeper.objects.filter(facilitator=keeper).values_list("exercise", flat=True))
    found = reading.shelf(SHOWN, kept)
    known = reading.lineages(cover.code for cover, _ in found)
    return tuple(_card(cover, marks, known[cover.code]) for cover, marks in found)


def _card(cover: Cover, marks: frozenset[str], lineage: Lineage) -> ExerciseCard:
    status = "set up"
    if "exercise.ended" in marks:
        status = "ended"
    elif "exercise.started" in marks:
        status = "running"
    return ExerciseCard(cover.code, cover.slug, cover.title, cover.created_at, status, lineage)


def scenario_of(code: str) -> Scenario:
    """Return the scenario that is frozen into an exercise, for control's eyes alone."""
    return reading.cover(code).scenario


def welcome() -> str:
    """Return a token that signs the first facilitator in once; the account is made if needed."""
    user, _ = Facilitator.objects.get_or_create(
        username="facilitator", defaults={"first_name": "Facilitator"}
    )
    return links.issue(links.FACILITATOR, user=user, once=True)
