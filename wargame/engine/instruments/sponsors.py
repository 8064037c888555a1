"""Sponsors: several delegations stand behind one text, and may all work on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.engine.audience import circle
from wargame.engine.instrument import Act, Hands, Moment, Told, chosen
from wargame.engine.instruments.documents import SponsorInvited, SponsorJoined, SponsorResigned
from wargame.engine.instruments.drafting import as_sponsor, proposal_in_sight, unvoted
from wargame.engine.instruments.heads import as_head
from wargame.engine.names import CellId, ProposalId
from wargame.engine.refusals import Refusal, Refused


@dataclass(frozen=True, slots=True)
class InviteSponsors:
    """Ask delegations that see the text to sponsor it too."""

    proposal: ProposalId
    cells: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class JoinSponsors:
    """Sponsor a text, as a sponsor has asked."""

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class LeaveSponsors:
    """Sponsor a text no more; who tabled it withdraws it instead."""

    proposal: ProposalId


def _invite(command: InviteSponsors, moment: Moment) -> tuple[Told, ...]:
    proposal = as_sponsor(command.proposal, moment)
    asked = chosen(command.cells, moment)
    if not asked:
        raise Refused(Refusal.NO_AUDIENCE)
    blind = [cell for cell in asked if proposal.circle and cell not in proposal.circle]
    if blind:
        raise Refused(Refusal.UNKNOWN, value=blind[0], field="those who see the text")
    known = {*proposal.sponsors, *proposal.invited}
    new = tuple(cell for cell in asked if cell not in known)
    return (Told(SponsorInvited(proposal.id, new), circle(proposal.circle)),) if new else ()


def _join(command: JoinSponsors, moment: Moment) -> tuple[Told, ...]:
    proposal = unvoted(proposal_in_sight(command.proposal, moment), moment)
    by = moment.by.cell
    if by in proposal.sponsors:
        return ()
    if by not in proposal.invited:
        raise Refused(Refusal.NOT_YOURS, who="a delegation that a sponsor has invited")
    as_head(moment)
    return (Told(SponsorJoined(proposal.id, by), circle(proposal.circle)),)


def _leave(command: LeaveSponsors, moment: Moment) -> tuple[Told, ...]:
    proposal = as_sponsor(command.proposal, moment)
    by = moment.by.cell
    if by == proposal.cell:
        raise Refused(Refusal.FIRST_SPONSOR)
    return (Told(SponsorResigned(proposal.id, by), circle(proposal.circle)),)


SPONSOR_ACTS: Mapping[str, Act] = {
    "sponsor.invite": Act(InviteSponsors, _invite, Hands.BOTH),
    "sponsor.join": Act(JoinSponsors, _join, Hands.DELEGATIONS),
    "sponsor.leave": Act(LeaveSponsors, _leave, Hands.DELEGATIONS),
}
