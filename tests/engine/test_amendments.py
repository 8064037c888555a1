"""Amendments: asked for, answered by the sponsors or a vote, and what becomes of the text."""

import pytest

from tests.engine.situations import P1, tabled
from tests.engine.wishes import M1, ONE, REPLACE, TWO, amendment, letters, text, wished
from tests.helpers.given import started
from tests.helpers.little import AST, BIR, CED, DAL, S1, S2, A, B, C, seat
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.amendment_list import (
    AmendmentSettled,
    AmendmentState,
    AmendmentTabled,
    Change,
)
from wargame.engine.instruments.amendments import (
    AcceptAmendment,
    DeclineAmendment,
    TableAmendment,
    WithdrawAmendment,
)
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.clauses import EditClause, StrikeClause
from wargame.engine.instruments.documents import NO_CLAUSE
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.proposals import WithdrawProposal
from wargame.engine.names import CONTROL, IssueId, OptionId

STRIKE = TableAmendment(P1, 1, Change.STRIKE, ONE)
INSERT = TableAmendment(P1, 1, Change.INSERT, ONE, "Be quick.")
CHOOSE = TableAmendment(P1, 1, Change.CHOOSE, issue=S2, option=B)


class TestTabling:
    def test_is_seen_by_all_who_see_the_text(self) -> None:
        made = AmendmentTabled(
            amendment=M1,
            proposal=P1,
            version=1,
            cell=BIR,
            change=Change.REPLACE,
            clause=ONE,
            text="Be kinder.",
            issue=IssueId(""),
            option=OptionId(""),
            why="for the children",
        )

        for there, audience in ((tabled(), EVERYONE), (tabled(AST, BIR), only(AST, BIR))):
            there.when(REPLACE, by=seat(BIR)).then(Told(made, audience))

    def test_changes_nothing_yet(self) -> None:
        there = wished()

        assert letters(there) == {"A": "Be kind."}
        assert there.state.amendments.on(P1) == (amendment(there),)
        assert amendment(there).open

    def test_keeps_nothing_that_its_change_has_no_use_for(self) -> None:
        busy = TableAmendment(P1, 1, Change.STRIKE, ONE, "Be kinder.", S2, B)
        choosing = TableAmendment(P1, 1, Change.CHOOSE, ONE, "Be kinder.", S2, B)

        struck, chosen = amendment(wished(busy)), amendment(wished(choosing))

        assert (struck.text, struck.issue, struck.option) == ("", "", "")
        assert (chosen.clause, chosen.text) == (NO_CLAUSE, "")

    @pytest.mark.parametrize(
        ("command", "reason"),
        [
            (TableAmendment(P1, 2, Change.REPLACE, ONE, "x"), Refusal.STALE),
            (TableAmendment(P1, 0, Change.INSERT, ONE, "x"), Refusal.STALE),
            (TableAmendment(P1, 1, Change.REPLACE, TWO, "x"), Refusal.NOT_IN_SIGHT),
            (TableAmendment(P1, 1, Change.REPLACE, text="x"), Refusal.NOT_IN_SIGHT),
            (TableAmendment(P1, 1, Change.INSERT, TWO, "x"), Refusal.NOT_IN_SIGHT),
            (TableAmendment(P1, 1, Change.STRIKE), Refusal.NOT_IN_SIGHT),
            (TableAmendment(P1, 1, Change.REPLACE, ONE, " "), Refusal.EMPTY_TEXT),
            (TableAmendment(P1, 1, Change.INSERT, ONE), Refusal.EMPTY_TEXT),
            (TableAmendment(P1, 1, Change.REPLACE, ONE, "Be kind."), Refusal.ALREADY),
            (TableAmendment(P1, 1, Change.CHOOSE, issue=S1, option=A), Refusal.ALREADY),
            (TableAmendment(P1, 1, Change.CHOOSE, issue=S1, option=C), Refusal.UNKNOWN),
            (TableAmendment(P1, 1, Change.CHOOSE), Refusal.UNKNOWN),
            (TableAmendment(P1, 1, Change.CHOOSE, issue=S2, option=C), Refusal.INCOHERENT),
            (TableAmendment(P1, 1, Change.STRIKE, ONE, why="x" * 301), Refusal.LONG_TEXT),
        ],
    )
    def test_what_could_never_be_made(self, command: TableAmendment, reason: Refusal) -> None:
        tabled().when(command, by=seat(BIR)).refused(reason)

    def test_of_a_clause_that_was_struck(self) -> None:
        struck = tabled().after(StrikeClause(P1, ONE, 1), by=seat(AST))

        for command in (REPLACE, STRIKE, INSERT):
            struck.when(command, by=seat(BIR)).refused(Refusal.STRUCK)


class TestAccepting:
    @pytest.mark.parametrize(
        ("command", "after"),
        [
            (REPLACE, {"A": "Be kinder."}),
            (STRIKE, {}),
            (INSERT, {"A": "Be kind.", "B": "Be quick."}),
            (CHOOSE, {"A": "Be kind."}),
        ],
    )
    def test_makes_the_change(self, command: TableAmendment, after: dict[str, str]) -> None:
        there = wished(command).after(AcceptAmendment(M1), by=seat(AST))

        assert letters(there) == after
        assert amendment(there).state is AmendmentState.ACCEPTED
        made = text(there)
        assert (made.number, made.cell, made.why) == (2, BIR, "Amendment of The Bir")

    def test_a_choice(self) -> None:
        there = wished(CHOOSE).after(AcceptAmendment(M1), by=seat(AST))

        assert text(there).choices == {S1: A, S2: B}

    def test_is_told_to_all_who_see_the_text(self) -> None:
        there = wished(there=tabled(AST, BIR))

        told = there.when(AcceptAmendment(M1), by=seat(AST)).told

        assert told[0].event == AmendmentSettled(M1, P1, AmendmentState.ACCEPTED, AST)
        assert {one.audience for one in told} == {only(AST, BIR)}

    def test_merges_with_what_was_written_since(self) -> None:
        first = TableAmendment(P1, 1, Change.REPLACE, ONE, "Be kind to all.")
        there = wished(first).after(EditClause(P1, 1, ONE, "Please be kind."), by=seat(AST))

        assert letters(there.after(AcceptAmendment(M1), by=seat(AST))) == {
            "A": "Please be kind to all."
        }

    def test_brackets_what_does_not_merge(self) -> None:
        there = wished().after(EditClause(P1, 1, ONE, "Be cruel."), by=seat(AST))

        then = there.after(AcceptAmendment(M1), by=seat(AST))

        assert letters(then) == {"A": "Be [cruel | kinder]."}
        assert then.state.brackets.on(P1, ONE) == (AST, BIR)

    def test_what_the_text_says_by_now(self) -> None:
        there = wished().after(EditClause(P1, 1, ONE, "Be kinder."), by=seat(AST))

        then = there.after(AcceptAmendment(M1), by=seat(AST))

        assert text(then).number == 2
        assert not amendment(then).open

    def test_what_cannot_be_made_any_more(self) -> None:
        struck = wished().after(StrikeClause(P1, ONE, 1), by=seat(AST))

        struck.when(AcceptAmendment(M1), by=seat(AST)).refused(Refusal.STRUCK)

    @pytest.mark.parametrize("by", [BIR, CED, CONTROL])
    def test_is_for_sponsors(self, by: str) -> None:
        for command in (AcceptAmendment(M1), DeclineAmendment(M1)):
            wished().when(command, by=seat(by)).refused(Refusal.NOT_YOURS)

    def test_is_for_the_head(self) -> None:
        headed = wished().after(TakeHead(), by=seat(AST, 2))

        headed.when(AcceptAmendment(M1), by=seat(AST)).refused(Refusal.NOT_HEAD)
        assert headed.when(DeclineAmendment(M1), by=seat(AST)).told


class TestOtherEnds:
    def test_declined_with_a_reason(self) -> None:
        there = wished().after(DeclineAmendment(M1, "too kind"), by=seat(AST))

        assert (amendment(there).state, amendment(there).reason) == ("declined", "too kind")
        assert letters(there) == {"A": "Be kind."}

    def test_withdrawn_by_its_author(self) -> None:
        there = wished().after(WithdrawAmendment(M1), by=seat(BIR, 2))

        assert amendment(there).state is AmendmentState.WITHDRAWN

    @pytest.mark.parametrize("by", [AST, CED, CONTROL])
    def test_withdrawn_by_others(self, by: str) -> None:
        sentence = wished().when(WithdrawAmendment(M1), by=seat(by)).refused(Refusal.NOT_YOURS)

        assert "The Bir" in sentence

    @pytest.mark.parametrize(
        "end",
        [(AcceptAmendment(M1), AST), (DeclineAmendment(M1), AST), (WithdrawAmendment(M1), BIR)],
    )
    def test_are_for_good(self, end: tuple[object, str]) -> None:
        settled = wished().after(end[0], by=seat(end[1]))

        for command, by in ((AcceptAmendment(M1), AST), (WithdrawAmendment(M1), BIR)):
            settled.when(command, by=seat(by)).refused(Refusal.OVER, what="amendment")
        call = CallBallot(amendment=M1, forum="consent")
        settled.when(call, by=seat(BIR)).refused(Refusal.OVER)

    def test_with_the_text(self) -> None:
        gone = wished().after(WithdrawProposal(P1), by=seat(AST))

        gone.when(WithdrawAmendment(M1), by=seat(BIR)).refused(Refusal.OVER)
        gone.when(REPLACE, by=seat(BIR)).refused(Refusal.OVER)


@pytest.mark.parametrize(
    "command",
    [
        AcceptAmendment(M1),
        DeclineAmendment(M1, "x" * 999),
        WithdrawAmendment(M1),
        CallBallot(amendment=M1, forum="far"),
    ],
)
def test_hidden_and_absent_are_alike(command: object) -> None:
    absent = started().when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT)
    hidden = wished(there=tabled(AST, BIR))
    settled = hidden.after(WithdrawAmendment(M1), by=seat(BIR))
    gone = hidden.after(WithdrawProposal(P1), by=seat(AST))

    for there in (hidden, settled, gone):
        assert there.when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT) == absent
