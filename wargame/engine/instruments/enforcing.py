"""Enforcing: what becomes of an agreement that binds. It rests, is broken, binds again, ends.

A party can say that another broke it; that it is broken, control finds.
"""

from dataclasses import dataclass

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.agreement_book import (
    AgreementBreached,
    AgreementEnded,
    AgreementPublished,
    AgreementResumed,
    AgreementSuspended,
    BreachAlleged,
)
from wargame.engine.instruments.agreement_paper import Agreement, Letters
from wargame.engine.instruments.agreement_steps import catch_up, follow
from wargame.engine.instruments.heads import as_head
from wargame.engine.instruments.initialling import agreement_in_sight, living, named, not_now
from wargame.engine.names import CONTROL, AgreementId, CellId, ClauseId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line
from wargame.engine.treaties import Step

REASON = 300


@dataclass(frozen=True, slots=True)
class SuspendAgreement:
    """Let an agreement that is in force rest, for a reason."""

    agreement: AgreementId
    reason: str


@dataclass(frozen=True, slots=True)
class BreachAgreement:
    """Say that a party does not keep these clauses: a party alleges it, control finds it."""

    agreement: AgreementId
    accused: CellId
    reason: str
    clauses: Letters = ()


@dataclass(frozen=True, slots=True)
class ResumeAgreement:
    """Let an agreement bind again."""

    agreement: AgreementId
    reason: str


@dataclass(frozen=True, slots=True)
class EndAgreement:
    """Give an agreement up, or leave it."""

    agreement: AgreementId
    reason: str


@dataclass(frozen=True, slots=True)
class PublishAgreement:
    """Lay an agreement of a circle before everyone."""

    agreement: AgreementId


def _by_party(agreement: Agreement, moment: Moment) -> CellId:
    """Return the acting cell: control, or who must sign this; refuse anybody else."""
    cell = moment.by.cell
    if cell == CONTROL:
        return cell
    if cell not in agreement.required:
        raise Refused(Refusal.NOT_PARTY, who=named(agreement.required, moment))
    as_head(moment)
    return cell


def _in(agreement: Agreement, what: str, *steps: Step) -> None:
    """Refuse what an agreement at another step than these does not take."""
    if agreement.state not in steps:
        words = " or ".join(step.value.replace("-", " ") for step in steps)
        reason = f"it is {agreement.state.value.replace('-', ' ')}"
        raise not_now(what, reason, f"Wait until it is {words}.")


def suspend(command: SuspendAgreement, moment: Moment) -> tuple[Told, ...]:
    """Suspend an agreement."""
    agreement = living(command.agreement, moment)
    cell = _by_party(agreement, moment)
    _in(agreement, "suspended", Step.IN_FORCE)
    reason = line(command.reason, "reason", REASON)
    return follow(agreement, (AgreementSuspended(agreement.id, cell, reason),), moment)


def breach(command: BreachAgreement, moment: Moment) -> tuple[Told, ...]:
    """Allege a breach, or as control find one."""
    agreement = living(command.agreement, moment)
    cell = moment.by.cell
    if cell != CONTROL and cell not in {*agreement.required, *agreement.signed_by}:
        raise Refused(Refusal.NOT_PARTY, who=named(agreement.required, moment))
    _in(agreement, "called broken", Step.IN_FORCE, Step.SUSPENDED)
    if command.accused not in agreement.signed_by or command.accused == cell:
        raise Refused(Refusal.UNKNOWN, value=command.accused, field="those who signed it")
    clauses = _known(agreement, command.clauses)
    reason = line(command.reason, "reason", REASON)
    if cell == CONTROL:
        found = AgreementBreached(agreement.id, command.accused, clauses, reason)
        return follow(agreement, (found,), moment)
    as_head(moment)
    said = BreachAlleged(agreement.id, cell, command.accused, clauses, reason)
    return follow(agreement, (said,), moment)


def _known(agreement: Agreement, wanted: Letters) -> tuple[ClauseId, ...]:
    letters = agreement.clause_letters()
    for one in wanted:
        if one not in letters:
            raise Refused(Refusal.UNKNOWN, value=one, field="the clauses of the agreement")
    return tuple(one for one in letters if one in wanted)


def resume(command: ResumeAgreement, moment: Moment) -> tuple[Told, ...]:
    """Let an agreement bind again. After a breach control alone can, else who suspended it too."""
    agreement = living(command.agreement, moment)
    cell = _by_party(agreement, moment)
    _in(agreement, "resumed", Step.SUSPENDED, Step.BREACHED)
    resting = [one.cell for one in agreement.life if one.what == "suspended"]
    allowed = {CONTROL} if agreement.state is Step.BREACHED else {CONTROL, *resting[-1:]}
    if cell not in allowed:
        names = sorted(moment.state.setting.name(one) for one in allowed if one)
        raise Refused(Refusal.NOT_YOURS, who=" or ".join(names))
    reason = line(command.reason, "reason", REASON)
    return follow(agreement, (AgreementResumed(agreement.id, cell, reason),), moment)


def end(command: EndAgreement, moment: Moment) -> tuple[Told, ...]:
    """End an agreement: as a party that leaves it, or as control."""
    agreement = living(command.agreement, moment)
    cell = _by_party(agreement, moment)
    reason = line(command.reason, "reason", REASON)
    return follow(agreement, (AgreementEnded(agreement.id, cell, reason),), moment)


def publish(command: PublishAgreement, moment: Moment) -> tuple[Told, ...]:
    """Lay a secret agreement before everyone; what its steps would have moved moves now."""
    agreement = agreement_in_sight(command.agreement, moment)
    cell = _by_party(agreement, moment)
    if not agreement.circle:
        raise Refused(Refusal.ALREADY, what="everyone can read it")
    event = AgreementPublished(agreement.id, cell, agreement)
    return (Told(event, EVERYONE), *catch_up(agreement, moment))
