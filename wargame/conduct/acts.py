"""Acting: what a seat does, recorded, with what it means for the people in the room."""

from datetime import datetime
from typing import Any

from django.db import transaction

from wargame.conduct.arrivals import reconcile
from wargame.conduct.recording import Answer, record
from wargame.engine import Seat
from wargame.engine.instruments.setting import PrepareExercise

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

    Another line-up sends those back to the lobby whose delegation it does not have.
    """
    if not isinstance(command, PrepareExercise):
        return record(code, by, command, command_id, now=now)
    with transaction.atomic():
        answer = record(code, by, command, command_id, now=now)
        reconcile(code)
    return answer
