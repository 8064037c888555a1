"""What is settled: only what was adopted for good, before everyone, as it was voted on."""

import pytest

from tests.helpers.little import AST, BIR, CED, CELLS, S1, S2, A, B, C
from tests.helpers.table import Table, seated
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal
from wargame.engine.instruments.settled import settled
from wargame.engine.names import CONTROL, IssueId, OptionId, ProposalId
from wargame.engine.rules import Choice

Choices = dict[IssueId, OptionId]


@pytest.fixture
def table() -> Table:
    return seated()


def text(table: Table, choices: Choices, *circle: str) -> ProposalId:
    made: ProposalId = table.makes(AST, TableProposal("Text", choices, (), circle))  # type: ignore[arg-type]
    return made


def vote(table: Table, proposal: ProposalId, choice: Choice = Choice.YES) -> None:
    ballot = table.makes(AST, CallBallot(proposal=proposal, rule="simple-majority"))
    for cell in table.state.ballots.all[ballot].voters:
        table.does(cell, CastVote(ballot, choice))
    table.does(CONTROL, CloseBallot(ballot))


def test_nothing_is_settled_by_a_text_that_lies_on_the_table(table: Table) -> None:
    text(table, {S1: A})
    assert settled(table.state) == {}


def test_what_is_adopted_is_settled_for_everybody(table: Table) -> None:
    vote(table, text(table, {S1: A, S2: B}))
    for cell in (*CELLS, CONTROL):
        assert settled(table.picture(cell)) == {S1: A, S2: B}


def test_what_is_voted_down_or_in_a_circle_is_not(table: Table) -> None:
    vote(table, text(table, {S1: A}), Choice.NO)
    vote(table, text(table, {S2: C}, BIR, CED))
    assert settled(table.state) == {}


def test_the_last_decision_counts_and_the_version_that_was_voted_on(table: Table) -> None:
    first = text(table, {S2: B})
    vote(table, first)
    table.does(AST, ReviseProposal(first, 1, "Text", {S2: A}))
    assert settled(table.state) == {S2: B}

    vote(table, text(table, {S2: C}))
    assert settled(table.state) == {S2: C}
