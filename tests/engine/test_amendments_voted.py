"""An amendment is put to the vote: what passes is made, what falls changes nothing."""

from dataclasses import replace

from tests.engine.situations import P1, tabled
from tests.engine.wishes import B1, M1, ONE, REPLACE, amendment, letters, text, wished
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, DAL, LITTLE, forum, seat
from wargame.engine import Refusal, only
from wargame.engine.instruments.amendment_list import (
    AmendmentState,
)
from wargame.engine.instruments.amendments import (
    AcceptAmendment,
    DeclineAmendment,
    WithdrawAmendment,
)
from wargame.engine.instruments.ballots import CallBallot, CancelBallot, CastVote, CloseBallot
from wargame.engine.instruments.clauses import AddClause, EditClause, StrikeClause
from wargame.engine.instruments.documents import ProposalTabled, lettered
from wargame.engine.names import CONTROL
from wargame.engine.rules import Choice, Terms

KIND = lettered(("Be kind.",))


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
