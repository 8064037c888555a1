"""Pledges: whom they bind, who hears of them, and what they are where pledges decide."""

from tests.engine.situations import B1, CTRL, P1, tabled
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, DAL, seat
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.ballot_box import BallotDecided
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.pledges import (
    MakePledge,
    PledgeMade,
    PledgeWithdrawn,
    WithdrawPledge,
)
from wargame.engine.names import CellId, ClauseId, PledgeId, ProposalId
from wargame.engine.rules import Choice

FIRST = PledgeId("t1")


def pledge(*circle: CellId, proposal: ProposalId | None = None, caveats: str = "") -> MakePledge:
    return MakePledge("Two boats", "in May", caveats, proposal=proposal, circle=circle)


class TestMaking:
    def test_before_everyone(self) -> None:
        started().when(MakePledge("Two  boats ", " in May ", "If dry."), by=seat(AST)).then(
            Told(
                PledgeMade(FIRST, AST, "Two  boats", "in May", "If dry.", None, None, ()), EVERYONE
            )
        )

    def test_before_a_circle_which_holds_who_makes_it(self) -> None:
        (told,) = started().when(pledge(CED, BIR), by=seat(AST)).told

        assert told.event.circle == (AST, BIR, CED)
        assert told.audience == only(AST, BIR, CED)

    def test_of_nothing_or_at_no_time(self) -> None:
        started().when(MakePledge(" ", "in May"), by=seat(AST)).refused(Refusal.EMPTY_TEXT)
        started().when(MakePledge("Boats", ""), by=seat(AST)).refused(Refusal.EMPTY_TEXT)

    def test_control_binds_nobody(self) -> None:
        started().when(pledge(), by=CTRL).refused(Refusal.ROLE)

    def test_on_a_text_and_a_clause_of_it(self) -> None:
        on_it = MakePledge("Two boats", "in May", proposal=P1, clause=ClauseId("A"))
        (told,) = tabled().when(on_it, by=seat(BIR)).told

        assert (told.event.proposal, told.event.clause, told.event.circle) == (P1, "A", ())
        other = MakePledge("Two boats", "in May", proposal=P1, clause=ClauseId("Q"))
        tabled().when(other, by=seat(BIR)).refused(Refusal.UNKNOWN)

    def test_on_a_text_of_a_circle_only_the_circle_hears_of_it(self) -> None:
        there = tabled(AST, BIR)

        (told,) = there.when(pledge(proposal=P1), by=seat(BIR)).told
        assert told.audience == only(AST, BIR)
        there.when(pledge(CED, proposal=P1), by=seat(BIR)).refused(Refusal.UNKNOWN, value=CED)
        there.when(pledge(proposal=P1), by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT)


class TestTakingBack:
    def test_all_who_heard_it_are_told(self) -> None:
        there = started().after(pledge(BIR), by=seat(AST))

        there.when(WithdrawPledge(FIRST, " a  storm "), by=seat(AST)).then(
            Told(PledgeWithdrawn(FIRST, "a storm"), only(AST, BIR))
        )
        after = there.after(WithdrawPledge(FIRST), by=seat(AST))
        assert after.state.pledges.standing == ()
        after.when(WithdrawPledge(FIRST), by=seat(AST)).refused(Refusal.OVER)

    def test_by_nobody_else_and_a_hidden_one_is_absent(self) -> None:
        there = started().after(pledge(BIR), by=seat(AST))

        there.when(WithdrawPledge(FIRST), by=seat(BIR)).refused(Refusal.NOT_YOURS)
        hidden = there.when(WithdrawPledge(FIRST), by=seat(CED)).refused(Refusal.NOT_IN_SIGHT)
        absent = there.when(WithdrawPledge(PledgeId("no")), by=seat(CED))
        assert absent.refused(Refusal.NOT_IN_SIGHT) == hidden


class TestWherePledgesDecide:
    def put(self, there: Given) -> Given:
        return there.after(CallBallot(proposal=P1, forum="willing"), by=CTRL)

    def count(self, there: Given) -> BallotDecided:
        (told,) = there.when(CloseBallot(B1), by=CTRL).told
        event: BallotDecided = told.event
        return event

    def test_one_on_the_text_joins_with_its_caveats(self) -> None:
        there = tabled().after(pledge(proposal=P1, caveats="No ice."), by=seat(BIR))
        decided = self.count(self.put(there))

        assert decided.outcome.binds == (BIR,)
        assert decided.roll_call == {BIR: Choice.YES}
        assert "The Bir" in decided.outcome.sentence
        assert "The Bir joined with a caveat: No ice." in decided.outcome.arithmetic

    def test_a_paper_is_stronger(self) -> None:
        there = self.put(tabled().after(pledge(proposal=P1), by=seat(BIR)))
        decided = self.count(there.after(CastVote(B1, Choice.NO), by=seat(BIR)))

        assert not decided.outcome.adopted
        assert decided.roll_call == {BIR: Choice.NO}

    def test_what_only_some_know_of_does_not_count_before_all(self) -> None:
        there = self.put(tabled().after(pledge(CED, proposal=P1), by=seat(BIR)))

        assert self.count(there).roll_call == {}

    def test_one_that_was_taken_back_does_not_count(self) -> None:
        there = tabled().after(pledge(proposal=P1), by=seat(BIR))
        there = self.put(there.after(WithdrawPledge(FIRST), by=seat(BIR)))

        assert self.count(there).roll_call == {}
