"""Ratifying: a signatory takes the agreement home. The pack says what it hangs on there.

Where that is an indicator, the engine looks at it and tells the reason, never the number: not all
who see the agreement may know it. Control can rule otherwise, and says why.
"""

from dataclasses import dataclass

from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.agreement_book import AgreementRatified
from wargame.engine.instruments.agreement_paper import Agreement
from wargame.engine.instruments.agreement_steps import follow
from wargame.engine.instruments.agreement_terms import gate_of
from wargame.engine.instruments.heads import as_head
from wargame.engine.instruments.initialling import living, named, not_now
from wargame.engine.names import AgreementId, CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import line
from wargame.engine.treaties import Gate, Step

REASON = 300


@dataclass(frozen=True, slots=True)
class RatifyAgreement:
    """Take the agreement home: ask for its ratification, or refuse it for a reason."""

    agreement: AgreementId
    ratified: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RuleRatification:
    """Say what becomes of the agreement at a signatory's home, whatever its gate says."""

    agreement: AgreementId
    cell: CellId
    ratified: bool
    reason: str


def ratify(command: RatifyAgreement, moment: Moment) -> tuple[Told, ...]:
    """Decide what becomes of the agreement at the acting delegation's home."""
    as_head(moment)
    agreement = _carried(command.agreement, moment.by.cell, moment)
    if agreement.state is not Step.SIGNED:
        raise _too_early(agreement, moment)
    cell, reason = moment.by.cell, line(command.reason, "reason", REASON, required=False)
    if not command.ratified:
        reason = line(command.reason, "reason", REASON)
        return follow(agreement, (_event(agreement, cell, reason, ratified=False),), moment)
    gate = gate_of(agreement, cell, moment)
    passes = _passes(gate, moment)
    words = gate.words if gate else ""
    said = reason or words if passes else words
    return follow(agreement, (_event(agreement, cell, said, ratified=passes),), moment)


def _event(
    agreement: Agreement, cell: CellId, reason: str, *, ratified: bool, ruled: bool = False
) -> AgreementRatified:
    return AgreementRatified(agreement.id, cell, ratified, reason, ruled)


def _passes(gate: Gate | None, moment: Moment) -> bool:
    """Tell whether the gate is open; refused where it is control's to say."""
    if gate is None or gate.indicator is None:
        raise not_now("ratified by you", "control rules on it", "Ask control for its ruling.")
    reading = moment.state.indicators.readings.get(gate.indicator)
    return reading is not None and gate.holds(reading.value)


def _carried(wanted: AgreementId, cell: CellId, moment: Moment) -> Agreement:
    """Return an agreement in sight that this cell must ratify and has not."""
    agreement = living(wanted, moment)
    if cell not in agreement.ratifiers:
        who = named(agreement.ratifiers, moment) or "nobody"
        reason = f"{moment.state.setting.name(cell)} does not ratify it at home"
        raise not_now("ratified", reason, f"Those who do: {who}.")
    if cell not in agreement.ratifications_missing:
        raise Refused(Refusal.ALREADY, what="it is ratified there")
    return agreement


def _too_early(agreement: Agreement, moment: Moment) -> Refused:
    if agreement.state is Step.INITIALLED:
        missing = named(agreement.signatures_missing, moment)
        reason, hint = f"{missing} has not signed it", "Take it home when all have signed."
    else:
        reason = f"it is {agreement.state.value.replace('-', ' ')}"
        hint = "Negotiate another text, or ask control for a ruling."
    return not_now("ratified", reason, hint)


def rule_ratification(command: RuleRatification, moment: Moment) -> tuple[Told, ...]:
    """Let control decide what becomes of an agreement at a home."""
    agreement = _carried(command.agreement, command.cell, moment)
    if agreement.state not in {Step.SIGNED, Step.REFUSED}:
        raise _too_early(agreement, moment)
    known = [one for one in agreement.ratifications if one.cell == command.cell]
    if known and known[0].ratified is command.ratified:
        raise Refused(Refusal.ALREADY, what="it is refused there")
    reason = line(command.reason, "reason", REASON)
    ruling = _event(agreement, command.cell, reason, ratified=command.ratified, ruled=True)
    return follow(agreement, (ruling,), moment)
