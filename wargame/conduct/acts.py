"""Acting: what a seat does, recorded, with what it means for the people in the room."""

from datetime import datetime
from typing import Any

from django.db import transaction

from wargame.conduct import boxes, posts
from wargame.conduct.arrivals import reconcile
from wargame.conduct.firsts import with_who_was_first
from wargame.conduct.looks import look
from wargame.conduct.recording import Answer, record
from wargame.engine import STATE, Refused, Seat
from wargame.engine.instruments.setting import PrepareExercise
from wargame.journal import reading
from wargame.packs import wordings

__all__ = ["Answer", "submit"]


def submit(
    code: str,
    by: Seat,
    command: Any,  # noqa: ANN401 - any command of the engine
    command_id: str,
    *,
    now: datetime | None = None,
) -> Answer:
    """Do what a seat asks, once; see `recording.record` for what it returns and raises.

    Another line-up sends those back to the lobby whose delegation it does not have, and posts in
    control change with the record. Conditions are read from their wording. Of two in control,
    the second is told who was first.
    """
    try:
        return _done(code, by, command, command_id, now)
    except Refused as refused:
        raise with_who_was_first(code, by, command, refused) from refused


def _done(code: str, by: Seat, command: Any, command_id: str, now: datetime | None) -> Answer:  # noqa: ANN401
    if wordings.worded(command):
        setting = look(code, STATE).picture.setting
        command = wordings.read(command, by, reading.cover(code).scenario, setting)
    if not isinstance(command, (PrepareExercise, *posts.CHANGES, *boxes.CLOSING)):
        return record(code, by, command, command_id, now=now)
    with transaction.atomic():
        if isinstance(command, boxes.CLOSING):
            boxes.settle(code, command)
        answer = record(code, by, command, command_id, now=now)
        if isinstance(command, PrepareExercise):
            reconcile(code)
        elif isinstance(command, posts.CHANGES) and not answer.repeated:
            posts.follow(code, answer.told)
    return answer
