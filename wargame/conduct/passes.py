"""Passes: which pages a browser may open. The same answers serve requests and sockets."""

from collections.abc import MutableMapping
from typing import Any

from wargame.conduct.duties import Duty, duty_of
from wargame.conduct.standing import Standing, standing
from wargame.engine import Seat
from wargame.people.models import Facilitator, Keeper

PERSONS = "persons"
PROJECTORS = "projectors"
SHIELDS = "shields"

Session = MutableMapping[str, Any]


def admit(session: Session, handle: str, exercise: str) -> None:
    """Let this browser open a person's page."""
    session[PERSONS] = {**session.get(PERSONS, {}), handle: exercise}


def admit_projector(session: Session, exercise: str) -> None:
    """Let this browser open a projector's page."""
    session[PROJECTORS] = sorted({*session.get(PROJECTORS, []), exercise})


def person(session: Session, exercise: str, handle: str) -> Standing | None:
    """Return where the person of a page stands, if this browser may open it."""
    if session.get(PERSONS, {}).get(handle) != exercise:
        return None
    return standing(exercise, handle)


def shield(session: Session, exercise: str, *, on: bool) -> None:
    """Hold a shield before this browser's console, or take it away."""
    others = set(session.get(SHIELDS, [])) - {exercise}
    session[SHIELDS] = sorted(others | {exercise} if on else others)


def shielded(session: Session, exercise: str) -> bool:
    """Tell whether this browser's console shows only what everybody may see."""
    return exercise in session.get(SHIELDS, [])


def duty(user: object, exercise: str) -> Duty | None:
    """Return what somebody is in control of this exercise for, or None."""
    if not isinstance(user, Facilitator) or not user.is_active:
        return None
    rows = Keeper.objects.filter(exercise=exercise, facilitator=user)
    keeper = rows.select_related("facilitator").first()
    return duty_of(keeper) if keeper else None


def control(user: object, exercise: str) -> Seat | None:
    """Return the seat of somebody in control who sees all of this exercise, or None."""
    found = duty(user, exercise)
    return found.seat if found is not None and found.reads_all else None


def projector(session: Session, user: object, exercise: str) -> bool:
    """Tell whether this browser may open the projector's page."""
    return exercise in session.get(PROJECTORS, []) or duty(user, exercise) is not None
