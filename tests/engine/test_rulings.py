"""Rulings: odds before the roll, effects whole or not at all, undone by another entry."""

from fractions import Fraction
from typing import get_type_hints

import pytest
from hypothesis import given as draw
from hypothesis import strategies as st

from tests.engine.scenes_of_moves import CTRL, M1, R1, moved, opened, ruled_by
from tests.helpers.dice import SEED
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, CELLS, DAL, seat
from tests.helpers.properties import many
from wargame.engine import EVENTS, EVERYONE, Refusal, Told, Viewer, only
from wargame.engine.adjudication import Method, Mode, rolling
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.arguing import AddArgument
from wargame.engine.instruments.move_book import FactEstablished, FactStruck
from wargame.engine.instruments.moves import RevealMoves, SubmitMove
from wargame.engine.instruments.ruling_book import (
    EstimateGiven,
    NarrativeRetracted,
    NarrativeTold,
    RulingRolled,
    RulingSettled,
    RulingUndone,
)
from wargame.engine.instruments.ruling_making import PublishRuling, UndoRuling
from wargame.engine.instruments.rulings import GiveEstimate, OpenRuling, RollRuling, SettleRuling
from wargame.engine.names import IndicatorId, MoveId, RulingId

MOOD, STORES, FUSE = (IndicatorId(name) for name in ("mood", "stores", "fuse"))
SECOND = seat("control", 2)


def decided(*, success: bool = True, secret: bool = False, mode: Mode = Mode.OPEN) -> Given:
    there = opened(Method.UMPIRE, mode, secret=secret)
    return there.after(SettleRuling(R1, success=success), by=CTRL)


def levels(there: Given) -> list[int]:
    return [one.value for one in there.state.indicators.readings.values()]


class TestOpening:
    def test_shows_the_odds_before_the_roll(self) -> None:
        argued = moved(revealed=True).after(AddArgument(M1, "Stone."), by=seat(BIR))
        told = argued.when(OpenRuling(M1, counted=("1", "2", "t1")), by=CTRL).told
        event = told[0].event
        assert (event.pros, event.cons, event.net, event.odds) == (2, 1, 1, "26/36")
        assert [one.audience for one in told] == [EVERYONE, CONTROL_ALONE]

    def test_counts_nothing_that_was_not_argued(self) -> None:
        moved().when(OpenRuling(M1, counted=("3",)), by=CTRL).refused(Refusal.NOT_IN_SIGHT)

    @pytest.mark.parametrize("mode", [Mode.CLOSED, Mode.RESULT])
    def test_is_for_control_alone_where_it_is_closed(self, mode: Mode) -> None:
        told = moved(revealed=True).when(OpenRuling(M1, mode=mode), by=CTRL).told
        assert {one.audience for one in told} == {CONTROL_ALONE}

    def test_a_move_that_is_not_revealed_is_ruled_on_closed(self) -> None:
        told = moved(secret=True).when(OpenRuling(M1, mode=Mode.OPEN), by=CTRL).told
        assert {one.audience for one in told} == {CONTROL_ALONE}

    def test_the_second_in_control_is_told_who_was_first(self) -> None:
        there = moved().after(OpenRuling(M1), by=CTRL)
        there.when(OpenRuling(M1), by=SECOND).refused(Refusal.RULED_FIRST, who=CTRL.id)

    def test_by_the_method_of_the_pack(self) -> None:
        there = moved(ruled_by(method=Method.VOTE), revealed=True)
        assert there.when(OpenRuling(M1), by=CTRL).told[0].event.method is Method.VOTE


class TestRolling:
    def test_falls_as_the_seed_says(self) -> None:
        (told,) = opened().when(RollRuling(R1), by=CTRL).told
        assert told.event.dice == rolling.throw(SEED, "m1/1", 6, 2)
        assert told.event.success is (sum(told.event.dice) >= 7)

    def test_once(self) -> None:
        there = opened().after(RollRuling(R1), by=CTRL)
        there.when(RollRuling(R1), by=SECOND).refused(Refusal.ALREADY)

    def test_after_an_undo_it_falls_anew(self) -> None:
        there = opened().after(RollRuling(R1), by=CTRL).after(UndoRuling(R1, "so"), by=CTRL)
        again = there.after(OpenRuling(M1, Method.DICE), by=CTRL)
        (told,) = again.when(RollRuling(RulingId("t1")), by=CTRL).told
        assert (told.event.number, told.event.dice) == (2, rolling.throw(SEED, "m1/2", 6, 2))

    @pytest.mark.parametrize("method", [Method.UMPIRE, Method.VOTE, Method.CONSENSUS])
    def test_is_not_for_every_method(self, method: Method) -> None:
        opened(method).when(RollRuling(R1), by=CTRL).refused(Refusal.METHOD)

    def test_takes_the_median_of_the_estimates(self) -> None:
        there = opened(Method.ESTIMATE)
        for cell, percent in ((BIR, 20), (CED, 90), (DAL, 60)):
            there = there.after(GiveEstimate(R1, percent=percent), by=seat(cell))
        (told,) = there.when(RollRuling(R1), by=CTRL).told
        rolled: RulingRolled = told.event
        assert (rolled.given, rolled.least, rolled.median, rolled.most) == (3, 20, 60, 90)
        assert (rolled.odds, rolled.sides) == ("60/100", 100)
        assert rolled.success is (rolled.dice[0] <= 60)

    def test_waits_for_an_estimate(self) -> None:
        opened(Method.ESTIMATE).when(RollRuling(R1), by=CTRL).refused(Refusal.METHOD)

    def test_no_event_of_a_ballot_knows_dice(self) -> None:
        names = {
            name
            for kind, event in EVENTS.items()
            if kind.startswith("ballot.")
            for name in get_type_hints(event)
        }
        assert not names & {"dice", "odds", "roll", "sides"}


class TestEstimating:
    def test_is_private(self) -> None:
        told = EstimateGiven(R1, BIR, seat(BIR).id, 65, None)
        there = opened(Method.ESTIMATE)
        there.when(GiveEstimate(R1, word="likely"), by=seat(BIR)).then(Told(told, only(BIR)))

    def test_each_in_control_for_itself(self) -> None:
        there = opened(Method.ESTIMATE)
        for hand in (CTRL, SECOND, CTRL):
            there = there.after(GiveEstimate(R1, percent=30), by=hand)
        assert there.state.rulings.percents(R1) == (30, 30)

    def test_not_on_one_s_own_move(self) -> None:
        there = opened(Method.ESTIMATE)
        there.when(GiveEstimate(R1, percent=99), by=seat(AST)).refused(Refusal.OWN_MOVE)

    def test_a_closed_ruling_is_as_an_absent_one(self) -> None:
        give = GiveEstimate(R1, percent=50)
        closed = opened(Method.ESTIMATE, Mode.CLOSED).when(give, by=seat(BIR))
        absent = started().when(give, by=seat(BIR))
        assert closed.refused(Refusal.NOT_IN_SIGHT) == absent.refused(Refusal.NOT_IN_SIGHT)

    @pytest.mark.parametrize(
        ("give", "reason"),
        [
            (GiveEstimate(R1, percent=101), Refusal.UNKNOWN),
            (GiveEstimate(R1, percent=-1), Refusal.UNKNOWN),
            (GiveEstimate(R1, word="perhaps"), Refusal.UNKNOWN),
            (GiveEstimate(R1), Refusal.EMPTY_TEXT),
        ],
    )
    def test_in_percent_or_in_a_known_word(self, give: GiveEstimate, reason: Refusal) -> None:
        opened(Method.ESTIMATE).when(give, by=seat(BIR)).refused(reason)

    def test_where_nobody_asks(self) -> None:
        opened().when(GiveEstimate(R1, percent=5), by=seat(BIR)).refused(Refusal.METHOD)


class TestSettling:
    def test_by_the_umpire(self) -> None:
        event = RulingSettled(R1, success=True, band="success", succeeds=0, fails=0)
        opened(Method.UMPIRE).when(SettleRuling(R1, success=True), by=CTRL).then(
            Told(event, EVERYONE)
        )

    def test_by_a_vote_which_a_tie_loses(self) -> None:
        there = opened(Method.VOTE).after(GiveEstimate(R1, succeeds=True), by=seat(BIR))
        won = there.when(SettleRuling(R1), by=CTRL).told[0].event
        tied = there.after(GiveEstimate(R1, succeeds=False), by=seat(CED))
        lost = tied.when(SettleRuling(R1), by=CTRL).told[0].event
        assert (won.success, won.succeeds, won.fails) == (True, 1, 0)
        assert (lost.success, lost.succeeds, lost.fails) == (False, 1, 1)

    def test_by_consensus_of_those_who_spoke(self) -> None:
        there = opened(Method.CONSENSUS).after(GiveEstimate(R1, succeeds=False), by=seat(BIR))
        there.when(SettleRuling(R1, success=True), by=CTRL).refused(Refusal.METHOD)
        assert not there.when(SettleRuling(R1, success=False), by=CTRL).told[0].event.success

    def test_needs_an_outcome(self) -> None:
        opened(Method.VOTE).when(SettleRuling(R1), by=CTRL).refused(Refusal.METHOD)
        opened(Method.UMPIRE).when(SettleRuling(R1), by=CTRL).refused(Refusal.EMPTY_TEXT)
        opened(Method.VOTE).when(GiveEstimate(R1), by=seat(BIR)).refused(Refusal.EMPTY_TEXT)


class TestPublishing:
    def test_tells_each_audience_its_own(self) -> None:
        tells = PublishRuling(R1, "All", "Actor", (BIR, CED), "Those")
        told = [one for one in decided().when(tells, by=CTRL).told if _is_narrative(one)]
        assert [(one.event.text, one.audience) for one in told] == [
            ("All", EVERYONE),
            ("Actor", only(AST)),
            ("Those", only(BIR)),
            ("Those", only(CED)),
        ]

    @pytest.mark.parametrize(
        ("mode", "shown"), [(Mode.OPEN, "success"), (Mode.RESULT, "success"), (Mode.CLOSED, "")]
    )
    def test_tells_everyone_the_outcome_unless_closed(self, mode: Mode, shown: str) -> None:
        told = decided(mode=mode).when(PublishRuling(R1, "All"), by=CTRL).told
        assert next(one.event.outcome for one in told if _is_narrative(one)) == shown

    def test_never_names_a_secret_move_to_others(self) -> None:
        there = decided(secret=True)
        then = there.when(PublishRuling(R1, "Smoke.", "Yours."), by=CTRL)
        for cell in CELLS:
            heard = [one for one in then.heard_by(Viewer(cell)) if isinstance(one, NarrativeTold)]
            assert {one.move for one in heard} == ({None, M1} if cell == AST else {None})

    def test_moves_the_indicators(self) -> None:
        tells = PublishRuling(R1, "All", effects={MOOD: 2, FUSE: -3, STORES: 0}, cause="A well")
        there = decided().after(tells, by=CTRL)
        assert levels(there) == [7, 5, 2]

    @pytest.mark.parametrize("effects", [{MOOD: 2, FUSE: 6}, {MOOD: 1, IndicatorId("x"): 1}])
    def test_moves_all_of_them_or_none(self, effects: dict[IndicatorId, int]) -> None:
        tells = PublishRuling(R1, "All", effects=effects, cause="A well")
        decided().when(tells, by=CTRL).refused(Refusal.UNKNOWN)

    def test_says_what_moved_them(self) -> None:
        tells = PublishRuling(R1, "All", effects={MOOD: 2})
        decided().when(tells, by=CTRL).refused(Refusal.EMPTY_TEXT, field="cause")

    def test_says_something(self) -> None:
        decided().when(PublishRuling(R1), by=CTRL).refused(Refusal.EMPTY_TEXT)

    def test_waits_for_a_decision(self) -> None:
        opened().when(PublishRuling(R1, "All"), by=CTRL).refused(Refusal.METHOD)

    def test_once(self) -> None:
        there = decided().after(PublishRuling(R1, "All"), by=CTRL)
        there.when(PublishRuling(R1, "No"), by=SECOND).refused(Refusal.RULED_FIRST, who=CTRL.id)

    @pytest.mark.parametrize(("secret", "audience"), [(False, EVERYONE), (True, only(AST))])
    def test_a_success_establishes_a_fact(self, *, secret: bool, audience: object) -> None:
        tells = PublishRuling(R1, "All", "You", fact="There is a well.")
        told = decided(secret=secret).when(tells, by=CTRL).told
        facts = [one.audience for one in told if isinstance(one.event, FactEstablished)]
        assert facts == [audience]

    def test_a_failure_does_not(self) -> None:
        told = decided(success=False).when(PublishRuling(R1, "All", fact="No"), by=CTRL).told
        assert not [one for one in told if isinstance(one.event, FactEstablished)]


class TestUndoing:
    def test_takes_back_what_was_told_and_moved(self) -> None:
        tells = PublishRuling(R1, "All", effects={MOOD: 2, FUSE: -3}, cause="so", fact="A well.")
        there = decided().after(tells, by=CTRL)
        undone = there.when(UndoRuling(R1, "The wrong hill."), by=CTRL)
        kinds = [type(one.event) for one in undone.told]
        assert kinds[:2] == [RulingUndone, NarrativeRetracted]
        assert FactStruck in kinds
        assert levels(undone.then(*(one.event for one in undone.told))) == [5, 5, 5]

    def test_needs_a_reason(self) -> None:
        opened().when(UndoRuling(R1, " "), by=CTRL).refused(Refusal.EMPTY_TEXT)

    def test_once(self) -> None:
        there = opened().after(UndoRuling(R1, "so"), by=CTRL)
        there.when(UndoRuling(R1, "so"), by=CTRL).refused(Refusal.OVER)

    def test_of_what_nobody_knew_of_is_told_to_control_alone(self) -> None:
        (told,) = opened(secret=True).when(UndoRuling(R1, "so"), by=CTRL).told
        assert told.audience == CONTROL_ALONE


@many
@draw(st.dictionaries(st.sampled_from((MOOD, STORES, FUSE)), st.integers(-7, 7)))
def test_an_undone_ruling_leaves_the_world_as_it_was(effects: dict[IndicatorId, int]) -> None:
    there = decided()
    tells = there.when(PublishRuling(R1, "All", effects=effects, cause="so"), by=CTRL)
    if tells.refusal is not None:
        assert any(not 0 <= 5 + by <= 10 for by in effects.values())
        return
    after = there.and_then(*tells.told).after(UndoRuling(R1, "no"), by=CTRL)
    assert levels(after) == levels(there)


@many
@draw(st.integers(0, 3), st.integers(0, 4))
def test_the_odds_shown_are_a_fraction_of_36(pros: int, cons: int) -> None:
    reasons = ("a", "b", "c")
    there = started().after(SubmitMove("Dig", "Water", reasons), by=seat(AST))
    there = there.after(RevealMoves(), by=CTRL)
    for number in range(cons):
        there = there.after(AddArgument(_last(there), f"no {number}"), by=seat(BIR))
    names = (*"123"[:pros], *(one.id for one in there.state.moves.arguments))
    event = there.when(OpenRuling(_last(there), Method.DICE, names), by=CTRL).told[0].event
    assert 0 < Fraction(event.odds) < 1
    assert event.net == event.pros - event.cons


def _last(there: Given) -> MoveId:
    return next(reversed(there.state.moves.all))


def _is_narrative(one: Told) -> bool:
    return isinstance(one.event, NarrativeTold)
