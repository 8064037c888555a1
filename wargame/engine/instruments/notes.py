"""Notes of those who watch: on an entry of the record, or on what is just happening.

They are told to control alone. A note names the objectives to which it speaks.
"""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import NoteId, SeatId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean

LIMIT = 2000


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Note something about an entry, by its number in the record; none is about now."""

    text: str
    entry: int | None = None
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """What somebody in control noted."""

    note: NoteId
    seat: SeatId
    text: str
    entry: int | None
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note, by whom and when."""

    id: NoteId
    seat: SeatId
    text: str
    entry: int | None
    objectives: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes, oldest first."""

    written: tuple[Note, ...] = field(default=())


def _write(command: WriteNote, moment: Moment) -> tuple[Told, ...]:
    text = clean(command.text, "note", LIMIT)
    if command.entry is not None and command.entry < 1:
        raise Refused(Refusal.NOT_IN_SIGHT, what="entry")
    for one in command.objectives:
        if one not in moment.scenario.objectives:
            raise Refused(Refusal.UNKNOWN, value=one, field="the objectives")
    objectives = tuple(dict.fromkeys(command.objectives))
    name = NoteId(moment.dice.token())
    event = NoteWritten(name, moment.by.id, text, command.entry, objectives)
    return (Told(event, CONTROL_ALONE),)


def _hear(part: Notes, event: NoteWritten, at: datetime) -> Notes:
    note = Note(event.note, event.seat, event.text, event.entry, event.objectives, at)
    return Notes((*part.written, note))


NOTES = Instrument(
    name="notes",
    part=Notes,
    acts={"note.write": Act(WriteNote, _write, Hands.CONTROL, lasting=True)},
    events={"note.written": (NoteWritten, _hear)},
)
