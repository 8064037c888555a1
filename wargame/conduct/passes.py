"""Passes: which pages a browser may open. The same answers serve requests and sockets."""

from collections.abc import MutableMapping
from typing import Any

from wargame.conduct.standing import Standing, standing
from wargame.engine import Seat
from wargame.engine.names import CONTROL, SeatId
from wargame.people.models import Facilitator, Keeper

PERSONS = "persons"
PROJECTORS = "projectors"

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


def control(user: object, exercise: str) -> Seat | None:
    """Return the seat of a facilitator who runs this exercise, or None."""
    if not isinstance(user, Facilitator) or not user.is_active:
        return None
    keeps = Keeper.objects.filter(exercise=exercise, facilitator=user).exists()
    return Seat(CONTROL, SeatId(f"control-{user.pk}")) if keeps else None


def projector(session: Session, user: object, exercise: str) -> bool:
    """Tell whether this browser may open the projector's page."""
    return exercise in session.get(PROJECTORS, []) or control(user, exercise) is not None
