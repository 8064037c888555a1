"""Ballots under the law of a real body: members, blocs that split, declarations, another rule."""

from dataclasses import replace

import pytest

from tests.engine.situations import ASK, B1, CTRL, P1, voted
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, LITTLE, S1, A, forum, seat
from wargame.engine import Refusal, Told, only
from wargame.engine.instruments.ballot_box import (
    BallotCast,
    BallotCounted,
    BallotDecided,
    BallotOpened,
    BallotVoted,
)
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.documents import ProposalTabled
from wargame.engine.names import BallotId, CellId
from wargame.engine.rules import Choice, Outcome, Terms
from wargame.engine.scenario import Becomes, Forum, Scenario

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN
V, W, X, Y, Z = (CellId(name) for name in ("V", "W", "X", "Y", "Z"))
UNION = Terms(
    population={V: 30, W: 25, X: 20, Y: 15, Z: 10},
    blocs={V: AST, W: AST, X: BIR, Y: BIR, Z: CED},
    table="A table of a year",
)
CAPITALS = (AST, BIR, CED)


def body(name: str, rule: str, **more: object) -> Forum:
    """Return a forum of the five members."""
    return forum(name, rule, CAPITALS, **{"terms": UNION, **more})


OPEN = Becomes(S1, (A,), "eu.qmv", "summit", unless_matters=("military",))
LAWFUL: Scenario = replace(
    LITTLE,
    forums=(
        body("union", "eu.qmv"),
        body("abroad", "eu.cfsp-unanimity", becomes=OPEN),
        body("summit", "unanimity"),
        body("straw", "unanimity", terms=replace(UNION, binding=False)),
        body("hidden", "eu.qmv", secret=True),
        body("sealed", "simple-majority", secret=True),
        forum("bank", "ruling", CAPITALS),
    ),
)


def called(name: str) -> Given:
    """Return the exercise with a ballot in one of these forums."""
    return started(LAWFUL).after(CallBallot(ASK, forum=name), by=CTRL)


def result(there: Given) -> BallotDecided:
    """Return the result of the one ballot, closed by control."""
    (told,) = there.when(CloseBallot(B1), by=CTRL).told
    decided: BallotDecided = told.event
    return decided


class TestBlocs:
    def test_each_casts_the_votes_of_its_members(self) -> None:
        decided = result(voted(called("union"), ast=YES, bir=NO, ced=YES))

        assert decided.roll_call == {V: YES, W: YES, X: NO, Y: NO, Z: YES}
        told = decided.outcome
        assert (told.yes, told.yes_population, told.needed) == (3, 65, 3)
        assert told.adopted
        assert set(told.decisive) == {V, W, Z}
        assert told.change is not None
        assert len(told.change.voters) == 1

    def test_a_bloc_splits(self) -> None:
        there = called("union").after(CastVote(B1, YES, split={W: NO}), by=seat(AST))

        decided = result(voted(there, bir=YES, ced=YES))

        assert decided.roll_call == {V: YES, W: NO, X: YES, Y: YES, Z: YES}

    def test_what_the_rest_chose_is_no_split(self) -> None:
        there = called("union").after(CastVote(B1, YES), by=seat(AST))

        there.when(CastVote(B1, YES, split={W: YES}), by=seat(AST)).then()
        there.when(CastVote(B1, YES, split={W: NO}), by=seat(AST)).then(
            Told(BallotCast(B1, AST, YES, {W: NO}), only(AST))
        )

    def test_nobody_votes_for_the_members_of_another(self) -> None:
        called("union").when(CastVote(B1, YES, split={X: NO}), by=seat(AST)).refused(
            Refusal.UNKNOWN, value=X
        )

    def test_without_blocs_there_is_nothing_to_split(self) -> None:
        called("bank").when(CastVote(B1, YES, split={X: NO}), by=seat(AST)).refused(Refusal.UNKNOWN)

    def test_who_stands_for_another_casts_for_its_members(self) -> None:
        there = started(LAWFUL, lineup="short").state.setting.forum("union")

        assert there is not None
        assert set(there.terms.blocs) == {V, W, X, Y, Z}
        assert set(there.terms.blocs.values()) <= set(there.voters)

    def test_who_takes_no_part_is_not_counted(self) -> None:
        call = CallBallot(ASK, forum="union", voters=(AST, BIR))
        decided = result(voted(started(LAWFUL).after(call, by=CTRL), ast=YES, bir=NO))

        assert set(decided.roll_call) == {V, W, X, Y}
        assert decided.outcome.population == 90

    def test_the_record_holds_all_that_is_counted(self) -> None:
        (told,) = started(LAWFUL).when(CallBallot(ASK, forum="union"), by=CTRL).told

        assert told.event.terms == UNION


class TestDeclaredAbstention:
    def test_exempts_who_makes_it(self) -> None:
        cast = CastVote(B1, ABSTAIN, declared=True)
        decided = result(voted(called("abroad").after(cast, by=seat(CED)), ast=YES, bir=YES))

        assert decided.outcome.adopted
        assert decided.outcome.exempt == decided.declared == (Z,)

    def test_a_third_of_both_blocks(self) -> None:
        cast = CastVote(B1, ABSTAIN, declared=True)
        decided = result(voted(called("abroad").after(cast, by=seat(BIR)), ast=YES, ced=YES))

        assert not decided.outcome.adopted
        assert decided.declared == (X, Y)

    def test_is_heard_as_a_paper_and_can_be_taken_back(self) -> None:
        cast = CastVote(B1, ABSTAIN, declared=True)
        there = (
            called("abroad")
            .when(cast, by=seat(CED))
            .then(
                Told(BallotCast(B1, CED, ABSTAIN, {}, declared=True), only(CED)),
                Told(BallotVoted(B1, CED), only(CED)),
                BallotCounted(B1, 1),
            )
        )

        assert there.state.ballots.all[B1].declaring == (CED,)
        back = there.after(CastVote(B1, ABSTAIN), by=seat(CED)).state.ballots.all[B1]
        assert back.declaring == ()

    @pytest.mark.parametrize(("name", "choice"), [("union", ABSTAIN), ("abroad", YES)])
    def test_elsewhere_means_nothing(self, name: str, choice: Choice) -> None:
        cast = CastVote(B1, choice, declared=True)

        assert "declaration" in called(name).when(cast, by=seat(AST)).refused(Refusal.RULE)


class TestWhatCannotBeCounted:
    def test_a_rule_without_its_facts(self) -> None:
        asked = CallBallot(ASK, rule="eu.qmv")

        assert "populations" in started().when(asked, by=CTRL).refused(Refusal.RULE)

    @pytest.mark.parametrize("name", ["hidden", "sealed"])
    def test_a_secret_ballot_that_would_tell(self, name: str) -> None:
        asked = CallBallot(ASK, forum=name)

        assert "secret" in started(LAWFUL).when(asked, by=CTRL).refused(Refusal.RULE)

    def test_a_secret_result_names_nobody(self) -> None:
        there = started().after(CallBallot(ASK, forum="conclave"), by=CTRL)
        decided = result(voted(there, ast=YES, bir=YES, ced=YES, dal=NO))

        assert (decided.outcome.decisive, decided.outcome.change) == ((), None)


class TestRulings:
    def test_control_says_what(self) -> None:
        there = voted(called("bank"), ast=NO, bir=NO, ced=NO)

        (told,) = there.when(CloseBallot(B1, ruling=True), by=CTRL).told

        assert told.event.outcome.adopted

    def test_must_be_said_and_nowhere_else(self) -> None:
        called("bank").when(CloseBallot(B1), by=CTRL).refused(Refusal.RULE)
        called("union").when(CloseBallot(B1, ruling=True), by=CTRL).refused(Refusal.RULE)

    def test_is_not_for_who_called_it(self) -> None:
        there = started(LAWFUL).after(CallBallot(ASK, forum="bank"), by=seat(AST))
        there = voted(there, ast=YES, bir=YES, ced=YES)

        there.when(CloseBallot(B1, ruling=True), by=seat(AST)).refused(Refusal.RULE)


def adopted(*, where: str = "Summit", binding: bool = True, agreed: bool = True) -> Given:
    """Return the exercise after a public vote on a text that chooses S1 a."""
    earlier = BallotId("earlier")
    text = ProposalTabled(P1, 1, AST, "Share", {S1: A}, (), ())
    opened = BallotOpened(
        ballot=earlier,
        caller=AST,
        question="Open it?",
        proposal=P1,
        version=1,
        forum=where,
        rule="unanimity",
        voters=CAPITALS,
        weights={},
        threshold="",
        secret=False,
        circle=(),
        terms=Terms(binding=binding),
    )
    outcome = Outcome(agreed, "So.", 3, 0, 0, 0, ())
    return started(LAWFUL).and_then(text, opened, BallotDecided(earlier, outcome, {}))


class TestAnotherRule:
    def rule(self, there: Given, *matters: str) -> tuple[str, str]:
        """Return the rule of the next ballot abroad, and the note on it."""
        (told,) = there.when(CallBallot(ASK, forum="abroad", matters=matters), by=seat(BIR)).told
        return told.event.rule, told.event.terms.note

    def test_holds_once_it_is_adopted(self) -> None:
        rule, note = self.rule(adopted())

        assert rule == "eu.qmv"
        assert "“Open it?” was adopted" in note

    def test_never_for_what_stays_with_the_old_one(self) -> None:
        rule, note = self.rule(adopted(), "military")

        assert rule == "eu.cfsp-unanimity"
        assert "military" in note

    @pytest.mark.parametrize(
        "there",
        [started(LAWFUL), adopted(agreed=False), adopted(binding=False), adopted(where="Union")],
        ids=["not yet", "not adopted", "straw poll", "elsewhere"],
    )
    def test_not_otherwise(self, there: Given) -> None:
        assert self.rule(there) == ("eu.cfsp-unanimity", "")

    def test_control_can_still_have_the_old_one(self) -> None:
        call = CallBallot(ASK, forum="abroad", rule="eu.cfsp-unanimity")

        (told,) = adopted().when(call, by=CTRL).told
        assert (told.event.rule, told.event.terms.note) == ("eu.cfsp-unanimity", "")
        adopted().when(call, by=seat(AST)).refused(Refusal.NOT_YOURS)
