"""Presence: when a page was last heard of, and how far it had read. Weather, not history."""

from collections.abc import Mapping

from django.utils import timezone

from wargame.people.models import Person


def seen(exercise: str, heard: Mapping[str, int]) -> None:
    """Note that these people's pages are alive, by handle, with the entries they have heard."""
    rows = list(Person.objects.filter(exercise=exercise, handle__in=list(heard)))
    now = timezone.now()
    for person in rows:
        person.seen_at = now
        person.heard = max(person.heard, heard[person.handle])
    Person.objects.bulk_update(rows, ["seen_at", "heard"])
