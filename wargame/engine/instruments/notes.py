"""Notes of those who watch: on an entry of the record, or on what is just happening.

They are told to control alone. A note names the objectives to which it speaks.
"""

from dataclasses import dataclass, field, replace
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
class TagNote:
    """Say to which objectives a note speaks, in place of what was said before."""

    note: NoteId
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
class NoteTagged:
    """A note speaks to these objectives."""

    note: NoteId
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
    objectives = _objectives(command.objectives, moment)
    name = NoteId(moment.dice.token())
    event = NoteWritten(name, moment.by.id, text, command.entry, objectives)
    return (Told(event, CONTROL_ALONE),)


def _objectives(wanted: tuple[str, ...], moment: Moment) -> tuple[str, ...]:
    for one in wanted:
        if one not in moment.scenario.objectives:
            raise Refused(Refusal.UNKNOWN, value=one, field="the objectives")
    return tuple(dict.fromkeys(wanted))


def _tag(command: TagNote, moment: Moment) -> tuple[Told, ...]:
    known = next((one for one in moment.state.notes.written if one.id == command.note), None)
    if known is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="note")
    objectives = _objectives(command.objectives, moment)
    if objectives == known.objectives:
        return ()
    return (Told(NoteTagged(command.note, objectives), CONTROL_ALONE),)


def _hear(part: Notes, event: NoteWritten, at: datetime) -> Notes:
    note = Note(event.note, event.seat, event.text, event.entry, event.objectives, at)
    return Notes((*part.written, note))


def _hear_tagged(part: Notes, event: NoteTagged, _: datetime) -> Notes:
    tagged = tuple(
        replace(one, objectives=event.objectives) if one.id == event.note else one
        for one in part.written
    )
    return Notes(tagged)


NOTES = Instrument(
    name="notes",
    part=Notes,
    acts={
        "note.write": Act(WriteNote, _write, Hands.CONTROL, lasting=True),
        "note.tag": Act(TagNote, _tag, Hands.CONTROL, lasting=True),
    },
    events={"note.written": (NoteWritten, _hear), "note.tagged": (NoteTagged, _hear_tagged)},
)
