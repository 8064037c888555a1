"""Side deals come out: a text of a circle is published by its sponsors, or leaked by anybody.

A publication is an event before everyone, and so is the text from then on, with its brackets and
its open amendments; who stood where, and what was said in the margin, stays in the circle. A leak
is a copy: those who get it see what the paper said, and nothing of who handed it to them.
"""

from dataclasses import dataclass
from datetime import datetime

from wargame.engine.audience import EVERYONE, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.instruments.amendment_list import Amendment, AmendmentTabled
from wargame.engine.instruments.brackets import BracketPlaced
from wargame.engine.instruments.documents import (
    Cells,
    Choices,
    Clauses,
    Proposal,
    ProposalPublished,
)
from wargame.engine.instruments.drafting import as_sponsor, proposal_in_sight, unvoted
from wargame.engine.names import CONTROL, CellId, LeakId, ProposalId
from wargame.engine.refusals import Refusal, Refused


@dataclass(frozen=True, slots=True)
class PublishProposal:
    """Lay a text of a circle before everyone."""

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class LeakProposal:
    """Hand a copy of a text of a circle to others, who are not told by whom."""

    proposal: ProposalId
    to: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class LeakMade:
    """A delegation, or control, has handed a copy to these; told to itself alone."""

    leak: LeakId
    proposal: ProposalId
    cell: CellId
    to: Cells


@dataclass(frozen=True, slots=True)
class LeakReceived:
    """A copy of a text has come in: what it said, and who sponsored it."""

    leak: LeakId
    version: int
    title: str
    choices: Choices
    clauses: Clauses
    sponsors: Cells


@dataclass(frozen=True, slots=True)
class Leak:
    """A copy that has come in, and when."""

    id: LeakId
    version: int
    title: str
    choices: Choices
    clauses: Clauses
    sponsors: Cells
    at: datetime


@dataclass(frozen=True, slots=True)
class Leaks:
    """The copies in sight: those that came in, and those that one has handed on oneself."""

    received: tuple[Leak, ...] = ()
    made: tuple[LeakMade, ...] = ()


def _publish(command: PublishProposal, moment: Moment) -> tuple[Told, ...]:
    control = moment.by.cell == CONTROL
    sight = proposal_in_sight if control else as_sponsor
    proposal = unvoted(sight(command.proposal, moment), moment)
    if proposal.draft:
        raise Refused(Refusal.DRAFT)
    if not proposal.circle:
        raise Refused(Refusal.ALREADY, what="everybody can read this text")
    text = proposal.current
    event = ProposalPublished(
        proposal=proposal.id,
        cell=proposal.cell,
        version=text.number,
        title=text.title,
        choices=text.choices,
        clauses=text.clauses,
        sponsors=proposal.sponsors,
        invited=proposal.invited,
        by=moment.by.cell,
    )
    return (
        Told(event, EVERYONE),
        *_brackets(proposal, moment),
        *(Told(_again(one), EVERYONE) for one in _pending(proposal, moment)),
    )


def _brackets(proposal: Proposal, moment: Moment) -> tuple[Told, ...]:
    part = moment.state.brackets
    return tuple(
        Told(
            BracketPlaced(proposal.id, one.id, cell, part.reason(proposal.id, one.id, cell)),
            EVERYONE,
        )
        for one in proposal.current.clauses
        for cell in part.on(proposal.id, one.id)
    )


def _pending(proposal: Proposal, moment: Moment) -> tuple[Amendment, ...]:
    return tuple(one for one in moment.state.amendments.on(proposal.id) if one.open)


def _again(amendment: Amendment) -> AmendmentTabled:
    names = (name for name in AmendmentTabled.__slots__ if name != "amendment")
    return AmendmentTabled(
        amendment=amendment.id, **{name: getattr(amendment, name) for name in names}
    )


def _leak(command: LeakProposal, moment: Moment) -> tuple[Told, ...]:
    proposal, by = proposal_in_sight(command.proposal, moment), moment.by.cell
    if not proposal.circle:
        raise Refused(Refusal.ALREADY, what="everybody can read this text")
    strangers = tuple(one for one in chosen(command.to, moment) if one not in proposal.circle)
    if not strangers:
        raise Refused(Refusal.NO_AUDIENCE)
    made = LeakMade(LeakId(moment.dice.token()), proposal.id, by, strangers)
    text = proposal.current
    copy = LeakReceived(
        leak=made.leak,
        version=text.number,
        title=text.title,
        choices=text.choices,
        clauses=text.clauses,
        sponsors=proposal.sponsors,
    )
    return (Told(made, only(by)), Told(copy, only(*strangers)))


def _hear_made(part: Leaks, event: LeakMade, _: datetime) -> Leaks:
    return Leaks(part.received, (*part.made, event))


def _hear_received(part: Leaks, event: LeakReceived, at: datetime) -> Leaks:
    told = {name: getattr(event, name) for name in LeakReceived.__slots__ if name != "leak"}
    return Leaks((*part.received, Leak(id=event.leak, at=at, **told)), part.made)


LEAKS = Instrument(
    name="leaks",
    part=Leaks,
    acts={
        "proposal.publish": Act(PublishProposal, _publish, Hands.BOTH),
        "proposal.leak": Act(LeakProposal, _leak, Hands.BOTH),
    },
    events={
        "leak.made": (LeakMade, _hear_made),
        "leak.received": (LeakReceived, _hear_received),
    },
)
