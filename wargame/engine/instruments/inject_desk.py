"""The desk of injects: what was planned, changed, held, released and read, and how it is told.

Those who receive one are told a message under a name of its own: the numbers of the plan would
tell a delegation how much it was not told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.instrument import Hear
from wargame.engine.names import CellId, InjectId, MessageId, PhaseId
from wargame.engine.scenario import Inject


@dataclass(frozen=True, slots=True)
class PlanGiven:
    """The prepared injects, the notes on phases, and the pace of the timing, for control."""

    injects: tuple[Inject, ...]
    notes: dict[PhaseId, str]
    quiet: int = 10
    least: int = 5


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """Injects as they are planned from now on: new ones, or others in their place, for control."""

    injects: tuple[Inject, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class InjectHeld:
    """Whether an inject waits for control although it is due, for control."""

    inject: InjectId
    held: bool


@dataclass(frozen=True, slots=True)
class InjectSkipped:
    """Whether an inject is left out, and why, for control."""

    inject: InjectId
    skipped: bool
    reason: str


@dataclass(frozen=True, slots=True)
class InjectMet:
    """Whether the action that was expected after an inject came, for control."""

    inject: InjectId
    came: bool
    note: str


@dataclass(frozen=True, slots=True)
class InjectReleased:
    """What those who receive an inject read. An empty `to` is everyone."""

    message: MessageId
    sender: str
    channel: str
    title: str
    text: str
    to: tuple[CellId, ...]
    medium: str = ""
    classification: str = ""


@dataclass(frozen=True, slots=True)
class InjectSpent:
    """Which inject a message was, for control; `other` marks another text of the same release."""

    inject: InjectId
    message: MessageId
    to: tuple[CellId, ...]
    other: bool = False


@dataclass(frozen=True, slots=True)
class InjectOpened:
    """A delegation has opened a message; told to it and to control."""

    message: MessageId
    cell: CellId


@dataclass(frozen=True, slots=True)
class Message:
    """A released inject, as it lies on the desk; `opened` are the receipts in sight."""

    id: MessageId
    sender: str
    channel: str
    title: str
    text: str
    to: tuple[CellId, ...]
    at: datetime
    medium: str = ""
    classification: str = ""
    opened: dict[CellId, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Met:
    """Whether what was expected came, what control noted, and when."""

    came: bool
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Injects:
    """The messages in sight; for control also the plan, and what became of each part of it."""

    messages: tuple[Message, ...] = ()
    plan: tuple[Inject, ...] = ()
    notes: dict[PhaseId, str] = field(default_factory=dict)
    spent: dict[InjectId, tuple[datetime, ...]] = field(default_factory=dict)
    sent: dict[InjectId, tuple[MessageId, ...]] = field(default_factory=dict)
    held: frozenset[InjectId] = frozenset()
    skipped: dict[InjectId, str] = field(default_factory=dict)
    met: dict[InjectId, Met] = field(default_factory=dict)
    changes: dict[InjectId, int] = field(default_factory=dict)
    quiet: int = 10
    least: int = 5

    def planned(self, wanted: InjectId) -> Inject | None:
        """Return the inject of that name as it is planned now, or None."""
        return next((one for one in self.plan if one.id == wanted), None)

    def message(self, wanted: MessageId) -> Message | None:
        """Return the message of that name, or None."""
        return next((one for one in self.messages if one.id == wanted), None)

    @property
    def waiting(self) -> tuple[Inject, ...]:
        """What is neither released nor left out."""
        done = {*self.spent, *self.skipped}
        return tuple(one for one in self.plan if one.id not in done)


def merged(plan: Iterable[Inject], changed: Iterable[Inject]) -> tuple[Inject, ...]:
    """Return the plan with these in the places of theirs, and new ones at its end."""
    rows = {one.id: one for one in plan}
    return tuple({**rows, **{one.id: one for one in changed}}.values())


def _hear_plan(part: Injects, event: PlanGiven, _: datetime) -> Injects:
    return replace(
        part, plan=event.injects, notes=event.notes, quiet=event.quiet, least=event.least
    )


def _hear_changed(part: Injects, event: PlanChanged, _: datetime) -> Injects:
    counted = {one.id: part.changes.get(one.id, 0) + 1 for one in event.injects}
    plan = merged(part.plan, event.injects)
    return replace(part, plan=plan, changes={**part.changes, **counted})


def _hear_held(part: Injects, event: InjectHeld, _: datetime) -> Injects:
    held = part.held | {event.inject} if event.held else part.held - {event.inject}
    return replace(part, held=held)


def _hear_skipped(part: Injects, event: InjectSkipped, _: datetime) -> Injects:
    rest = {one: why for one, why in part.skipped.items() if one != event.inject}
    skipped = {**rest, event.inject: event.reason} if event.skipped else rest
    return replace(part, skipped=skipped)


def _hear_met(part: Injects, event: InjectMet, at: datetime) -> Injects:
    return replace(part, met={**part.met, event.inject: Met(event.came, event.note, at)})


def _hear_released(part: Injects, event: InjectReleased, at: datetime) -> Injects:
    message = Message(
        id=event.message,
        sender=event.sender,
        channel=event.channel,
        title=event.title,
        text=event.text,
        to=event.to,
        at=at,
        medium=event.medium,
        classification=event.classification,
    )
    return replace(part, messages=(*part.messages, message))


def _hear_spent(part: Injects, event: InjectSpent, at: datetime) -> Injects:
    sent = {**part.sent, event.inject: (*part.sent.get(event.inject, ()), event.message)}
    if event.other:
        return replace(part, sent=sent)
    times = (*part.spent.get(event.inject, ()), at)
    return replace(part, sent=sent, spent={**part.spent, event.inject: times})


def _hear_opened(part: Injects, event: InjectOpened, at: datetime) -> Injects:
    messages = tuple(
        replace(one, opened={event.cell: at, **one.opened}) if one.id == event.message else one
        for one in part.messages
    )
    return replace(part, messages=messages)


INJECT_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "plan.given": (PlanGiven, _hear_plan),
    "plan.changed": (PlanChanged, _hear_changed),
    "inject.held": (InjectHeld, _hear_held),
    "inject.skipped": (InjectSkipped, _hear_skipped),
    "inject.met": (InjectMet, _hear_met),
    "inject.released": (InjectReleased, _hear_released),
    "inject.spent": (InjectSpent, _hear_spent),
    "inject.opened": (InjectOpened, _hear_opened),
}
