"""Absence: what somebody was told while their page was not there to show it."""

from datetime import timedelta

from django.utils import timezone

from wargame.conduct.looks import since
from wargame.conduct.standing import Standing
from wargame.engine import Heard
from wargame.people.models import Person

SHORT = timedelta(seconds=60)


def missed(exercise: str, standing: Standing) -> tuple[Heard, ...]:
    """Return what was told since a person's page last said how far it had read.

    A page that was there a minute ago has missed nothing, and one that never was, knows nothing
    that it could have missed.
    """
    rows = Person.objects.filter(exercise=exercise, handle=standing.handle)
    seen_at, heard = rows.values_list("seen_at", "heard").first() or (None, 0)
    if seen_at is None or timezone.now() - seen_at < SHORT:
        return ()
    return since(exercise, standing.viewer, heard)


def told_within(exercise: str, standing: Standing, ago: timedelta) -> tuple[Heard, ...]:
    """Return what somebody was told in the time that just passed, oldest first."""
    start = timezone.now() - ago
    return tuple(one for one in since(exercise, standing.viewer, 0) if one.at >= start)
