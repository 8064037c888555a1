"""Two agreements from initials to their end, one of them secret; and an order for each act."""

from typing import Any

from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, S1, S2, A, B, seat
from tests.helpers.table import Table
from wargame.engine.instruments.documents import Choices, ProposalTabled, lettered
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

ABSENT, FIRST = AgreementId("absent"), AgreementId("t1")
TEXT = ProposalId("p1")

AGREEMENT_ORDERS: dict[str, Any] = {
    "agreement.initial": InitialText(ProposalId("absent"), 1),
    "agreement.sign": SignAgreement(ABSENT),
    "agreement.ratify": RatifyAgreement(ABSENT, ratified=True),
    "agreement.rule-ratification": RuleRatification(ABSENT, AST, ratified=True, reason="so"),
    "agreement.suspend": SuspendAgreement(ABSENT, "smoke"),
    "agreement.breach": BreachAgreement(ABSENT, AST, "a dam"),
    "agreement.resume": ResumeAgreement(ABSENT, "no smoke"),
    "agreement.end": EndAgreement(ABSENT, "winter"),
    "agreement.publish": PublishAgreement(ABSENT),
}


def initialled(choices: Choices, *by: CellId) -> Given:
    """Return the exercise with a text before everyone that these have initialled."""
    text = ProposalTabled(TEXT, 1, AST, "Pact", choices, lettered(("Share.",)), ())
    there = started().and_then(text)
    for cell in by:
        there = there.after(InitialText(TEXT, 1), by=seat(cell))
    return there


def agreements(table: Table) -> None:
    """Let a public agreement and a secret one live through every step."""
    for circle in ((), (BIR,)):
        _life(table, *circle)


def _life(table: Table, *circle: CellId) -> None:
    text = table.makes("ast", TableProposal("Pact", {S1: A, S2: B}, ("Share.",), circle))
    for cell in (AST, BIR):
        table.does(cell, InitialText(text, 1))
    name = next(reversed(table.state.agreements.all))
    for cell in (AST, BIR):
        table.does(cell, SignAgreement(name, reservation="not the oaks"))
    table.does("ast", RatifyAgreement(name, ratified=True))
    table.does(CONTROL, RuleRatification(name, BIR, ratified=True, reason="They nod."))
    table.does("ast", SuspendAgreement(name, "smoke"))
    table.does("ast", ResumeAgreement(name, "no smoke"))
    table.does("bir", BreachAgreement(name, AST, "a dam"))
    table.does(CONTROL, BreachAgreement(name, AST, "a dam"))
    if circle:
        table.does("bir", PublishAgreement(name))
    table.does(CONTROL, EndAgreement(name, "winter"))
