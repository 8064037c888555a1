"""Injects: prepared material that control releases to chosen delegations, or to everyone.

A release is one decision: what each audience reads, each as an event of its own, and what it moves.
What is due is released by whoever notices, once. The plan itself changes in `inject_plan`.
"""

from dataclasses import dataclass, replace

from wargame.engine.audience import CONTROL_ALONE, circle, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.instruments.indicator_book import Levels
from wargame.engine.instruments.inject_desk import (
    INJECT_EVENTS,
    InjectOpened,
    InjectReleased,
    Injects,
    InjectSpent,
    Message,
    PlanGiven,
    merged,
)
from wargame.engine.instruments.inject_due import due
from wargame.engine.instruments.inject_plan import PLAN_ACTS, effects_of, inject_in_plan
from wargame.engine.names import CellId, InjectId, MessageId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Inject

__all__ = [
    "INJECTS",
    "InjectOpened",
    "InjectReleased",
    "InjectSpent",
    "Injects",
    "Message",
    "OpenInject",
    "PlanGiven",
    "ReleaseDueInject",
    "ReleaseInject",
    "hand_over_plan",
    "release_planned",
]


@dataclass(frozen=True, slots=True)
class ReleaseInject:
    """Release an inject to these cells, or as planned where none is named.

    `without_effects` lets the indicators stand; a second release never moves them again.
    """

    inject: InjectId
    to: tuple[CellId, ...] = ()
    everyone: bool = False
    without_effects: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseDueInject:
    """Release an inject whose time has come; any process may notice it, once counts."""

    inject: InjectId


@dataclass(frozen=True, slots=True)
class OpenInject:
    """Say that the delegation has read a message."""

    message: MessageId


def hand_over_plan(moment: Moment) -> tuple[Told, ...]:
    """Return the plan, told to control, with what was changed in it before the start."""
    phases = (phase for one in moment.timing.rounds for phase in one.phases)
    notes = {phase.id: phase.control for phase in phases if phase.control}
    plan = merged(moment.scenario.injects, moment.state.injects.plan)
    timing = moment.timing
    given = PlanGiven(plan, notes, timing.quiet, timing.least)
    return (Told(given, CONTROL_ALONE),)


def _release(command: ReleaseInject, moment: Moment) -> tuple[Told, ...]:
    found = inject_in_plan(command.inject, moment)
    to = _receivers(command, found, moment)
    told = _released(found, to, moment, others=not (command.everyone or command.to))
    return told if command.without_effects else (*told, *_moves(found, to, moment, {}))


def _release_due(command: ReleaseDueInject, moment: Moment) -> tuple[Told, ...]:
    if command.inject not in {one.id for one in due(moment.state, moment.now)}:
        raise Refused(Refusal.ALREADY, what="nothing is due")
    return _release(ReleaseInject(command.inject), moment)


def _moves(
    inject: Inject, to: tuple[CellId, ...], moment: Moment, levels: Levels
) -> tuple[Told, ...]:
    """Return what the first release of an inject moves; no cells are everyone."""
    if inject.effects_if_met or inject.id in moment.state.injects.spent:
        return ()
    return effects_of(replace(inject, public=not to), moment, levels, to)


def release_planned(
    wanted: InjectId, moment: Moment, levels: Levels | None = None
) -> tuple[Told, ...]:
    """Return the release of an inject as planned; nothing where nobody would read anything new.

    `levels` hold what earlier changes of the same decision have left.
    """
    found = moment.state.injects.planned(wanted)
    if found is None or wanted in moment.state.injects.skipped:
        return ()
    to = () if found.public else moment.scenario.seated(found.to, moment.lineup)
    if not (to or found.public) or _read(found, to, moment):
        return ()
    told = _released(found, to, moment, others=True)
    return (*told, *_moves(found, to, moment, {} if levels is None else levels))


def _read(inject: Inject, to: tuple[CellId, ...], moment: Moment) -> bool:
    """Tell whether all of these have the inject before them; no cells are everyone."""
    return any(
        (one.title, one.text) == (inject.title, inject.text)
        and (not one.to or (to and {*to} <= {*one.to}))
        for one in moment.state.injects.messages
    )


def _released(
    inject: Inject, to: tuple[CellId, ...], moment: Moment, *, others: bool
) -> tuple[Told, ...]:
    told = _message(inject, inject.title, inject.text, to, moment)
    for one in inject.versions if others else ():
        cells = moment.scenario.seated(one.to, moment.lineup)
        if cells:
            told += _message(inject, one.title, one.text, cells, moment, other=True)
    return told


def _message(  # noqa: PLR0913 - all that a message says
    inject: Inject,
    title: str,
    text: str,
    to: tuple[CellId, ...],
    moment: Moment,
    *,
    other: bool = False,
) -> tuple[Told, ...]:
    message = MessageId(moment.dice.token())
    read = InjectReleased(
        message=message,
        sender=inject.sender,
        channel=inject.channel,
        title=title,
        text=text,
        to=to,
        medium=inject.medium,
        classification=inject.classification,
    )
    spent = InjectSpent(inject.id, message, to, other)
    return (Told(read, circle(to)), Told(spent, CONTROL_ALONE))


def _receivers(command: ReleaseInject, inject: Inject, moment: Moment) -> tuple[CellId, ...]:
    if command.everyone:
        return ()
    if command.to:
        return chosen(command.to, moment)
    if inject.public:
        return ()
    planned = moment.scenario.seated(inject.to, moment.lineup)
    if not planned:
        raise Refused(Refusal.NO_AUDIENCE)
    return planned


def _open(command: OpenInject, moment: Moment) -> tuple[Told, ...]:
    cell = moment.by.cell
    found = moment.state.injects.message(command.message)
    if found is None or (found.to and cell not in found.to):
        raise Refused(Refusal.NOT_IN_SIGHT, what="message")
    if cell in found.opened:
        return ()
    return (Told(InjectOpened(found.id, cell), only(cell)),)


INJECTS = Instrument(
    name="injects",
    part=Injects,
    acts={
        "inject.release": Act(ReleaseInject, _release, Hands.CONTROL),
        "inject.release-due": Act(ReleaseDueInject, _release_due, Hands.CONTROL),
        "inject.open": Act(OpenInject, _open, Hands.DELEGATIONS, timed=False),
        **PLAN_ACTS,
    },
    events=INJECT_EVENTS,
)
