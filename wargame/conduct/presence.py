"""Presence: when a page was last heard of, and how far it had read. Weather, not history."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone

from wargame.people.models import Person

NOTED = timedelta(minutes=1)
"""A page that goes on ailing is written down once in this time, so that screens stay still."""


def seen(exercise: str, heard: Mapping[str, int]) -> None:
    """Note that these people's pages are alive, by handle, with the entries they have heard.

    Those who have heard the same, as a delegation mostly has, are written in one go.
    """
    together: defaultdict[int, list[str]] = defaultdict(list)
    for handle, count in heard.items():
        together[count].append(handle)
    now = timezone.now()
    with transaction.atomic():
        for count, handles in together.items():
            people = Person.objects.filter(exercise=exercise, handle__in=handles)
            people.update(seen_at=now, heard=Greatest(F("heard"), count))


def troubled(exercise: str, ailing: Mapping[str, str]) -> None:
    """Note what ails these people's pages, by handle: `failing` or `reconnecting`."""
    now = timezone.now()
    fresh = Q(troubled_at__gt=now - NOTED)
    for handle, trouble in ailing.items():
        person = Person.objects.filter(exercise=exercise, handle=handle)
        person.exclude(fresh & Q(trouble=trouble)).update(trouble=trouble, troubled_at=now)
