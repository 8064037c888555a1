"""Calling a ballot: questions, forums, rules, voters and secrecy."""

import pytest

from tests.engine.situations import ASK, B1, CTRL, P1, tabled
from tests.helpers.given import started
from tests.helpers.little import AST, BIR, CED, CELLS, DAL, ELM, S1, B, seat
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.ballot_box import (
    BallotOpened,
)
from wargame.engine.instruments.ballots import CallBallot, CloseBallot
from wargame.engine.instruments.proposals import ReviseProposal


class TestCalling:
    def test_a_question_under_the_rule_of_a_forum(self) -> None:
        opened = BallotOpened(
            ballot=B1,
            caller=AST,
            question=ASK,
            proposal=None,
            version=None,
            forum="Fund",
            rule="weighted-majority",
            voters=CELLS,
            weights={AST: 4, BIR: 2, CED: 1, DAL: 1},
            threshold="2/3",
            secret=False,
            circle=(),
        )

        started().when(CallBallot(ASK, forum="fund"), by=seat(AST)).then(Told(opened, EVERYONE))

    def test_a_public_proposal(self) -> None:
        (told,) = tabled().when(CallBallot(proposal=P1, forum="council"), by=seat(BIR)).told

        assert told.audience == EVERYONE
        assert told.event.question == "Share: shall it be adopted?"
        assert (told.event.proposal, told.event.version) == (P1, 1)
        assert told.event.voters == (AST, BIR)

    def test_a_proposal_with_a_question_of_ones_own(self) -> None:
        call = CallBallot("Is this good?", proposal=P1, version=1, forum="council")

        assert tabled().when(call, by=seat(BIR)).told[0].event.question == "Is this good?"

    def test_a_circle_votes_among_itself(self) -> None:
        call = CallBallot(proposal=P1, rule="unanimity")

        (told,) = tabled(AST, BIR, CED).when(call, by=seat(BIR)).told

        assert told.audience == only(AST, BIR, CED)
        assert told.event.voters == (AST, BIR, CED)

    def test_without_a_forum_all_in_play_vote(self) -> None:
        (told,) = started().when(CallBallot(ASK, rule="consensus"), by=seat(AST)).told

        assert told.event.voters == CELLS
        assert told.event.forum == ""
        assert told.event.weights == {}
        assert told.event.threshold == ""
        assert told.event.secret is False

    def test_a_secret_straw_poll_of_some(self) -> None:
        call = CallBallot(ASK, rule="simple-majority", voters=(CED, AST), secret=True)

        (told,) = started().when(call, by=seat(AST)).told

        assert told.event.voters == (AST, CED)
        assert told.event.secret is True

    @pytest.mark.parametrize("rule", ["", "qualified"])
    def test_an_unknown_rule(self, rule: str) -> None:
        decided = started().when(CallBallot(ASK, rule=rule), by=seat(AST))

        decided.refused(Refusal.UNKNOWN, field="the rule")

    def test_an_unknown_forum(self) -> None:
        decided = started().when(CallBallot(ASK, forum="senate"), by=seat(AST))

        decided.refused(Refusal.UNKNOWN, value="senate", field="the forum")

    def test_an_unknown_voter(self) -> None:
        decided = started().when(CallBallot(ASK, rule="consensus", voters=(AST, ELM)), by=seat(AST))

        decided.refused(Refusal.UNKNOWN, value=ELM, field="the voters")

    def test_needs_a_question(self) -> None:
        empty = started().when(CallBallot(forum="consent"), by=CTRL)
        long = started().when(CallBallot("x" * 301, forum="consent"), by=CTRL)

        empty.refused(Refusal.EMPTY_TEXT, field="question")
        long.refused(Refusal.LONG_TEXT, limit=300)

    def test_a_version_that_has_changed(self) -> None:
        revised = tabled().after(ReviseProposal(P1, 1, "Share", {S1: B}), by=seat(AST))

        revised.when(CallBallot(proposal=P1, version=1, forum="consent"), by=CTRL).refused(
            Refusal.STALE, version=2
        )

    def test_one_at_a_time_on_a_proposal(self) -> None:
        call = CallBallot(proposal=P1, forum="consent")
        first = tabled().after(call, by=CTRL)

        first.when(call, by=CTRL).refused(Refusal.ALREADY)
        closed = first.after(CloseBallot(B1), by=CTRL)
        assert closed.when(call, by=CTRL).told


class TestForumsThatCannotDecide:
    @pytest.mark.parametrize(
        ("forum", "words"),
        [
            ("far", "nobody who votes there is in play"),
            ("crooked", "“many” is not a share between 0 and 1"),
            ("void", "“3/0” is not a share"),
            ("greedy", "“4/3” is not a share"),
            ("weightless", "make no sum"),
            ("negative", "make no sum"),
            ("whisper", "who voted what in secret"),
        ],
    )
    def test_it(self, forum: str, words: str) -> None:
        decided = started().when(CallBallot(ASK, forum=forum), by=CTRL)

        assert words in decided.refused(Refusal.RULE)

    def test_a_forum_of_none_is_not_everyone(self) -> None:
        """An empty list of voters never means all."""
        decided = started().when(CallBallot(ASK, forum="far"), by=seat(AST))

        decided.refused(Refusal.RULE)

    def test_equal_weights_may_be_secret(self) -> None:
        assert started().when(CallBallot(ASK, forum="even"), by=CTRL).told

    def test_other_rules_do_not_tell_weights(self) -> None:
        call = CallBallot(ASK, forum="whisper", rule="consensus")

        assert started().when(call, by=CTRL).told

    def test_all_who_vote_can_see_the_text(self) -> None:
        hidden = tabled(AST, BIR, CED)
        forum = hidden.when(CallBallot(proposal=P1, forum="consent"), by=seat(AST))
        named = hidden.when(
            CallBallot(proposal=P1, rule="consensus", voters=(AST, DAL)), by=seat(AST)
        )

        assert "The Dal cannot see the proposal" in forum.refused(Refusal.RULE)
        named.refused(Refusal.RULE)
        council = CallBallot(proposal=P1, forum="council")
        assert hidden.when(council, by=seat(CED)).told[0].event.voters == (AST, BIR)


class TestBendingAForum:
    BENT = (
        CallBallot(ASK, forum="council", rule="simple-majority"),
        CallBallot(ASK, forum="council", voters=(AST,)),
        CallBallot(ASK, forum="council", secret=True),
        CallBallot(ASK, forum="conclave", secret=False),
    )

    @pytest.mark.parametrize("call", BENT)
    def test_is_for_control(self, call: CallBallot) -> None:
        started().when(call, by=seat(AST)).refused(Refusal.NOT_YOURS, who="control")
        (told,) = started().when(call, by=CTRL).told

        assert told.event.rule == (call.rule or told.event.rule)
        assert told.event.voters == (call.voters or told.event.voters)
        assert told.event.secret is bool(call.secret)

    def test_saying_what_it_prescribes_is_not_bending_it(self) -> None:
        call = CallBallot(ASK, forum="council", rule="unanimity", voters=(BIR, AST), secret=False)

        assert started().when(call, by=seat(AST)).told
