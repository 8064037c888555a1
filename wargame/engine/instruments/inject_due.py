"""When injects are due, and which of them propose themselves.

A time is counted from the opening of the phase, without its pauses, so it follows the phase.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from wargame.engine.instruments.clock_face import Clock
from wargame.engine.instruments.holding import Seen, holds
from wargame.engine.instruments.inject_desk import Injects
from wargame.engine.planned import ANY_ROUND, SCRIPTED
from wargame.engine.scenario import Inject


class Watched(Seen, Protocol):
    """A picture that knows the plan too: control's, or the state."""

    @property
    def injects(self) -> Injects:
        """The desk of injects."""


def due_at(inject: Inject, clock: Clock) -> datetime | None:
    """Return when an inject is due in the phase that is open; None where no time is set for it."""
    if inject.offset is None or not clock.open or inject.phase != clock.phase:
        return None
    opened = next((run.opened_at for run in reversed(clock.runs) if run.phase == clock.phase), None)
    return opened + timedelta(minutes=inject.offset) + clock.idle if opened else None


def proposes_itself(inject: Inject, picture: Watched) -> bool:
    """Tell whether an inject that waits for a condition could be released now."""
    if inject.condition is None or inject not in picture.injects.waiting:
        return False
    here = picture.setting.round_of(picture.clock.phase)
    in_round = inject.round == ANY_ROUND or (here is not None and here.id == inject.round)
    return in_round and holds(inject.condition, picture)


def releases(picture: Watched) -> Iterator[tuple[datetime, Inject]]:
    """Yield what will be released by itself if nobody holds it, with the time from which on.

    That is scripted injects at their time, and those that the pack releases on a condition.
    """
    clock = picture.clock
    if clock.paused_at or clock.ended or not clock.open:
        return
    opened = next((run.opened_at for run in reversed(clock.runs) if run.opened_at), None)
    for one in picture.injects.waiting:
        if one.id in picture.injects.held:
            continue
        if one.condition is None and one.type == SCRIPTED:
            at = due_at(one, clock)
        elif one.auto and opened and proposes_itself(one, picture):
            at = due_at(one, clock) if one.offset is not None else opened
        else:
            at = None
        if at:
            yield at, one


def next_release(picture: Watched) -> datetime | None:
    """Return when something is released by itself next, or None."""
    return min((at for at, _ in releases(picture)), default=None)


def due(picture: Watched, now: datetime) -> tuple[Inject, ...]:
    """Return what should have been released by now, the earliest first."""
    found = sorted((one for one in releases(picture) if one[0] <= now), key=lambda one: one[0])
    return tuple(one for _, one in found)
