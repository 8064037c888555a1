"""Erasing an exercise: the one way in which entries go, and always all of them.

Only conduct may import this. A row says that an exercise is being erased, which the triggers of
the database ask for; it stays, without a name, until the files are gone and the database swept.
"""

from collections.abc import Iterable

from django.db import DEFAULT_DB_ALIAS, transaction
from django.utils import timezone

from wargame.journal import codec
from wargame.journal.models import Entry, Erasure, Exercise
from wargame.journal.record import NoSuchExercise, Record


def erase(code: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Delete an exercise with all of its entries; raises NoSuchExercise.

    What was forked from it stays, and forgets from where it came.
    """
    with transaction.atomic(using=using):
        row = _locked(code, using)
        Exercise.objects.using(using).filter(origin=code).update(origin="")
        erasure = Erasure.objects.using(using).create(
            exercise=row.pk, code=code, asked_at=timezone.now()
        )
        Entry.objects.using(using).filter(exercise=row).delete()
        row.delete(using=using)
        erasure.exercise = None
        erasure.save(using=using, update_fields=["exercise"])


def reword(code: str, changed: Iterable[Record], using: str = DEFAULT_DB_ALIAS) -> None:
    """Put records in the place of those with their positions; raises NoSuchExercise.

    The old ones are erased and others written: nothing else about an entry can change.
    """
    with transaction.atomic(using=using):
        row = _locked(code, using)
        erasure = Erasure.objects.using(using).create(exercise=row.pk, asked_at=timezone.now())
        for one in changed:
            entry = Entry.objects.using(using).get(exercise=row, position=one.position)
            Entry.objects.using(using).filter(pk=entry.pk).delete()
            entry.pk, entry.body = None, codec.dump(one.event)
            entry.save(using=using, force_insert=True)
        erasure.exercise = None
        erasure.save(using=using, update_fields=["exercise"])


def ask_to_sweep(using: str = DEFAULT_DB_ALIAS) -> None:
    """Note that something was deleted of which no byte may stay."""
    Erasure.objects.using(using).create(asked_at=timezone.now())


def unfinished(using: str = DEFAULT_DB_ALIAS) -> tuple[str, ...]:
    """Return the codes of erased exercises of which files may be left."""
    rows = Erasure.objects.using(using).exclude(code="")
    return tuple(rows.values_list("code", flat=True))


def gone(code: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Note that no file of an erased exercise is left: its code is forgotten, too."""
    Erasure.objects.using(using).filter(code=code).update(code="")


def unswept(using: str = DEFAULT_DB_ALIAS) -> tuple[int, ...]:
    """Return the numbers of the erasures after which the database was not swept."""
    rows = Erasure.objects.using(using).filter(code="", exercise=None)
    return tuple(rows.values_list("pk", flat=True))


def swept(numbers: Iterable[int], using: str = DEFAULT_DB_ALIAS) -> None:
    """Note that the database was swept after these."""
    Erasure.objects.using(using).filter(pk__in=list(numbers)).delete()


def _locked(code: str, using: str) -> Exercise:
    row = Exercise.objects.using(using).select_for_update().filter(code=code).first()
    if row is None:
        raise NoSuchExercise(code)
    return row
