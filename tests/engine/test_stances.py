"""Stances: undeclared at first, for one version, changed and taken back."""

import pytest

from tests.helpers.given import started
from tests.helpers.little import AST, BIR, S1, A, B, seat
from tests.helpers.table import Table, seated
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.documents import ProposalTabled
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal
from wargame.engine.instruments.stances import DeclareStance, Stance, StanceDeclared
from wargame.engine.names import CellId, ProposalId

P1 = ProposalId("p1")


def stance(table: Table, cell: CellId) -> Stance:
    (proposal,) = table.state.proposals.all.values()
    return table.state.stances.on(proposal, cell)


@pytest.fixture
def table() -> Table:
    table = seated()
    table.does("ast", TableProposal("Share", {S1: A}))
    return table


@pytest.fixture
def name(table: Table) -> ProposalId:
    (name,) = table.state.proposals.all
    return name


def test_everyone_starts_undeclared(table: Table) -> None:
    assert {stance(table, cell) for cell in (AST, BIR)} == {Stance.UNDECLARED}


@pytest.mark.parametrize("said", [Stance.SUPPORT, Stance.LIVE_WITH, Stance.OPPOSE])
def test_declaring_tells_all_who_see_it(said: Stance) -> None:
    for circle, audience in (((), EVERYONE), ((AST, BIR), only(AST, BIR))):
        one = ProposalTabled(P1, 1, AST, "Share", {S1: A}, (), circle)
        (
            started()
            .and_then(one)
            .when(DeclareStance(P1, 1, said), by=seat(BIR))
            .then(Told(StanceDeclared(P1, 1, BIR, said), audience))
        )


def test_changing_and_taking_back(table: Table, name: ProposalId) -> None:
    table.does("bir", DeclareStance(name, 1, Stance.SUPPORT))
    assert stance(table, BIR) is Stance.SUPPORT
    table.does("bir", DeclareStance(name, 1, Stance.OPPOSE))
    assert stance(table, BIR) is Stance.OPPOSE
    table.does("bir", DeclareStance(name, 1, Stance.UNDECLARED))
    assert stance(table, BIR) is Stance.UNDECLARED


def test_saying_it_again_is_no_change(table: Table, name: ProposalId) -> None:
    assert table.does("bir", DeclareStance(name, 1, Stance.UNDECLARED)) == ()
    table.does("bir", DeclareStance(name, 1, Stance.SUPPORT))
    assert table.does("bir", DeclareStance(name, 1, Stance.SUPPORT)) == ()


def test_another_version_makes_all_undeclared_again(table: Table, name: ProposalId) -> None:
    table.does("bir", DeclareStance(name, 1, Stance.SUPPORT))
    table.does("ast", ReviseProposal(name, 1, "Share", {S1: B}))

    assert stance(table, BIR) is Stance.UNDECLARED
    stale = table.refusal("bir", DeclareStance(name, 1, Stance.SUPPORT))
    assert stale.reason is Refusal.STALE
    assert "version 2" in stale.sentence
    table.does("bir", DeclareStance(name, 2, Stance.SUPPORT))
    assert stance(table, BIR) is Stance.SUPPORT
