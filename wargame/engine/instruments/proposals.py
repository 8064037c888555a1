"""Proposals: a package of one option for any number of issues, and clauses in words.

A proposal is laid before everyone, or before a circle of delegations. Only its sponsors may change
it, and only who tabled it may withdraw it; neither while it is being voted on: nobody votes on a
text that moves.
"""

from dataclasses import dataclass, field

from wargame.engine.audience import circle
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.clauses import CLAUSE_ACTS
from wargame.engine.instruments.documents import (
    DOCUMENT_EVENTS,
    Choices,
    Proposals,
    ProposalTabled,
    ProposalWithdrawn,
    lettered,
)
from wargame.engine.instruments.drafting import (
    another,
    as_sponsor,
    check_size,
    coherent,
    named_circle,
    reworded,
    written,
)
from wargame.engine.instruments.drafts import DRAFT_ACTS
from wargame.engine.instruments.heads import as_head
from wargame.engine.instruments.sponsors import SPONSOR_ACTS
from wargame.engine.names import CellId, ProposalId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line


@dataclass(frozen=True, slots=True)
class TableProposal:
    """Lay a text before the circle named, or before everyone where none is named.

    Its clauses get their letters in order.
    """

    title: str
    choices: Choices = field(default_factory=dict)
    clauses: tuple[str, ...] = ()
    circle: tuple[CellId, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviseProposal:
    """Replace the title and the options of the version that was read.

    The clauses stand as they are, or are all written anew in `clauses`.
    """

    proposal: ProposalId
    version: int
    title: str
    choices: Choices = field(default_factory=dict)
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    """Take the text off the table."""

    proposal: ProposalId


def _table(command: TableProposal, moment: Moment) -> tuple[Told, ...]:
    as_head(moment)
    event = ProposalTabled(
        proposal=ProposalId(moment.dice.token()),
        version=1,
        cell=moment.by.cell,
        title=line(command.title, "title"),
        choices=coherent(command.choices, moment),
        clauses=lettered(written(command.clauses)),
        circle=named_circle(command.circle, moment),
    )
    check_size(event.choices, event.clauses)
    return (Told(event, circle(event.circle)),)


def _revise(command: ReviseProposal, moment: Moment) -> tuple[Told, ...]:
    proposal = as_sponsor(command.proposal, moment)
    if command.version != proposal.current.number:
        raise Refused(Refusal.STALE, version=proposal.current.number)
    texts = written(command.clauses)
    return another(
        proposal,
        moment.by.cell,
        title=line(command.title, "title"),
        choices=coherent(command.choices, moment),
        clauses=reworded(proposal, texts) if texts else None,
    )


def _withdraw(command: WithdrawProposal, moment: Moment) -> tuple[Told, ...]:
    proposal = as_sponsor(command.proposal, moment)
    if moment.by.cell != proposal.cell:
        raise Refused(Refusal.NOT_YOURS, who=moment.state.setting.name(proposal.cell))
    as_head(moment)
    return (Told(ProposalWithdrawn(proposal.id), circle(proposal.circle)),)


PROPOSALS = Instrument(
    name="proposals",
    part=Proposals,
    acts={
        "proposal.table": Act(TableProposal, _table, Hands.BOTH),
        "proposal.revise": Act(ReviseProposal, _revise, Hands.BOTH),
        "proposal.withdraw": Act(WithdrawProposal, _withdraw, Hands.BOTH),
        **DRAFT_ACTS,
        **CLAUSE_ACTS,
        **SPONSOR_ACTS,
    },
    events=DOCUMENT_EVENTS,
)
