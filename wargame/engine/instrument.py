"""What an instrument is made of: acts to decide, events to hear, a part of the picture to keep.

An instrument never reads another's events; it asks the state, which is a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from wargame.engine.names import CONTROL, OBSERVER, CellId
from wargame.engine.refusals import Refusal, Refused

if TYPE_CHECKING:
    from datetime import datetime

    from wargame.engine.audience import Audience, Seat
    from wargame.engine.dice import Dice
    from wargame.engine.picture import Picture
    from wargame.engine.scenario import LineUp, Scenario, Timing


class Told(NamedTuple):
    """An event and those who are told of it."""

    event: Any
    audience: Audience


@dataclass(frozen=True, slots=True)
class Moment:
    """What a decision may ask: who acts, on which scenario, in which state, when, and chance."""

    by: Seat
    scenario: Scenario
    state: Picture
    now: datetime
    dice: Dice

    @property
    def lineup(self) -> LineUp:
        """The line-up that is played; refused where none is chosen."""
        return _prepared(self.scenario.lineup(self.state.setting.lineup))

    @property
    def timing(self) -> Timing:
        """The timing that is played; refused where none is chosen."""
        return _prepared(self.scenario.timing(self.state.setting.timing))


def _prepared[T](found: T | None) -> T:
    if found is None:
        raise Refused(Refusal.NOT_PREPARED)
    return found


class Hands(StrEnum):
    """Whose hands an act is for."""

    CONTROL = "control"
    DELEGATIONS = "a delegation"
    BOTH = "control or a delegation"


Decide = Callable[[Any, Moment], Iterable[Told]]
Hear = Callable[[Any, Any, "datetime"], Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a seat can do.

    Acts of a delegation need an exercise that runs; `timed` ones an open phase that allows them.
    After the end only `lasting` ones are left: people come and go, and the projector is on.
    """

    command: type
    decide: Decide
    hands: Hands
    timed: bool = True
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """One thing of the table: its name is the field of the picture that it keeps."""

    name: str
    part: type
    acts: Mapping[str, Act] = field(default_factory=dict)
    events: Mapping[str, tuple[type, Hear]] = field(default_factory=dict)


def role(cell: CellId, state: Picture) -> Hands | None:
    """Return whose hands a cell has here, or None for one that only watches."""
    if cell == CONTROL:
        return Hands.CONTROL
    if cell == OBSERVER or state.setting.delegation(cell) is None:
        return None
    return Hands.DELEGATIONS


def allow(name: str, act: Act, moment: Moment) -> None:
    """Refuse an act that this seat may not do, or not now. The reasons stand in `refusals`."""
    hands = role(moment.by.cell, moment.state)
    if hands is None or act.hands not in {hands, Hands.BOTH}:
        raise Refused(Refusal.ROLE, who=act.hands)
    if moment.state.clock.ended and not act.lasting:
        raise Refused(Refusal.ENDED)
    if hands is Hands.DELEGATIONS:
        _running(moment)
        if act.timed:
            _in_time(name, moment)


def _running(moment: Moment) -> None:
    if not moment.state.clock.started:
        raise Refused(Refusal.NOT_STARTED)
    if moment.state.clock.paused_at is not None:
        raise Refused(Refusal.PAUSED)


def _in_time(name: str, moment: Moment) -> None:
    clock = moment.state.clock
    phase = moment.state.setting.phase(clock.phase)
    if phase is None or not clock.open or clock.overdue(phase, moment.now):
        raise Refused(Refusal.PHASE_CLOSED)
    if name not in phase.allows:
        raise Refused(Refusal.PHASE_FORBIDS, phase=phase.title)


def chosen(
    cells: Iterable[CellId], moment: Moment, field_name: str = "delegation"
) -> tuple[CellId, ...]:
    """Return these cells once each, in the order of the line-up; refuse one that is not in play."""
    wanted = set(cells)
    known = moment.state.setting.cells
    for stranger in sorted(wanted - set(known)):
        raise Refused(Refusal.UNKNOWN, value=stranger, field=field_name)
    return tuple(cell for cell in known if cell in wanted)
