"""What delegations and control try with agreements, in any order, some of it in vain."""

from collections.abc import Callable
from typing import Any

from tests.engine.histories_of_texts import Choosing
from tests.helpers.little import AST, CELLS, S1, S2, A, B
from tests.helpers.table import Table
from wargame.engine import Picture
from wargame.engine.instruments.enforcing import (
    BreachAgreement,
    EndAgreement,
    PublishAgreement,
    ResumeAgreement,
    SuspendAgreement,
)
from wargame.engine.instruments.initialling import InitialText
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.ratifying import RatifyAgreement, RuleRatification
from wargame.engine.instruments.signing import SignAgreement
from wargame.engine.names import CONTROL, AgreementId, CellId, ProposalId

PACT = {S1: A, S2: B}


def _one(step: Choosing, state: Picture) -> AgreementId:
    """Choose an agreement, or now and then one that is not there."""
    names = [*state.agreements.all]
    return names[step.one % len(names)] if names and step.two else AgreementId("absent")


def _text(step: Choosing, state: Picture) -> ProposalId:
    names = [*state.proposals.all]
    return names[step.one % len(names)] if names and step.two else ProposalId("absent")


def _cell(step: Choosing) -> CellId:
    return CELLS[step.two % len(CELLS)]


AGREEMENT_MAKES: dict[str, Callable[[Any, Picture], Any]] = {
    "agreement.initial": lambda step, state: InitialText(_text(step, state), 1 + step.two % 2),
    "agreement.sign": lambda step, state: SignAgreement(
        _one(step, state), ("S2",) if step.two % 4 == 3 else (), f"not the {step.two}"
    ),
    "agreement.ratify": lambda step, state: RatifyAgreement(
        _one(step, state), ratified=step.two % 4 != 1, reason="so"
    ),
    "agreement.suspend": lambda step, state: SuspendAgreement(_one(step, state), "smoke"),
    "agreement.breach": lambda step, state: BreachAgreement(
        _one(step, state), _cell(step), "a dam"
    ),
    "agreement.resume": lambda step, state: ResumeAgreement(_one(step, state), "no smoke"),
    "agreement.end": lambda step, state: EndAgreement(_one(step, state), "winter"),
    "agreement.publish": lambda step, state: PublishAgreement(_one(step, state)),
}
"""What a delegation tries; control does, too, where an act is for both."""

RULINGS: dict[str, Callable[[Any, Picture], Any]] = {
    "agreement.rule-ratification": lambda step, state: RuleRatification(
        _one(step, state), CELLS[step.two % 2], ratified=step.two % 3 != 0, reason="so"
    ),
}


def begin_agreements(table: Table) -> None:
    """Let two delegations have signed in public, and in secret be bound, or take a rest."""
    bir = CELLS[1]
    resting = AgreementId("absent")
    for circle in ((), (bir,), (bir,)):
        text = table.makes(AST, TableProposal("Pact", PACT, ("Share.",), circle))
        for cell in (AST, bir):
            table.does(cell, InitialText(text, 1))
        name = next(reversed(table.state.agreements.all))
        for cell in (AST, bir):
            table.does(cell, SignAgreement(name))
        if circle:
            table.does(AST, RatifyAgreement(name, ratified=True))
            table.does(CONTROL, RuleRatification(name, bir, ratified=True, reason="so"))
            resting = name
    table.does(AST, SuspendAgreement(resting, "smoke"))
