"""Initialling: a party says which words it means to sign; the first one freezes the text."""

from dataclasses import dataclass

from wargame.engine.audience import circle
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.agreement_book import AgreementInitialled, drawn
from wargame.engine.instruments.agreement_paper import Agreement
from wargame.engine.instruments.agreement_steps import follow
from wargame.engine.instruments.agreement_terms import draw_up
from wargame.engine.instruments.drafting import proposal_in_sight, unvoted
from wargame.engine.instruments.heads import as_head
from wargame.engine.names import CONTROL, AgreementId, CellId, ProposalId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.treaties import Step


@dataclass(frozen=True, slots=True)
class InitialText:
    """Put the delegation's initials under this version of a text."""

    proposal: ProposalId
    version: int


def agreement_in_sight(wanted: AgreementId, moment: Moment) -> Agreement:
    """Return an agreement that the acting cell can see; refuse any other alike."""
    found, by = moment.state.agreements.all.get(wanted), moment.by.cell
    if found is None or (found.circle and by not in {CONTROL, *found.circle}):
        raise Refused(Refusal.NOT_IN_SIGHT, what="agreement")
    return found


def living(wanted: AgreementId, moment: Moment) -> Agreement:
    """Return an agreement in sight that is not over."""
    found = agreement_in_sight(wanted, moment)
    if found.state is Step.ENDED:
        raise Refused(Refusal.OVER, what="agreement")
    return found


def named(cells: tuple[CellId, ...], moment: Moment) -> str:
    """Return the names of delegations, as a sentence has them."""
    names = [moment.state.setting.name(cell) for cell in cells]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def as_party(agreement: Agreement, moment: Moment) -> CellId:
    """Return the acting cell, if the text is for it to initial and to sign."""
    cell = moment.by.cell
    free = not agreement.signatories
    if not free and cell not in {*agreement.signatories, *agreement.guarantors}:
        who = named((*agreement.signatories, *agreement.guarantors), moment)
        raise Refused(Refusal.NOT_PARTY, who=who)
    return cell


def not_now(what: str, reason: str, hint: str) -> Refused:
    """Return the refusal of a step out of its order: what cannot be done, why, what next."""
    return Refused(Refusal.AGREEMENT_STEP, what=what, reason=reason, next=hint)


def initial(command: InitialText, moment: Moment) -> tuple[Told, ...]:
    """Put initials under a text, and draw the agreement up where they are the first."""
    as_head(moment)
    known = moment.state.agreements.of(command.proposal, command.version, moment.by.cell)
    if known is None:
        return _first(command, moment)
    cell = as_party(known, moment)
    if cell in known.initials:
        raise Refused(Refusal.ALREADY, what="your delegation has initialled it")
    if known.state is not Step.INITIALLED or (not known.signatories and known.signatures):
        raise not_now("initialled", "it is being signed", "Sign it, or initial another text.")
    return follow(known, (AgreementInitialled(known.id, cell),), moment)


def _first(command: InitialText, moment: Moment) -> tuple[Told, ...]:
    proposal = unvoted(proposal_in_sight(command.proposal, moment), moment)
    if proposal.draft:
        raise Refused(Refusal.DRAFT)
    if command.version != proposal.current.number:
        raise Refused(Refusal.STALE, version=proposal.current.number)
    paper = draw_up(proposal, moment)
    agreement = drawn(paper, moment.now)
    if len(agreement.signatories) == 1:
        raise not_now("initialled", "nobody else can see it", "Show the text to another first.")
    event = AgreementInitialled(paper.agreement, as_party(agreement, moment))
    return (Told(paper, circle(paper.circle)), *follow(agreement, (event,), moment))
