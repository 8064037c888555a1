"""What is asked of a package when play is over: who would vote for what, who gains, who traded."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.bargaining.given import code, game, party
from tests.engine.bargaining.test_brute_force import PATIENT, spaces
from tests.engine.bargaining.test_published_games import SEVEN, SIX, VETO
from wargame.engine import bargaining
from wargame.engine.bargaining import Barter, Space, Verdict
from wargame.engine.names import CellId, IssueId, OptionId
from wargame.engine.rules import RULEBOOK, Choice, Papers

ONE, TWO = CellId("one"), CellId("two")
SPACE = game(
    party("one", ((0, 30, 60), (0, 20, 40)), 30), party("two", ((40, 20, 0), (60, 30, 0)), 30)
)


@pytest.mark.parametrize(("space", "passing", "unanimous"), [(SIX, 55, 12), (SEVEN, 204, 52)])
def test_so_many_outcomes_pass_under_the_rules_of_the_published_games(
    space: Space, passing: int, unanimous: int
) -> None:
    def adopts(rule: str, agreeing: tuple[CellId, ...]) -> bool:
        cast = dict.fromkeys(agreeing, Choice.YES)
        box = Papers(space.cells, cast, vetoes=VETO, needed=len(space.cells) - 1)
        return RULEBOOK[rule].count(box).adopted

    accepting = bargaining.acceptance(space)
    assert bargaining.passing(accepting, lambda who: adopts("n-of-m-assent", who)) == passing
    assert bargaining.passing(accepting, lambda who: len(who) == len(space.cells)) == unanimous


@PATIENT
@given(spaces())
def test_every_outcome_has_its_set_of_those_who_could_live_with_it(space: Space) -> None:
    counted: dict[tuple[CellId, ...], int] = {}
    for one in space.coherent:
        who = bargaining.acceptors(space, one)
        counted[who] = counted.get(who, 0) + 1
    assert bargaining.acceptance(space) == counted


@PATIENT
@given(spaces())
def test_an_outcome_improves_another_just_when_it_dominates_it(space: Space) -> None:
    for one in space.coherent[:4]:
        better = set(bargaining.dominators(space, one, space.cells))
        found = {
            other
            for other in space.coherent
            if bargaining.improves(bargaining.compare(space, one, other))
        }
        assert found == better


def test_each_party_is_told_what_another_outcome_is_to_it_and_no_points() -> None:
    here = code(SPACE, "A2 B2")
    assert bargaining.compare(SPACE, here, code(SPACE, "A3 B1")) == {
        ONE: Verdict.BETTER,
        TWO: Verdict.BETTER,
    }
    assert bargaining.compare(SPACE, here, code(SPACE, "A3 B2")) == {
        ONE: Verdict.BETTER,
        TWO: Verdict.WORSE,
    }
    assert set(bargaining.compare(SPACE, here, here).values()) == {Verdict.SAME}
    assert not bargaining.improves(bargaining.compare(SPACE, here, here))


def test_a_red_line_that_was_crossed_before_is_no_news() -> None:
    space = game(party("one", ((0, 30, 60),), 0, red={"A": "13"}))
    told = bargaining.compare(space, code(space, "A1"), code(space, "A3"))
    assert told == {ONE: Verdict.BETTER}
    told = bargaining.compare(space, code(space, "A2"), code(space, "A3"))
    assert told == {ONE: Verdict.CROSSED}


def had(outcome: str) -> Barter:
    (found,) = bargaining.barters(SPACE, (ONE, TWO), SPACE.outcome(code(SPACE, outcome)))
    return found


@pytest.mark.parametrize(
    ("outcome", "got", "fate"),
    [
        ("A3 B1", (20, 20), "used"),
        ("A2 B2", (10, 10), "in-part"),
        ("A3 B3", (60, -40), "one-sided"),
        ("A1 B1", (-40, 60), "one-sided"),
        ("A1 B3", (0, 0), "unused"),
    ],
)
def test_what_became_of_an_exchange(outcome: str, got: tuple[int, int], fate: str) -> None:
    found = had(outcome)
    assert (found.logroll.first, found.logroll.second) == ("A", "B")
    assert (*map(int, found.got), str(found.fate)) == (*got, fate)
    assert tuple(map(int, found.left)) == (20 - got[0], 20 - got[1])
    here, there = (SPACE.points(code(SPACE, one)) for one in (outcome, "A3 B1"))
    assert found.left == tuple(there[cell] - here[cell] for cell in (ONE, TWO))


def test_an_exchange_of_what_is_open_has_no_fate() -> None:
    assert bargaining.barters(SPACE, (ONE, TWO), {IssueId("A"): OptionId("3")}) == ()


def test_what_a_draft_is_taken_for_is_what_the_analysis_assumes() -> None:
    zone, draft = bargaining.zone(SPACE), {IssueId("A"): OptionId("3")}
    taken, coherent = bargaining.likeliest(zone, draft)
    assert coherent
    assert SPACE.outcome(taken) == {**draft, **bargaining.analysis(zone, draft).assumed}
    assert SPACE.points(taken) == {ONE: Fraction(60), TWO: Fraction(60)}


@PATIENT
@given(spaces(), st.data())
def test_other_walk_away_values_give_what_laying_out_anew_would_give(
    space: Space, data: st.DataObject
) -> None:
    least = st.fractions(-20, 200, max_denominator=3)
    parties = tuple(replace(one, reservation=data.draw(least)) for one in space.tables)
    fresh = bargaining.lay_out(space.package, space.grid, parties, space.forbid)
    found = bargaining.again(space, parties)
    if found is None:
        assert fresh.scale != space.scale or fresh.width != space.width
        return
    assert found.coherent == fresh.coherent
    assert bargaining.zone(found).codes == bargaining.zone(fresh).codes
    assert [found.points(one) for one in found.coherent] == [
        fresh.points(one) for one in fresh.coherent
    ]


def test_what_is_worth_something_else_is_laid_out_anew() -> None:
    other = game(
        party("one", ((0, 30, 60), (0, 20, 40)), 10), party("two", ((40, 20, 0), (60, 30, 1)), 30)
    )
    assert bargaining.again(SPACE, other.tables) is None
    lower = tuple(replace(one, reservation=Fraction(10)) for one in SPACE.tables)
    again = bargaining.again(SPACE, lower)
    assert again
    assert len(bargaining.zone(again).codes) == 7
    halves = tuple(replace(one, reservation=Fraction(1, 2)) for one in SPACE.tables)
    assert bargaining.again(SPACE, halves) is None
