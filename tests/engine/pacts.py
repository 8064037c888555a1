"""A pact of the wood, brought as far as a test wants it."""

from tests.helpers.little import AST, BIR, S1, S2, A, B
from tests.helpers.table import Table
from wargame.engine.instruments.agreement_paper import Agreement
from wargame.engine.instruments.initialling import InitialText
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.signing import SignAgreement
from wargame.engine.names import (
    CONTROL,
    AgreementId,
    CellId,
    ProposalId,
)

PACT = {S1: A, S2: B}
CLAUSES = ("Share the light.", "Share the water.")


def tabled(table: Table, *circle: CellId, choices: dict | None = None) -> ProposalId:  # type: ignore[type-arg]
    made = table.makes("ast", TableProposal("Share", choices or PACT, CLAUSES, circle))
    return ProposalId(made)


def initialled(table: Table, *circle: CellId, by: tuple[CellId, ...] = (AST, BIR)) -> AgreementId:
    text = tabled(table, *circle)
    for cell in by:
        table.does(cell, InitialText(text, 1))
    return next(reversed(table.state.agreements.all))


def signed(table: Table, *circle: CellId) -> AgreementId:
    name = initialled(table, *circle)
    for cell in (AST, BIR):
        table.does(cell, SignAgreement(name))
    return name


def of(table: Table, name: AgreementId, cell: CellId = CONTROL) -> Agreement:
    return table.picture(cell).agreements.all[name]
