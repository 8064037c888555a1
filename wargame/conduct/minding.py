"""Minding the clock: any process may notice that a deadline has come; what is due is closed once.

Strict phases close at their deadline, silence ends at its own, and what is due is released,
an inject or what the fog has held for some minutes.
"""

from typing import Any

from django.utils import timezone

from wargame.conduct import acts
from wargame.conduct.clerk import CLERK
from wargame.conduct.looks import look
from wargame.engine import STATE, Refused
from wargame.engine.instruments.ballot_silence import CloseDueBallot
from wargame.engine.instruments.clock import CloseDuePhase
from wargame.engine.instruments.fog_queue import ReleaseDueHeld, due_held
from wargame.engine.instruments.inject_due import due
from wargame.engine.instruments.injects import ReleaseDueInject


def close_due(code: str) -> bool:
    """Close the strict phase and the silences whose time has passed, and release what is due.

    Tell whether this call did anything.
    """
    picture = look(code, STATE).picture
    clock = picture.clock
    closed = False
    for ballot in picture.ballots.open:
        if ballot.deadline:
            name = f"due-{ballot.id}-{ballot.deadline}"
            closed |= _close(code, CloseDueBallot(ballot.id), name)
    for inject in due(picture, timezone.now()):
        name = f"due-{inject.id}-{clock.phase}-{len(clock.runs)}"
        closed |= _close(code, ReleaseDueInject(inject.id), name)
    for thing in due_held(picture, timezone.now()):
        name = f"due-{thing}-{clock.phase}-{len(clock.runs)}"
        closed |= _close(code, ReleaseDueHeld(thing), name)
    if clock.phase is not None and clock.open:
        closed |= _close(code, CloseDuePhase(clock.phase), f"due-{clock.closes_at}")
    return closed


def _close(code: str, command: Any, command_id: str) -> bool:  # noqa: ANN401 - any command of the engine
    """Close one thing; False where it is not due, or where another process was first."""
    try:
        return not acts.submit(code, CLERK, command, command_id).repeated
    except Refused:
        return False
