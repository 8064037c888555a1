"""Caucuses: closed talk between some delegations. Others never learn that one exists.

An invited delegation knows the title and who is in or invited; it hears what is said from the
moment it joins until it leaves. Who left or declined can be invited again. A caucus that nobody is
in or invited to is over. Control hears all.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.audience import only
from wargame.engine.fogging import CAUCUS, Passage
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.instruments.fog_routes import routed
from wargame.engine.names import CONTROL, NO_LINE, CaucusId, CellId, LineId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean, line

LIMIT = 2000
Cells = tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class OpenCaucus:
    """Open a caucus and invite delegations to it."""

    title: str
    invite: Cells


@dataclass(frozen=True, slots=True)
class InviteToCaucus:
    """Ask one more delegation in."""

    caucus: CaucusId
    cell: CellId


@dataclass(frozen=True, slots=True)
class JoinCaucus:
    """Accept an invitation."""

    caucus: CaucusId


@dataclass(frozen=True, slots=True)
class LeaveCaucus:
    """Leave, or decline an invitation."""

    caucus: CaucusId


@dataclass(frozen=True, slots=True)
class SayInCaucus:
    """Say something to those who are in."""

    caucus: CaucusId
    text: str


@dataclass(frozen=True, slots=True)
class CloseCaucus:
    """End a caucus; its opener or control may."""

    caucus: CaucusId


@dataclass(frozen=True, slots=True)
class CaucusOpened:
    """A caucus exists."""

    caucus: CaucusId
    title: str
    opener: CellId
    members: Cells
    invited: Cells


@dataclass(frozen=True, slots=True)
class CaucusChanged:
    """Who is in and who is invited, after `cell` was invited, joined or left."""

    caucus: CaucusId
    title: str
    opener: CellId
    members: Cells
    invited: Cells
    cell: CellId
    change: str


@dataclass(frozen=True, slots=True)
class CaucusSaid:
    """A line of talk; one of an old record bears no name."""

    caucus: CaucusId
    cell: CellId
    text: str
    line: LineId = NO_LINE


@dataclass(frozen=True, slots=True)
class CaucusClosed:
    """The caucus is over."""

    caucus: CaucusId


@dataclass(frozen=True, slots=True)
class Line:
    """Something said, or a change of those present where `change` is set."""

    cell: CellId
    at: datetime
    text: str = ""
    change: str = ""
    id: LineId = NO_LINE


@dataclass(frozen=True, slots=True)
class Caucus:
    """A caucus as one of its members, or one invited, knows it."""

    id: CaucusId
    title: str
    opener: CellId
    members: Cells
    invited: Cells
    lines: tuple[Line, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Caucuses:
    """The caucuses in sight, by name."""

    all: dict[CaucusId, Caucus] = field(default_factory=dict)


def _open(command: OpenCaucus, moment: Moment) -> tuple[Told, ...]:
    by = moment.by.cell
    invited = tuple(cell for cell in chosen(command.invite, moment) if cell != by)
    if not invited:
        raise Refused(Refusal.NO_AUDIENCE)
    event = CaucusOpened(
        caucus=CaucusId(moment.dice.token()),
        title=line(command.title, "title"),
        opener=by,
        members=() if by == CONTROL else (by,),
        invited=invited,
    )
    return (Told(event, only(*event.members, *invited)),)


def open_caucus(wanted: CaucusId, moment: Moment) -> Caucus:
    """Return a caucus that goes on, in the sight of whoever acts; refuse without one."""
    caucus = moment.state.caucuses.all.get(wanted)
    by = moment.by.cell
    if caucus is None or by not in {CONTROL, *caucus.members, *caucus.invited}:
        raise Refused(Refusal.NOT_IN_SIGHT, what="caucus")
    if caucus.closed:
        raise Refused(Refusal.OVER, what="caucus")
    return caucus


def _as_member(wanted: CaucusId, moment: Moment) -> Caucus:
    caucus = open_caucus(wanted, moment)
    if moment.by.cell not in {CONTROL, *caucus.members}:
        raise Refused(Refusal.NOT_YOURS, who="a member of the caucus")
    return caucus


def _changed(before: Caucus, after: Caucus, cell: CellId, change: str) -> tuple[Told, ...]:
    event = CaucusChanged(
        after.id, after.title, after.opener, after.members, after.invited, cell, change
    )
    audience = only(*before.members, *before.invited, cell)
    if after.members or after.invited:
        return (Told(event, audience),)
    return (Told(event, audience), Told(CaucusClosed(after.id), audience))


def _invite(command: InviteToCaucus, moment: Moment) -> tuple[Told, ...]:
    caucus = _as_member(command.caucus, moment)
    (cell,) = chosen((command.cell,), moment)
    if cell in {*caucus.members, *caucus.invited}:
        raise Refused(Refusal.ALREADY, what="that delegation is in or invited")
    after = replace(caucus, invited=(*caucus.invited, cell))
    return _changed(caucus, after, cell, "invited")


def _join(command: JoinCaucus, moment: Moment) -> tuple[Told, ...]:
    caucus, by = open_caucus(command.caucus, moment), moment.by.cell
    if by not in caucus.invited:
        raise Refused(Refusal.ALREADY, what="you are in")
    invited = tuple(cell for cell in caucus.invited if cell != by)
    after = replace(caucus, members=(*caucus.members, by), invited=invited)
    return _changed(caucus, after, by, "joined")


def _leave(command: LeaveCaucus, moment: Moment) -> tuple[Told, ...]:
    caucus, by = open_caucus(command.caucus, moment), moment.by.cell
    after = replace(
        caucus,
        members=tuple(cell for cell in caucus.members if cell != by),
        invited=tuple(cell for cell in caucus.invited if cell != by),
    )
    return _changed(caucus, after, by, "left" if by in caucus.members else "declined")


def _say(command: SayInCaucus, moment: Moment) -> tuple[Told, ...]:
    caucus = _as_member(command.caucus, moment)
    passage = Passage(
        thing=moment.dice.token(),
        channel=CAUCUS,
        sender=moment.by.cell,
        to=tuple(one for one in caucus.members if one != moment.by.cell),
        title=caucus.title,
        text=clean(command.text, "message", LIMIT),
        caucus=caucus.id,
    )
    return routed(passage, line_of, moment)


def line_of(passage: Passage) -> CaucusSaid:
    """Return the event by which a line is told, whoever spoke."""
    return CaucusSaid(passage.caucus, passage.sender, passage.text, LineId(passage.thing))


def _close(command: CloseCaucus, moment: Moment) -> tuple[Told, ...]:
    caucus = open_caucus(command.caucus, moment)
    if moment.by.cell not in {CONTROL, caucus.opener}:
        raise Refused(Refusal.NOT_YOURS, who="the one who opened the caucus")
    return (Told(CaucusClosed(caucus.id), only(*caucus.members, *caucus.invited)),)


def _hear_opened(part: Caucuses, event: CaucusOpened, _: datetime) -> Caucuses:
    caucus = Caucus(event.caucus, event.title, event.opener, event.members, event.invited)
    return Caucuses({**part.all, event.caucus: caucus})


def _hear_changed(part: Caucuses, event: CaucusChanged, at: datetime) -> Caucuses:
    known = part.all.get(event.caucus)
    caucus = Caucus(
        event.caucus,
        event.title,
        event.opener,
        event.members,
        event.invited,
        (*(known.lines if known else ()), Line(event.cell, at, change=event.change)),
    )
    return Caucuses({**part.all, event.caucus: caucus})


def _hear_said(part: Caucuses, event: CaucusSaid, at: datetime) -> Caucuses:
    caucus = part.all[event.caucus]
    if event.line and any(one.id == event.line for one in caucus.lines):
        return part  # control has it as it was spoken; see `fog` for what others heard
    said = Line(event.cell, at, event.text, id=event.line)
    return Caucuses({**part.all, event.caucus: replace(caucus, lines=(*caucus.lines, said))})


def _hear_closed(part: Caucuses, event: CaucusClosed, _: datetime) -> Caucuses:
    return Caucuses({**part.all, event.caucus: replace(part.all[event.caucus], closed=True)})


CAUCUSES = Instrument(
    name="caucuses",
    part=Caucuses,
    acts={
        "caucus.open": Act(OpenCaucus, _open, Hands.BOTH),
        "caucus.invite": Act(InviteToCaucus, _invite, Hands.BOTH),
        "caucus.join": Act(JoinCaucus, _join, Hands.DELEGATIONS),
        "caucus.leave": Act(LeaveCaucus, _leave, Hands.DELEGATIONS),
        "caucus.say": Act(SayInCaucus, _say, Hands.BOTH),
        "caucus.close": Act(CloseCaucus, _close, Hands.BOTH),
    },
    events={
        "caucus.opened": (CaucusOpened, _hear_opened),
        "caucus.changed": (CaucusChanged, _hear_changed),
        "caucus.said": (CaucusSaid, _hear_said),
        "caucus.closed": (CaucusClosed, _hear_closed),
    },
)
