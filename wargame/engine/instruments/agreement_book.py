"""The book of agreements: what has happened to them, and how it is read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from wargame.engine.instrument import Hear
from wargame.engine.instruments.agreement_paper import (
    Agreement,
    Cells,
    Issues,
    Letters,
    Occurrence,
    Ratification,
    Signature,
    before_force,
)
from wargame.engine.instruments.documents import Choices, Clauses
from wargame.engine.names import AgreementId, CellId, ProposalId
from wargame.engine.treaties import Hook, Step


@dataclass(frozen=True, slots=True)
class AgreementDrawnUp:
    """A version of a text is frozen, because the first party initials it.

    `signatories` must all sign; where none is named, those who initial it do. `guarantors` sign
    the articles on these issues, `ratifiers` must carry it at home.
    """

    agreement: AgreementId
    kind: str
    proposal: ProposalId
    version: int
    title: str
    choices: Choices
    clauses: Clauses
    signatories: Cells
    guarantors: dict[CellId, Issues]
    guarantees: int
    ratifiers: Cells
    circle: Cells


@dataclass(frozen=True, slots=True)
class AgreementInitialled:
    """A party has put its initials under the text: these are the words that it means to sign."""

    agreement: AgreementId
    cell: CellId


@dataclass(frozen=True, slots=True)
class AgreementSigned:
    """A delegation has signed: the whole text, or as a guarantor the articles named here."""

    agreement: AgreementId
    cell: CellId
    office: str
    issues: Issues
    clauses: Letters
    reservation: str
    declaration: str


@dataclass(frozen=True, slots=True)
class AgreementRatified:
    """A signatory carries the agreement at home, or not. `ruled` where control said so."""

    agreement: AgreementId
    cell: CellId
    ratified: bool
    reason: str
    ruled: bool


@dataclass(frozen=True, slots=True)
class AgreementInForce:
    """All that had to hold holds: the agreement binds."""

    agreement: AgreementId


@dataclass(frozen=True, slots=True)
class AgreementSuspended:
    """The agreement does not bind for the time being."""

    agreement: AgreementId
    cell: CellId
    reason: str


@dataclass(frozen=True, slots=True)
class BreachAlleged:
    """A party says that another does not keep clauses of the agreement."""

    agreement: AgreementId
    cell: CellId
    accused: CellId
    clauses: Letters
    reason: str


@dataclass(frozen=True, slots=True)
class AgreementBreached:
    """Control finds that a party did not keep clauses of the agreement."""

    agreement: AgreementId
    accused: CellId
    clauses: Letters
    reason: str


@dataclass(frozen=True, slots=True)
class AgreementResumed:
    """The agreement binds again."""

    agreement: AgreementId
    cell: CellId
    reason: str


@dataclass(frozen=True, slots=True)
class AgreementEnded:
    """The agreement is over."""

    agreement: AgreementId
    cell: CellId
    reason: str


@dataclass(frozen=True, slots=True)
class AgreementPublished:
    """An agreement of a circle lies before everyone, as it stands."""

    agreement: AgreementId
    cell: CellId
    record: Agreement


@dataclass(frozen=True, slots=True)
class AgreementHooksGiven:
    """What the steps of each kind of agreement will set off, for control."""

    hooks: dict[str, tuple[Hook, ...]]


@dataclass(frozen=True, slots=True)
class Agreements:
    """The agreements in sight, by name, oldest first; for control also what their steps set off."""

    all: dict[AgreementId, Agreement] = field(default_factory=dict)
    hooks: dict[str, tuple[Hook, ...]] = field(default_factory=dict)

    def of(self, proposal: ProposalId, version: int, cell: CellId) -> Agreement | None:
        """Return the agreement on a version of a text that this cell sees, or None.

        One that is over does not count.
        """
        found = (
            one
            for one in self.all.values()
            if (one.proposal, one.version) == (proposal, version)
            and one.state is not Step.ENDED
            and (not one.circle or cell in one.circle)
        )
        return next(found, None)


def _with(part: Agreements, agreement: Agreement) -> Agreements:
    return replace(part, all={**part.all, agreement.id: agreement})


def _lived(agreement: Agreement, one: Occurrence, **changes: object) -> Agreement:
    return replace(agreement, life=(*agreement.life, one), **changes)  # type: ignore[arg-type]


def drawn(event: AgreementDrawnUp, at: datetime) -> Agreement:
    """Return the agreement that was drawn up, before anybody initials it."""
    told = {name: getattr(event, name) for name in AgreementDrawnUp.__slots__[1:]}
    return Agreement(id=event.agreement, at=at, **told)


def _hear_drawn_up(part: Agreements, event: AgreementDrawnUp, at: datetime) -> Agreements:
    return _with(part, drawn(event, at))


def _hear_initialled(one: Agreement, event: AgreementInitialled, at: datetime) -> Agreement:
    said = Occurrence("initialled", at, event.cell)
    return _lived(one, said, initials={**one.initials, event.cell: at})


def _hear_signed(one: Agreement, event: AgreementSigned, at: datetime) -> Agreement:
    told = {name: getattr(event, name) for name in AgreementSigned.__slots__[1:]}
    said = Occurrence("signed", at, event.cell, clauses=event.clauses)
    signed = _lived(one, said, signatures=(*one.signatures, Signature(at=at, **told)))
    return _standing(signed)


def _standing(one: Agreement) -> Agreement:
    """Return an agreement with its step, where it was never in force."""
    ahead = {Step.INITIALLED, Step.SIGNED, Step.RATIFIED, Step.REFUSED}
    return replace(one, state=before_force(one)) if one.state in ahead else one


def _hear_ratified(one: Agreement, event: AgreementRatified, at: datetime) -> Agreement:
    paper = Ratification(event.cell, event.ratified, event.reason, event.ruled, at)
    others = tuple(each for each in one.ratifications if each.cell != event.cell)
    what = "ratified" if event.ratified else "refused"
    said = Occurrence(what, at, event.cell, event.reason)
    return _standing(_lived(one, said, ratifications=(*others, paper)))


def _hear_in_force(one: Agreement, _: AgreementInForce, at: datetime) -> Agreement:
    return _lived(one, Occurrence("in-force", at), state=Step.IN_FORCE)


def _hear_suspended(one: Agreement, event: AgreementSuspended, at: datetime) -> Agreement:
    said = Occurrence("suspended", at, event.cell, event.reason)
    return _lived(one, said, state=Step.SUSPENDED)


def _hear_alleged(one: Agreement, event: BreachAlleged, at: datetime) -> Agreement:
    said = Occurrence("alleged", at, event.cell, event.reason, event.accused, event.clauses)
    return _lived(one, said)


def _hear_breached(one: Agreement, event: AgreementBreached, at: datetime) -> Agreement:
    said = Occurrence("breached", at, None, event.reason, event.accused, event.clauses)
    return _lived(one, said, state=Step.BREACHED)


def _hear_resumed(one: Agreement, event: AgreementResumed, at: datetime) -> Agreement:
    said = Occurrence("resumed", at, event.cell, event.reason)
    return _lived(one, said, state=Step.IN_FORCE)


def _hear_ended(one: Agreement, event: AgreementEnded, at: datetime) -> Agreement:
    said = Occurrence("ended", at, event.cell, event.reason)
    return _lived(one, said, state=Step.ENDED)


def _hear_published(part: Agreements, event: AgreementPublished, at: datetime) -> Agreements:
    said = Occurrence("published", at, event.cell)
    return _with(part, _lived(event.record, said, circle=()))


def _hear_hooks(part: Agreements, event: AgreementHooksGiven, _: datetime) -> Agreements:
    return replace(part, hooks=event.hooks)


Hearing = Callable[[Agreement, Any, datetime], Agreement]


def _known(hear: Hearing) -> Hear:
    """Let a hearing be of agreements in sight alone: what was never heard of stays unknown."""

    def heard(part: Agreements, event: Any, at: datetime) -> Agreements:  # noqa: ANN401 - any event of these
        known = part.all.get(event.agreement)
        return part if known is None else _with(part, hear(known, event, at))

    return heard


AGREEMENT_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "hooks.given": (AgreementHooksGiven, _hear_hooks),
    "agreement.drafted": (AgreementDrawnUp, _hear_drawn_up),
    "agreement.initialled": (AgreementInitialled, _known(_hear_initialled)),
    "agreement.signed": (AgreementSigned, _known(_hear_signed)),
    "agreement.ratified": (AgreementRatified, _known(_hear_ratified)),
    "agreement.entered": (AgreementInForce, _known(_hear_in_force)),
    "agreement.suspended": (AgreementSuspended, _known(_hear_suspended)),
    "breach.alleged": (BreachAlleged, _known(_hear_alleged)),
    "agreement.breached": (AgreementBreached, _known(_hear_breached)),
    "agreement.resumed": (AgreementResumed, _known(_hear_resumed)),
    "agreement.ended": (AgreementEnded, _known(_hear_ended)),
    "agreement.published": (AgreementPublished, _hear_published),
}


def heard(agreement: Agreement, events: Iterable[Any], at: datetime) -> list[Agreement]:
    """Return what an agreement becomes by each of these events, one after another."""
    part, found = Agreements({agreement.id: agreement}), []
    hearing = dict(AGREEMENT_EVENTS.values())
    for event in events:
        part = hearing[type(event)](part, event, at)
        found.append(part.all[agreement.id])
    return found
