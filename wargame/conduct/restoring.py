"""Restoring: a record that was exported made into an exercise again, under a code of its own."""

import secrets
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from wargame.conduct import bell
from wargame.journal import reading, writing
from wargame.journal.record import Cover, NoSuchExercise, Record
from wargame.people import codes
from wargame.people.models import Facilitator, Keeper, Way


def restore(cover: Cover, records: Iterable[Record], by: Facilitator | None = None) -> str:
    """Write a record as an exercise; it keeps its code unless that is taken. Return the code.

    Nobody is seated in it, for a record holds no people; the door is shut.
    """
    code = codes.fresh() if _taken(cover.code) else cover.code
    with transaction.atomic():
        writing.begin(replace(cover, code=code))
        Way.objects.create(
            exercise=code, code=codes.fresh(), token=secrets.token_urlsafe(16), open=False
        )
        if by is not None:
            Keeper.objects.create(exercise=code, facilitator=by)
        with writing.pen(code) as pen:
            pen.copy(records)
        bell.ring(code)
    return code


def _taken(code: str) -> bool:
    try:
        reading.cover(code)
    except NoSuchExercise:
        return False
    return True
