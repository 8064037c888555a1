"""Amendments: asked for, answered by the sponsors or a vote, and what becomes of the text."""

from dataclasses import replace

import pytest

from tests.engine.situations import P1, tabled
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, DAL, LITTLE, S1, S2, A, B, C, forum, seat
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.amendment_list import (
    Amendment,
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
from wargame.engine.instruments.ballots import CallBallot, CancelBallot, CastVote, CloseBallot
from wargame.engine.instruments.clauses import AddClause, EditClause, StrikeClause
from wargame.engine.instruments.documents import NO_CLAUSE, ProposalTabled, Version, lettered
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.proposals import WithdrawProposal
from wargame.engine.names import CONTROL, AmendmentId, BallotId, ClauseId, IssueId, OptionId
from wargame.engine.rules import Choice, Terms

M1, B1 = AmendmentId("t1"), BallotId("t1")
ONE, TWO = ClauseId("A"), ClauseId("B")
KIND = lettered(("Be kind.",))
REPLACE = TableAmendment(P1, 1, Change.REPLACE, ONE, "Be kinder.", why="for the children")
STRIKE = TableAmendment(P1, 1, Change.STRIKE, ONE)
INSERT = TableAmendment(P1, 1, Change.INSERT, ONE, "Be quick.")
CHOOSE = TableAmendment(P1, 1, Change.CHOOSE, issue=S2, option=B)


def wished(command: TableAmendment = REPLACE, there: Given | None = None) -> Given:
    """Return the exercise with an amendment of bir to a text of ast."""
    return (there or tabled()).after(command, by=seat(BIR))


def text(there: Given) -> Version:
    """Return the text as it stands."""
    return there.state.proposals.all[P1].current


def letters(there: Given) -> dict[str, str]:
    """Return its clauses by letter."""
    return {one.id: one.text for one in text(there).clauses}


def amendment(there: Given) -> Amendment:
    """Return the one amendment."""
    return there.state.amendments.all[M1]


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


class TestVoting:
    CALL = CallBallot(amendment=M1, forum="council")

    def called(self, there: Given | None = None, call: CallBallot = CALL) -> Given:
        """Return the exercise with a ballot of ast and bir on the amendment."""
        return wished(there=there).after(call, by=seat(CONTROL))

    def voted(self, there: Given, *choices: Choice) -> Given:
        """Return this after ast and bir voted, and control closed."""
        for cell, choice in zip((AST, BIR), choices, strict=True):
            there = there.after(CastVote(B1, choice), by=seat(cell))
        return there.after(CloseBallot(B1), by=seat(CONTROL))

    def test_is_about_the_change_and_the_text_stands_meanwhile(self) -> None:
        there = self.called()

        ballot = there.state.ballots.all[B1]
        assert (ballot.amendment, ballot.proposal, ballot.version) == (M1, P1, 1)
        assert ballot.question == "Share: shall it be amended?"
        for command, by in (
            (EditClause(P1, 1, ONE, "x"), AST),
            (AcceptAmendment(M1), AST),
            (DeclineAmendment(M1), AST),
            (WithdrawAmendment(M1), BIR),
            (REPLACE, CED),
        ):
            there.when(command, by=seat(by)).refused(Refusal.IN_VOTE)

    def test_adopted_makes_the_change(self) -> None:
        then = self.voted(self.called(), Choice.YES, Choice.YES)

        assert amendment(then).state is AmendmentState.ADOPTED
        assert letters(then) == {"A": "Be kinder."}
        assert text(then).why == "Amendment of The Bir"

    def test_rejected_leaves_the_text(self) -> None:
        then = self.voted(self.called(), Choice.YES, Choice.NO)

        assert amendment(then).state is AmendmentState.REJECTED
        assert text(then).number == 1

    def test_a_straw_poll_settles_nothing(self) -> None:
        poll = forum("straw", "unanimity", (AST, BIR), terms=Terms(binding=False))
        little = replace(LITTLE, forums=(poll,))
        there = started(little).and_then(ProposalTabled(P1, 1, AST, "Share", {}, KIND, ()))

        called = self.called(there, CallBallot(amendment=M1, forum="straw"))
        then = self.voted(called, Choice.YES, Choice.YES)

        assert amendment(then).open
        assert text(then).number == 1

    def test_cancelled_leaves_it_open(self) -> None:
        then = self.called().after(CancelBallot(B1, "not yet"), by=seat(CONTROL))

        assert amendment(then).open
        assert then.when(AcceptAmendment(M1), by=seat(AST)).told

    def test_silence_adopts_and_whoever_breaks_it_rejects(self) -> None:
        quiet = CallBallot(amendment=M1, forum="quiet", minutes=5)

        broken = self.called(call=quiet).after(CastVote(B1, Choice.NO), by=seat(DAL))

        assert amendment(broken).state is AmendmentState.REJECTED

    def test_merges_with_what_was_written_before_the_vote(self) -> None:
        longer = tabled().after(AddClause(P1, "Be quick.", ONE), by=seat(AST))
        edited = longer.after(EditClause(P1, 2, ONE, "Please be kind."), by=seat(AST))

        then = self.voted(self.called(edited), Choice.YES, Choice.YES)

        assert letters(then) == {"A": "Please be kinder.", "B": "Be quick."}

    def test_what_cannot_be_made_is_not_voted_on(self) -> None:
        struck = wished().after(StrikeClause(P1, ONE, 1), by=seat(AST))

        struck.when(self.CALL, by=seat(CONTROL)).refused(Refusal.STRUCK)

    def test_in_a_circle_is_for_the_circle(self) -> None:
        there = wished(there=tabled(AST, BIR))

        told = there.when(self.CALL, by=seat(CONTROL)).told
        assert [one.audience for one in told] == [only(AST, BIR)]
        there.when(CallBallot(amendment=M1, forum="assembly"), by=seat(CONTROL)).refused(
            Refusal.RULE
        )

    def test_one_at_a_time(self) -> None:
        there = self.called()

        there.when(self.CALL, by=seat(BIR)).refused(Refusal.ALREADY)


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
