"""Drafts: what somebody has typed and not sent. Weather, not history; theirs alone."""

from django.utils import timezone

from wargame.people.models import Draft, Person

MOST_FORMS = 60
MOST_LETTERS = 60_000


def save(exercise: str, handle: str, form: str, fields: dict[str, list[str]]) -> bool:
    """Keep what a form holds; empty fields forget it. False where it is too much to keep."""
    person = Person.objects.filter(exercise=exercise, handle=handle).first()
    if person is None or sum(len(v) for values in fields.values() for v in values) > MOST_LETTERS:
        return False
    if not any(value.strip() for values in fields.values() for value in values):
        Draft.objects.filter(person=person, form=form[:120]).delete()
        return True
    if Draft.objects.filter(person=person).exclude(form=form[:120]).count() >= MOST_FORMS:
        return False
    Draft.objects.update_or_create(
        person=person, form=form[:120], defaults={"fields": fields, "at": timezone.now()}
    )
    return True


def of(exercise: str, handle: str) -> dict[str, dict[str, list[str]]]:
    """Return what a person has typed and not sent, by form."""
    rows = Draft.objects.filter(person__exercise=exercise, person__handle=handle)
    return dict(rows.values_list("form", "fields"))
