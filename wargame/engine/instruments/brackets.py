"""Brackets: a delegation holds a clause open, for everyone who sees the text to see.

The brackets of a clause are gone when the last who holds them lifts its own. Where two have worded
one place differently at once, both wordings stand in the text, and both hold the clause.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from wargame.engine.audience import circle
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.documents import Proposal
from wargame.engine.instruments.drafting import proposal_in_sight, standing_clause, unvoted
from wargame.engine.instruments.setting import Setting
from wargame.engine.instruments.stances import Stance, Stances
from wargame.engine.names import CellId, ClauseId, ProposalId
from wargame.engine.texts import line

REASON = 300
TWO_WORDINGS = "Two wordings met in this clause."


@dataclass(frozen=True, slots=True)
class PutBracket:
    """Hold a clause open, and say why where that helps."""

    proposal: ProposalId
    clause: ClauseId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LiftBracket:
    """Let go of a clause that one's own delegation holds."""

    proposal: ProposalId
    clause: ClauseId


@dataclass(frozen=True, slots=True)
class BracketPlaced:
    """A delegation holds a clause open."""

    proposal: ProposalId
    clause: ClauseId
    cell: CellId
    reason: str


@dataclass(frozen=True, slots=True)
class BracketLifted:
    """A delegation has let go of a clause."""

    proposal: ProposalId
    clause: ClauseId
    cell: CellId


@dataclass(frozen=True, slots=True)
class Brackets:
    """Who holds which clause, and why, in the order in which they began to."""

    held: dict[tuple[ProposalId, ClauseId], dict[CellId, str]] = field(default_factory=dict)

    def on(self, proposal: ProposalId, clause: ClauseId) -> tuple[CellId, ...]:
        """Return those who hold a clause."""
        return tuple(self.held.get((proposal, clause), {}))

    def reason(self, proposal: ProposalId, clause: ClauseId, cell: CellId) -> str:
        """Return why a cell holds a clause, where it holds it and has said so."""
        return self.held.get((proposal, clause), {}).get(cell, "")


class ClauseState(StrEnum):
    """How far a clause is from being agreed."""

    OPEN = "open"
    AGREED = "agreed"
    BRACKETED = "bracketed"
    BLOCKED = "blocked"


class Seen(Protocol):
    """The parts of a picture that tell how a clause stands."""

    @property
    def setting(self) -> Setting:
        """The public frame."""

    @property
    def stances(self) -> Stances:
        """The stances in sight."""

    @property
    def brackets(self) -> Brackets:
        """The brackets in sight."""


def clause_state(picture: Seen, proposal: Proposal, clause: ClauseId) -> ClauseState:
    """Return how a clause of the version that stands is seen in a picture.

    Blocked is one that is held by who opposes the text; agreed one that nobody holds, in a text
    with which all who see it can live. A sponsor stands behind its text without saying so.
    """
    holders = picture.brackets.on(proposal.id, clause)
    if any(picture.stances.on(proposal, cell) is Stance.OPPOSE for cell in holders):
        return ClauseState.BLOCKED
    if holders:
        return ClauseState.BRACKETED
    seeing = proposal.circle or picture.setting.cells
    agreed = all(_lives_with(picture.stances, proposal, cell) for cell in seeing)
    return ClauseState.AGREED if agreed else ClauseState.OPEN


def _lives_with(stances: Stances, proposal: Proposal, cell: CellId) -> bool:
    stance = stances.on(proposal, cell)
    if stance is Stance.UNDECLARED:
        return cell in proposal.sponsors
    return stance is not Stance.OPPOSE


def placed(
    proposal: Proposal, clause: ClauseId, cells: tuple[CellId, ...], reason: str
) -> tuple[Told, ...]:
    """Return that these cells hold a clause, as all who see the text are told."""
    audience = circle(proposal.circle)
    return tuple(Told(BracketPlaced(proposal.id, clause, cell, reason), audience) for cell in cells)


def _put(command: PutBracket, moment: Moment) -> tuple[Told, ...]:
    proposal = unvoted(proposal_in_sight(command.proposal, moment), moment)
    clause, by = standing_clause(proposal, command.clause).id, moment.by.cell
    reason = line(command.reason, "reason", REASON, required=False)
    part = moment.state.brackets
    if by in part.on(proposal.id, clause) and part.reason(proposal.id, clause, by) == reason:
        return ()
    return placed(proposal, clause, (by,), reason)


def _lift(command: LiftBracket, moment: Moment) -> tuple[Told, ...]:
    proposal = unvoted(proposal_in_sight(command.proposal, moment), moment)
    clause, by = standing_clause(proposal, command.clause).id, moment.by.cell
    if by not in moment.state.brackets.on(proposal.id, clause):
        return ()
    return (Told(BracketLifted(proposal.id, clause, by), circle(proposal.circle)),)


def _hear_placed(part: Brackets, event: BracketPlaced, _: datetime) -> Brackets:
    place = (event.proposal, event.clause)
    holders = {**part.held.get(place, {}), event.cell: event.reason}
    return Brackets({**part.held, place: holders})


def _hear_lifted(part: Brackets, event: BracketLifted, _: datetime) -> Brackets:
    place = (event.proposal, event.clause)
    kept = {cell: why for cell, why in part.held.get(place, {}).items() if cell != event.cell}
    others = {one: held for one, held in part.held.items() if one != place}
    return Brackets({**others, place: kept} if kept else others)


BRACKETS = Instrument(
    name="brackets",
    part=Brackets,
    acts={
        "bracket.put": Act(PutBracket, _put, Hands.BOTH),
        "bracket.lift": Act(LiftBracket, _lift, Hands.BOTH),
    },
    events={
        "bracket.placed": (BracketPlaced, _hear_placed),
        "bracket.lifted": (BracketLifted, _hear_lifted),
    },
)
