"""Signing: the seats that may commit their delegation sign what they stand for, in their words.

Signatories sign the whole text, guarantors their own articles alone: those on the issues that the
pack gives them, and clauses that they take upon themselves by their letters.
"""

from dataclasses import dataclass

from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.agreement_book import AgreementSigned
from wargame.engine.instruments.agreement_paper import Agreement, Issues, Letters
from wargame.engine.instruments.agreement_steps import follow
from wargame.engine.instruments.agreement_terms import check_needs
from wargame.engine.instruments.heads import as_head
from wargame.engine.instruments.initialling import as_party, living, named, not_now
from wargame.engine.names import AgreementId, CellId, ClauseId, IssueId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean
from wargame.engine.treaties import Step

WORDS = 1000
HEAD, DEPUTY, DELEGATE = "Head of delegation", "Deputy head of delegation", "Authorised delegate"


@dataclass(frozen=True, slots=True)
class SignAgreement:
    """Sign an agreement: the whole text, or as a guarantor `articles` by issue or by letter.

    A guarantor that names none signs all articles that are its own by the pack. A reservation
    limits what the delegation is bound to; a declaration says how it reads the text.
    """

    agreement: AgreementId
    articles: tuple[str, ...] = ()
    reservation: str = ""
    declaration: str = ""


def sign(command: SignAgreement, moment: Moment) -> tuple[Told, ...]:
    """Put a delegation's signature under an agreement, with all that follows from it."""
    as_head(moment)
    agreement = living(command.agreement, moment)
    cell = as_party(agreement, moment)
    _open(agreement, cell, moment)
    issues, clauses = _articles(agreement, cell, command.articles)
    event = AgreementSigned(
        agreement=agreement.id,
        cell=cell,
        office=_office(moment),
        issues=issues,
        clauses=clauses,
        reservation=clean(command.reservation, "reservation", WORDS, required=False),
        declaration=clean(command.declaration, "declaration", WORDS, required=False),
    )
    return follow(agreement, (event,), moment)


def _open(agreement: Agreement, cell: CellId, moment: Moment) -> None:
    """Refuse a signature that comes twice, too early or too late."""
    if cell in agreement.signed_by:
        raise Refused(Refusal.ALREADY, what="your delegation has signed it")
    if agreement.state in {Step.REFUSED, Step.BREACHED}:
        reason = f"it is {agreement.state.value}"
        raise not_now("signed", reason, "Negotiate another text, or ask control.")
    if not agreement.open_for_signature:
        missing = named(agreement.initials_missing, moment) or "a second party"
        raise not_now("signed", f"{missing} has not initialled it", "Ask them to, then sign.")
    if not agreement.signatories and cell not in agreement.initials:
        reason = "your delegation has not initialled it"
        raise not_now("signed", reason, "Initial it first, before anybody signs.")
    check_needs(agreement, moment)


def _articles(
    agreement: Agreement, cell: CellId, wanted: tuple[str, ...]
) -> tuple[Issues, Letters]:
    """Return the articles that a guarantor signs; nothing for those who sign the whole text."""
    if cell not in agreement.guarantors:
        if wanted:
            reason = "your delegation signs the whole text"
            raise not_now(
                "signed in parts", reason, "Sign it whole, with a reservation if need be."
            )
        return (), ()
    own, letters = agreement.guarantors[cell], agreement.clause_letters()
    for article in wanted:
        if article not in {*own, *letters}:
            raise Refused(Refusal.NOT_ARTICLE, article=article, own=_listed(own, letters))
    if not wanted and not own:
        raise Refused(Refusal.NOT_ARTICLE, article="the whole text", own=_listed(own, letters))
    issues = tuple(IssueId(one) for one in own if not wanted or one in wanted)
    return issues, tuple(ClauseId(one) for one in letters if one in wanted)


def _listed(own: Issues, letters: Letters) -> str:
    clauses = f"clauses by letter ({', '.join(letters)})" if letters else ""
    return ", ".join(filter(None, (*own, clauses))) or "none"


def _office(moment: Moment) -> str:
    """Return the office in which the acting seat signs; the paper holds no names of people."""
    heads, by = moment.state.heads, moment.by
    if heads.seats.get(by.cell) == by.id:
        return HEAD
    return DEPUTY if by.id in heads.deputies.get(by.cell, ()) else DELEGATE
