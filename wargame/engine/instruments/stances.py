"""Stances: where a delegation says it stands on a version of a proposal.

Everyone starts *undeclared*, never neutral. A stance is for one version: another version makes
it undeclared again.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from wargame.engine.audience import circle
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.documents import Proposal
from wargame.engine.instruments.drafting import proposal_in_sight
from wargame.engine.names import CellId, ProposalId
from wargame.engine.refusals import Refusal, Refused


class Stance(StrEnum):
    """Where a delegation stands."""

    UNDECLARED = "undeclared"
    SUPPORT = "support"
    LIVE_WITH = "can-live-with"
    OPPOSE = "oppose"


@dataclass(frozen=True, slots=True)
class DeclareStance:
    """Say where the delegation stands on the version it has read."""

    proposal: ProposalId
    version: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class StanceDeclared:
    """A delegation's stance on a version."""

    proposal: ProposalId
    version: int
    cell: CellId
    stance: Stance


@dataclass(frozen=True, slots=True)
class Stances:
    """The last stance of each delegation on each proposal, with the version it was for."""

    declared: dict[ProposalId, dict[CellId, tuple[int, Stance]]] = field(default_factory=dict)

    def on(self, proposal: Proposal, cell: CellId) -> Stance:
        """Return where a cell stands on the version that stands."""
        version, stance = self.declared.get(proposal.id, {}).get(cell, (0, Stance.UNDECLARED))
        return stance if version == proposal.current.number else Stance.UNDECLARED


def _declare(command: DeclareStance, moment: Moment) -> tuple[Told, ...]:
    proposal = proposal_in_sight(command.proposal, moment)
    if command.version != proposal.current.number:
        raise Refused(Refusal.STALE, version=proposal.current.number)
    if moment.state.stances.on(proposal, moment.by.cell) is command.stance:
        return ()
    event = StanceDeclared(proposal.id, command.version, moment.by.cell, command.stance)
    return (Told(event, circle(proposal.circle)),)


def _hear(part: Stances, event: StanceDeclared, _: datetime) -> Stances:
    on_it = {**part.declared.get(event.proposal, {}), event.cell: (event.version, event.stance)}
    return Stances({**part.declared, event.proposal: on_it})


STANCES = Instrument(
    name="stances",
    part=Stances,
    acts={"stance.declare": Act(DeclareStance, _declare, Hands.DELEGATIONS)},
    events={"stance.declared": (StanceDeclared, _hear)},
)
