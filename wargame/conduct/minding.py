"""Minding the clock: any process may notice that a strict phase is due; it is closed once."""

from wargame.conduct import acts
from wargame.conduct.clerk import CLERK
from wargame.conduct.looks import look
from wargame.engine import STATE, Refused
from wargame.engine.instruments.clock import CloseDuePhase


def close_due(code: str) -> bool:
    """Close the open phase if it is strict and its time has passed; tell whether this call did."""
    clock = look(code, STATE).picture.clock
    if clock.phase is None or not clock.open:
        return False
    try:
        answer = acts.submit(code, CLERK, CloseDuePhase(clock.phase), f"due-{clock.closes_at}")
    except Refused:
        return False
    return not answer.repeated
