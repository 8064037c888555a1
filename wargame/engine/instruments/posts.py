"""Posts: who does what in control. Told to control alone, and kept for the record.

What a post allows is judged where people are known; here stands what was given, taken and lent. A
seat that was never given a post is that of whoever opened the exercise, and leads.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from wargame.engine.audience import CONTROL_ALONE, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.names import CellId, SeatId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line


class Role(StrEnum):
    """What somebody is in control for."""

    LEAD = "lead"
    ADJUDICATOR = "adjudicator"
    MINDER = "minder"
    ANALYST = "analyst"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class GivePost:
    """Give a seat in control its role: a minder minds `cells`, a voice speaks as `voice`."""

    seat: SeatId
    role: Role
    cells: tuple[CellId, ...] = ()
    voice: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawPost:
    """Take the role of a seat back: it is in control no longer."""

    seat: SeatId


@dataclass(frozen=True, slots=True)
class TakeLead:
    """Take the lead, because whoever has it is gone."""


@dataclass(frozen=True, slots=True)
class HandOverLead:
    """Let another seat of control lead, and adjudicate from then on."""

    seat: SeatId


@dataclass(frozen=True, slots=True)
class PostGiven:
    """A seat in control has this role."""

    seat: SeatId
    role: Role
    cells: tuple[CellId, ...]
    voice: str


@dataclass(frozen=True, slots=True)
class PostWithdrawn:
    """A seat is in control no longer."""

    seat: SeatId


@dataclass(frozen=True, slots=True)
class LeadTaken:
    """This seat leads from now on."""

    seat: SeatId


@dataclass(frozen=True, slots=True)
class HandLent:
    """Control did something in the name of a delegation, which is told."""

    cell: CellId
    act: str


@dataclass(frozen=True, slots=True)
class Post:
    """The role of a seat, and what it is limited to."""

    role: Role
    cells: tuple[CellId, ...] = ()
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of control by seat, who took the lead last, and what was done for whom."""

    held: dict[SeatId, Post] = field(default_factory=dict)
    lead: SeatId | None = None
    lent: tuple[tuple[CellId, str, datetime], ...] = ()


def lent_to(cell: CellId, act: str) -> Told:
    """Return the word to a delegation that control acted in its name."""
    return Told(HandLent(cell, act), only(cell))


def _give(command: GivePost, moment: Moment) -> tuple[Told, ...]:
    minds, speaks = command.role is Role.MINDER, command.role is Role.VOICE
    cells = chosen(command.cells, moment) if minds else ()
    if minds and not cells:
        raise Refused(Refusal.NO_AUDIENCE)
    voice = line(command.voice, "voice") if speaks else ""
    if moment.state.posts.held.get(command.seat) == Post(command.role, cells, voice):
        return ()
    return (Told(PostGiven(command.seat, command.role, cells, voice), CONTROL_ALONE),)


def _withdraw(command: WithdrawPost, moment: Moment) -> tuple[Told, ...]:
    if command.seat == moment.by.id:
        raise Refused(Refusal.OWN_POST)
    return (Told(PostWithdrawn(command.seat), CONTROL_ALONE),)


def _take(_: TakeLead, moment: Moment) -> tuple[Told, ...]:
    if moment.state.posts.lead == moment.by.id:
        return ()
    return (Told(LeadTaken(moment.by.id), CONTROL_ALONE),)


def _hand_over(command: HandOverLead, moment: Moment) -> tuple[Told, ...]:
    by = moment.by.id
    if command.seat == by:
        return ()
    mine = PostGiven(by, Role.ADJUDICATOR, (), "")
    return (Told(LeadTaken(command.seat), CONTROL_ALONE), Told(mine, CONTROL_ALONE))


def _hear_given(part: Posts, event: PostGiven, _: datetime) -> Posts:
    post = Post(event.role, event.cells, event.voice)
    return replace(part, held={**part.held, event.seat: post})


def _hear_withdrawn(part: Posts, event: PostWithdrawn, _: datetime) -> Posts:
    held = {seat: post for seat, post in part.held.items() if seat != event.seat}
    return replace(part, held=held, lead=None if part.lead == event.seat else part.lead)


def _hear_taken(part: Posts, event: LeadTaken, _: datetime) -> Posts:
    return replace(part, held={**part.held, event.seat: Post(Role.LEAD)}, lead=event.seat)


def _hear_lent(part: Posts, event: HandLent, at: datetime) -> Posts:
    return replace(part, lent=(*part.lent, (event.cell, event.act, at)))


POSTS = Instrument(
    name="posts",
    part=Posts,
    acts={
        "post.give": Act(GivePost, _give, Hands.CONTROL, lasting=True),
        "post.withdraw": Act(WithdrawPost, _withdraw, Hands.CONTROL, lasting=True),
        "lead.take": Act(TakeLead, _take, Hands.CONTROL, lasting=True),
        "lead.hand-over": Act(HandOverLead, _hand_over, Hands.CONTROL, lasting=True),
    },
    events={
        "post.given": (PostGiven, _hear_given),
        "post.withdrawn": (PostWithdrawn, _hear_withdrawn),
        "lead.taken": (LeadTaken, _hear_taken),
        "hand.lent": (HandLent, _hear_lent),
    },
)
