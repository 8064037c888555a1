"""Amendments: whoever sees a text may ask for another wording, and its sponsors answer, or a vote.

An accepted or adopted amendment makes the next version of the text. Where the clause was worded
anew meanwhile, the two wordings are merged as those of two writers are.
"""

from dataclasses import dataclass

from wargame.engine.audience import circle
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.amendment_list import (
    AMENDMENT_EVENTS,
    Amendment,
    Amendments,
    AmendmentSettled,
    AmendmentState,
    AmendmentTabled,
    Change,
)
from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.instruments.clauses import Wording, inserted, without, worded
from wargame.engine.instruments.documents import NO_CLAUSE, Proposal
from wargame.engine.instruments.drafting import (
    another,
    as_sponsor,
    coherent,
    in_sight,
    proposal_in_sight,
    read_clause,
    unvoted,
)
from wargame.engine.instruments.heads import as_head
from wargame.engine.names import AmendmentId, ClauseId, IssueId, OptionId, ProposalId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean, line

WHY = 300
NO_ISSUE, NO_OPTION = IssueId(""), OptionId("")


@dataclass(frozen=True, slots=True)
class TableAmendment:
    """Ask for a change of a text, as it read in this version.

    `clause` is the one to replace or to strike, or the one behind which `text` is to stand;
    `issue` and `option` are for another choice.
    """

    proposal: ProposalId
    version: int
    change: Change
    clause: ClauseId = NO_CLAUSE
    text: str = ""
    issue: IssueId = NO_ISSUE
    option: OptionId = NO_OPTION
    why: str = ""


@dataclass(frozen=True, slots=True)
class AcceptAmendment:
    """Make the change, as a sponsor of the text."""

    amendment: AmendmentId


@dataclass(frozen=True, slots=True)
class DeclineAmendment:
    """Leave the text as it is, as a sponsor, and say why where that helps."""

    amendment: AmendmentId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawAmendment:
    """Ask for the change no more."""

    amendment: AmendmentId


def _table(command: TableAmendment, moment: Moment) -> tuple[Told, ...]:
    proposal = unvoted(proposal_in_sight(command.proposal, moment), moment)
    if proposal.version(command.version) is None:
        raise Refused(Refusal.STALE, version=proposal.current.number)
    words = command.change in {Change.REPLACE, Change.INSERT}
    choosing = command.change is Change.CHOOSE
    event = AmendmentTabled(
        amendment=AmendmentId(moment.dice.token()),
        proposal=proposal.id,
        version=command.version,
        cell=moment.by.cell,
        change=command.change,
        clause=NO_CLAUSE if choosing else command.clause,
        text=clean(command.text, "text") if words else "",
        issue=command.issue if choosing else NO_ISSUE,
        option=command.option if choosing else NO_OPTION,
        why=line(command.why, "why", WHY, required=False),
    )
    if not amended(event, proposal, moment):
        raise Refused(Refusal.ALREADY, what="the text says so")
    return (Told(event, circle(proposal.circle)),)


def amended(
    change: AmendmentTabled | Amendment, proposal: Proposal, moment: Moment
) -> tuple[Told, ...]:
    """Return the text with a change made; nothing where the text says so already.

    Raises Refused where the change cannot be made any more, or could never be.
    """
    why = f"Amendment of {moment.state.setting.name(change.cell)}"
    if change.change is Change.REPLACE:
        return worded(
            proposal, Wording(change.clause, change.version, change.text, change.cell, why)
        )
    if change.change is Change.INSERT:
        clauses = inserted(proposal, change.text, change.clause)
        return another(proposal, change.cell, clauses=clauses, why=why)
    if change.change is Change.STRIKE:
        read_clause(proposal, change.clause, change.version)
        clauses = without(proposal, change.clause)
        return another(proposal, change.cell, clauses=clauses, why=why)
    choices = coherent({**proposal.current.choices, change.issue: change.option}, moment)
    return another(proposal, change.cell, choices=choices, why=why)


def open_amendment(wanted: AmendmentId, moment: Moment) -> tuple[Amendment, Proposal]:
    """Return an open amendment to a standing text in sight, and the text; refuse others alike."""
    amendment = moment.state.amendments.all.get(wanted)
    proposal = moment.state.proposals.all.get(amendment.proposal) if amendment else None
    if amendment is None or proposal is None or not in_sight(proposal, moment):
        raise Refused(Refusal.NOT_IN_SIGHT, what="amendment")
    if proposal.withdrawn or not amendment.open:
        raise Refused(Refusal.OVER, what="amendment")
    return amendment, proposal


def _accept(command: AcceptAmendment, moment: Moment) -> tuple[Told, ...]:
    amendment, proposal = open_amendment(command.amendment, moment)
    as_sponsor(proposal.id, moment)
    as_head(moment)
    settled = _settled(amendment, proposal, AmendmentState.ACCEPTED, moment)
    return (settled, *amended(amendment, proposal, moment))


def _decline(command: DeclineAmendment, moment: Moment) -> tuple[Told, ...]:
    amendment, proposal = open_amendment(command.amendment, moment)
    as_sponsor(proposal.id, moment)
    reason = line(command.reason, "reason", WHY, required=False)
    return (_settled(amendment, proposal, AmendmentState.DECLINED, moment, reason),)


def _withdraw(command: WithdrawAmendment, moment: Moment) -> tuple[Told, ...]:
    amendment, proposal = open_amendment(command.amendment, moment)
    if moment.by.cell != amendment.cell:
        raise Refused(Refusal.NOT_YOURS, who=moment.state.setting.name(amendment.cell))
    unvoted(proposal, moment)
    return (_settled(amendment, proposal, AmendmentState.WITHDRAWN, moment),)


def _settled(
    amendment: Amendment,
    proposal: Proposal,
    state: AmendmentState,
    moment: Moment,
    reason: str = "",
) -> Told:
    event = AmendmentSettled(amendment.id, proposal.id, state, moment.by.cell, reason)
    return Told(event, circle(proposal.circle))


def with_change(result: Told, ballot: Ballot, moment: Moment) -> tuple[Told, ...]:
    """Return the result of a ballot, and what follows for the amendment that was voted on, if any.

    A straw poll changes nothing. The text stood during the vote, so what could be changed when the
    ballot was called can be changed now.
    """
    amendment = moment.state.amendments.all.get(ballot.amendment) if ballot.amendment else None
    if amendment is None or not ballot.terms.binding:
        return (result,)
    proposal = moment.state.proposals.all[amendment.proposal]
    if not result.event.outcome.adopted:
        return (result, _settled(amendment, proposal, AmendmentState.REJECTED, moment))
    settled = _settled(amendment, proposal, AmendmentState.ADOPTED, moment)
    return (result, settled, *amended(amendment, proposal, moment))


def votable(wanted: AmendmentId, moment: Moment) -> tuple[Amendment, Proposal]:
    """Return an open amendment that can still be made, and its text, to be voted on."""
    amendment, proposal = open_amendment(wanted, moment)
    amended(amendment, proposal, moment)
    return amendment, proposal


AMENDMENTS = Instrument(
    name="amendments",
    part=Amendments,
    acts={
        "amendment.table": Act(TableAmendment, _table, Hands.BOTH),
        "amendment.accept": Act(AcceptAmendment, _accept, Hands.BOTH),
        "amendment.decline": Act(DeclineAmendment, _decline, Hands.BOTH),
        "amendment.withdraw": Act(WithdrawAmendment, _withdraw, Hands.BOTH),
    },
    events=AMENDMENT_EVENTS,
)
