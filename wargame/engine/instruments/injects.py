"""Injects: prepared material that control releases to chosen delegations, or to everyone.

Those who receive one are told a message under a name of its own: the numbers of the plan would
tell a delegation how much it was not told.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.audience import CONTROL_ALONE, circle
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.names import CellId, InjectId, MessageId, PhaseId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Inject


@dataclass(frozen=True, slots=True)
class ReleaseInject:
    """Release an inject to these cells, or as planned where none is named."""

    inject: InjectId
    to: tuple[CellId, ...] = ()
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class PlanGiven:
    """The prepared injects and the notes on phases, for control."""

    injects: tuple[Inject, ...]
    notes: dict[PhaseId, str]


@dataclass(frozen=True, slots=True)
class InjectReleased:
    """What those who receive an inject read. An empty `to` is everyone."""

    message: MessageId
    sender: str
    channel: str
    title: str
    text: str
    to: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class InjectSpent:
    """Which inject a message was, for control."""

    inject: InjectId
    message: MessageId
    to: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A released inject, as it lies on the desk."""

    id: MessageId
    sender: str
    channel: str
    title: str
    text: str
    to: tuple[CellId, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Injects:
    """The messages in sight; for control also the plan, and what of it was released when."""

    messages: tuple[Message, ...] = ()
    plan: tuple[Inject, ...] = ()
    notes: dict[PhaseId, str] = field(default_factory=dict)
    spent: dict[InjectId, tuple[datetime, ...]] = field(default_factory=dict)


def hand_over_plan(moment: Moment) -> tuple[Told, ...]:
    """Return the plan, told to control."""
    phases = (phase for one in moment.timing.rounds for phase in one.phases)
    notes = {phase.id: phase.control for phase in phases if phase.control}
    return (Told(PlanGiven(moment.scenario.injects, notes), CONTROL_ALONE),)


def _release(command: ReleaseInject, moment: Moment) -> tuple[Told, ...]:
    found = [one for one in moment.state.injects.plan if one.id == command.inject]
    if not found:
        raise Refused(Refusal.NOT_IN_SIGHT, what="inject")
    return _released(found[0], _receivers(command, found[0], moment), moment)


def release_planned(wanted: InjectId, moment: Moment) -> tuple[Told, ...]:
    """Return the release of an inject as planned; nothing where nobody would read anything new."""
    found = next((one for one in moment.state.injects.plan if one.id == wanted), None)
    if found is None:
        return ()
    to = () if found.public else moment.scenario.seated(found.to, moment.lineup)
    news = (to or found.public) and not _read(found, to, moment)
    return _released(found, to, moment) if news else ()


def _read(inject: Inject, to: tuple[CellId, ...], moment: Moment) -> bool:
    """Tell whether all of these have the inject before them; no cells are everyone."""
    return any(
        (one.title, one.text) == (inject.title, inject.text)
        and (not one.to or (to and {*to} <= {*one.to}))
        for one in moment.state.injects.messages
    )


def _released(inject: Inject, to: tuple[CellId, ...], moment: Moment) -> tuple[Told, ...]:
    message = MessageId(moment.dice.token())
    text = InjectReleased(message, inject.sender, inject.channel, inject.title, inject.text, to)
    return (
        Told(text, circle(to)),
        Told(InjectSpent(inject.id, message, to), CONTROL_ALONE),
    )


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


def _hear_plan(part: Injects, event: PlanGiven, _: datetime) -> Injects:
    return replace(part, plan=event.injects, notes=event.notes)


def _hear_released(part: Injects, event: InjectReleased, at: datetime) -> Injects:
    message = Message(
        event.message, event.sender, event.channel, event.title, event.text, event.to, at
    )
    return replace(part, messages=(*part.messages, message))


def _hear_spent(part: Injects, event: InjectSpent, at: datetime) -> Injects:
    times = (*part.spent.get(event.inject, ()), at)
    return replace(part, spent={**part.spent, event.inject: times})


INJECTS = Instrument(
    name="injects",
    part=Injects,
    acts={"inject.release": Act(ReleaseInject, _release, Hands.CONTROL)},
    events={
        "plan.given": (PlanGiven, _hear_plan),
        "inject.released": (InjectReleased, _hear_released),
        "inject.spent": (InjectSpent, _hear_spent),
    },
)
