"""Drafts: a delegation writes inside, all of it together, before it lays a text on the table.

A draft is a proposal that its own delegation alone sees. To submit it tables a new proposal with
its words, under another name and with fresh letters, so that nobody learns how it was written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wargame.engine.audience import circle, only
from wargame.engine.instrument import Act, Hands, Moment, Told
from wargame.engine.instruments.documents import (
    Choices,
    DraftSubmitted,
    ProposalTabled,
    lettered,
)
from wargame.engine.instruments.drafting import (
    as_sponsor,
    check_size,
    coherent,
    named_circle,
    written,
)
from wargame.engine.instruments.heads import as_head
from wargame.engine.names import CellId, ProposalId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line


@dataclass(frozen=True, slots=True)
class DraftProposal:
    """Begin a text inside the delegation."""

    title: str
    choices: Choices = field(default_factory=dict)
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmitProposal:
    """Table a draft before the circle named, or before everyone where none is named."""

    proposal: ProposalId
    circle: tuple[CellId, ...] = ()


def _draft(command: DraftProposal, moment: Moment) -> tuple[Told, ...]:
    by = moment.by.cell
    event = ProposalTabled(
        proposal=ProposalId(moment.dice.token()),
        version=1,
        cell=by,
        title=line(command.title, "title"),
        choices=coherent(command.choices, moment),
        clauses=lettered(written(command.clauses)),
        circle=(by,),
        draft=True,
    )
    check_size(event.choices, event.clauses)
    return (Told(event, only(by)),)


def _submit(command: SubmitProposal, moment: Moment) -> tuple[Told, ...]:
    draft = as_sponsor(command.proposal, moment)
    if not draft.draft:
        raise Refused(Refusal.ALREADY, what="this text is on the table")
    as_head(moment)
    text = draft.current
    event = ProposalTabled(
        proposal=ProposalId(moment.dice.token()),
        version=1,
        cell=moment.by.cell,
        title=text.title,
        choices=text.choices,
        clauses=lettered(one.text for one in text.clauses),
        circle=named_circle(command.circle, moment),
    )
    closed = DraftSubmitted(draft.id, event.proposal)
    return (Told(event, circle(event.circle)), Told(closed, only(draft.cell)))


DRAFT_ACTS: Mapping[str, Act] = {
    "proposal.draft": Act(DraftProposal, _draft, Hands.DELEGATIONS),
    "proposal.submit": Act(SubmitProposal, _submit, Hands.DELEGATIONS),
}
