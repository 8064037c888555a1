"""Cables: a text from one delegation, or control, to one or several others, and to nobody else."""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.fogging import CABLE, Passage
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.instruments.fog_routes import routed
from wargame.engine.names import CableId, CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean, line

CLASSIFICATIONS = ("open", "restricted", "confidential", "secret")


@dataclass(frozen=True, slots=True)
class SendCable:
    """Send a text to these delegations; each of them sees who else receives it."""

    to: tuple[CellId, ...]
    subject: str
    text: str
    classification: str = "confidential"


@dataclass(frozen=True, slots=True)
class CableSent:
    """A cable, as its sender and its receivers have it."""

    cable: CableId
    sender: CellId
    to: tuple[CellId, ...]
    classification: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Cable:
    """A cable on the desk."""

    id: CableId
    sender: CellId
    to: tuple[CellId, ...]
    classification: str
    subject: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Cables:
    """The cables in sight by name, oldest first."""

    all: dict[CableId, Cable] = field(default_factory=dict)

    @property
    def sent(self) -> tuple[Cable, ...]:
        """The cables in sight, oldest first."""
        return tuple(self.all.values())


def _send(command: SendCable, moment: Moment) -> tuple[Told, ...]:
    by = moment.by.cell
    to = tuple(cell for cell in chosen(command.to, moment) if cell != by)
    if not to:
        raise Refused(Refusal.NO_AUDIENCE)
    if command.classification not in CLASSIFICATIONS:
        raise Refused(Refusal.UNKNOWN, value=command.classification, field="the classification")
    passage = Passage(
        thing=moment.dice.token(),
        channel=CABLE,
        sender=by,
        to=to,
        title=line(command.subject, "subject"),
        text=clean(command.text, "text"),
        classification=command.classification,
    )
    return routed(passage, cable_of, moment)


def cable_of(passage: Passage) -> CableSent:
    """Return the event by which a cable is told, whoever wrote it."""
    return CableSent(
        cable=CableId(passage.thing),
        sender=passage.sender,
        to=passage.to,
        classification=passage.classification,
        subject=passage.title,
        text=passage.text,
    )


def passage_of(cable: Cable) -> Passage:
    """Return a cable as something on its way."""
    return Passage(
        thing=cable.id,
        channel=CABLE,
        sender=cable.sender,
        to=cable.to,
        title=cable.subject,
        text=cable.text,
        classification=cable.classification,
    )


def _hear(part: Cables, event: CableSent, at: datetime) -> Cables:
    if event.cable in part.all:
        return part  # control has it as its sender wrote it; see `fog` for what others read
    cable = Cable(
        event.cable,
        event.sender,
        event.to,
        event.classification,
        event.subject,
        event.text,
        at,
    )
    return Cables({**part.all, event.cable: cable})


CABLES = Instrument(
    name="cables",
    part=Cables,
    acts={"cable.send": Act(SendCable, _send, Hands.BOTH)},
    events={"cable.sent": (CableSent, _hear)},
)
