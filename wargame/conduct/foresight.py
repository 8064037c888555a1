"""Foresight: what would follow from a command, decided like any other and not recorded."""

from typing import Any

from django.utils import timezone

from wargame.conduct.chance import Chance
from wargame.conduct.looks import look
from wargame.engine import STATE, Seat, Told, decide
from wargame.journal import reading


def foresee(code: str, by: Seat, command: Any) -> tuple[Told, ...]:  # noqa: ANN401 - any command of the engine
    """Return who would be told what; raises Refused and NoSuchExercise.

    Things would bear other names. Nobody learns of it, and nothing is kept.
    """
    cover = reading.cover(code)
    return decide(
        command,
        by=by,
        scenario=cover.scenario,
        state=look(code, STATE).picture,
        now=timezone.now(),
        dice=Chance(cover.seed, by, "foreseen"),
    )
