"""Pledges: what a delegation binds itself to, and nobody else: who, what, when, but for what.

A pledge is no vote. It is made before everyone or before a circle, in words of its own, and may
name the text, or the clause of it, to which it belongs. It can be taken back, which all who heard
it are told. Where a forum decides by pledges, one on the text that is put to it is a paper in
favour, unless its delegation puts in another one; its caveats are told with the result.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.audience import circle
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.instruments.drafting import proposal_in_sight
from wargame.engine.names import CellId, ClauseId, PledgeId, ProposalId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean, line

WHAT, WHEN, CAVEATS = 600, 120, 600


@dataclass(frozen=True, slots=True)
class MakePledge:
    """Bind the own delegation, before the circle named or before everyone where none is."""

    what: str
    when: str
    caveats: str = ""
    proposal: ProposalId | None = None
    clause: ClauseId | None = None
    circle: tuple[CellId, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawPledge:
    """Take a pledge of the own delegation back."""

    pledge: PledgeId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PledgeMade:
    """A delegation has bound itself."""

    pledge: PledgeId
    cell: CellId
    what: str
    when: str
    caveats: str
    proposal: ProposalId | None
    clause: ClauseId | None
    circle: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class PledgeWithdrawn:
    """A pledge binds no more."""

    pledge: PledgeId
    reason: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """A pledge on the table; `over_at` says when it was taken back, if it was."""

    id: PledgeId
    cell: CellId
    what: str
    when: str
    caveats: str
    proposal: ProposalId | None
    clause: ClauseId | None
    circle: tuple[CellId, ...]
    at: datetime
    over_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pledges:
    """The pledges in sight, by name, oldest first."""

    all: dict[PledgeId, Pledge] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Pledge, ...]:
        """Those that bind."""
        return tuple(one for one in self.all.values() if one.over_at is None)

    def on(self, proposal: ProposalId) -> tuple[Pledge, ...]:
        """Return those that bind and belong to a text."""
        return tuple(one for one in self.standing if one.proposal == proposal)


def _make(command: MakePledge, moment: Moment) -> tuple[Told, ...]:
    by = moment.by.cell
    others = chosen(command.circle, moment)
    seen = _seen_by(command, moment)
    for cell in (one for one in others if seen and one not in seen):
        raise Refused(Refusal.UNKNOWN, value=cell, field="those who see that text")
    named = {by, *others} if others else set(seen)
    event = PledgeMade(
        pledge=PledgeId(moment.dice.token()),
        cell=by,
        what=clean(command.what, "what you pledge", WHAT),
        when=line(command.when, "when", WHEN),
        caveats=clean(command.caveats, "caveats", CAVEATS, required=False),
        proposal=command.proposal,
        clause=command.clause if command.proposal else None,
        circle=tuple(cell for cell in moment.state.setting.cells if cell in named),
    )
    return (Told(event, circle(event.circle)),)


def _seen_by(command: MakePledge, moment: Moment) -> tuple[CellId, ...]:
    """Return the circle of the text that is named; nothing where everyone sees it, or none is.

    Raises Refused for a text that is not in sight, and for a clause that it does not have.
    """
    if command.proposal is None:
        return ()
    proposal = proposal_in_sight(command.proposal, moment)
    if command.clause and proposal.current.clause(command.clause) is None:
        raise Refused(Refusal.UNKNOWN, value=command.clause, field="a clause of that text")
    return proposal.circle


def _withdraw(command: WithdrawPledge, moment: Moment) -> tuple[Told, ...]:
    pledge = moment.state.pledges.all.get(command.pledge)
    by = moment.by.cell
    if pledge is None or (pledge.circle and by not in pledge.circle):
        raise Refused(Refusal.NOT_IN_SIGHT, what="pledge")
    if pledge.cell != by:
        raise Refused(Refusal.NOT_YOURS, who=moment.state.setting.name(pledge.cell))
    if pledge.over_at is not None:
        raise Refused(Refusal.OVER, what="pledge")
    event = PledgeWithdrawn(pledge.id, line(command.reason, "reason", WHAT, required=False))
    return (Told(event, circle(pledge.circle)),)


def _hear_made(part: Pledges, event: PledgeMade, at: datetime) -> Pledges:
    pledge = Pledge(
        id=event.pledge,
        cell=event.cell,
        what=event.what,
        when=event.when,
        caveats=event.caveats,
        proposal=event.proposal,
        clause=event.clause,
        circle=event.circle,
        at=at,
    )
    return Pledges({**part.all, event.pledge: pledge})


def _hear_withdrawn(part: Pledges, event: PledgeWithdrawn, at: datetime) -> Pledges:
    pledge = replace(part.all[event.pledge], over_at=at, reason=event.reason)
    return Pledges({**part.all, event.pledge: pledge})


PLEDGES = Instrument(
    name="pledges",
    part=Pledges,
    acts={
        "pledge.make": Act(MakePledge, _make, Hands.DELEGATIONS),
        "pledge.withdraw": Act(WithdrawPledge, _withdraw, Hands.DELEGATIONS),
    },
    events={
        "pledge.made": (PledgeMade, _hear_made),
        "pledge.withdrawn": (PledgeWithdrawn, _hear_withdrawn),
    },
)
