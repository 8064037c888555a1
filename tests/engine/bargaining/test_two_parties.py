"""Two parties and two issues, done by hand: each cares for another issue."""

from fractions import Fraction

from tests.engine.bargaining.given import code, game, party, short
from wargame.engine import bargaining
from wargame.engine.bargaining import Distance, Fairness, Logroll, Quarrel
from wargame.engine.names import CellId, IssueId, OptionId

ONE, TWO = CellId("one"), CellId("two")
A, B = IssueId("A"), IssueId("B")
SPACE = game(
    party("one", ((0, 30, 60), (0, 20, 40)), 30), party("two", ((40, 20, 0), (60, 30, 0)), 30)
)
ZONE = bargaining.zone(SPACE)


def told(distance: Distance) -> tuple[object, ...]:
    return distance.worst, distance.best, distance.accepts


def even(found: Fairness) -> tuple[object, ...]:
    return found.least, found.gini, found.below


def test_five_of_nine_outcomes_are_acceptable_to_both() -> None:
    worth = {tuple(map(int, SPACE.points(one).values())) for one in ZONE.codes}
    assert worth == {(30, 80), (40, 40), (50, 50), (60, 60), (80, 30)}
    assert ZONE.share == Fraction(5, 9)


def test_the_frontier() -> None:
    found = [short(SPACE, one) for one in bargaining.frontier(SPACE)]
    assert found == ["A1 B1", "A2 B1", "A3 B1", "A3 B2", "A3 B3"]


def test_all_solutions_meet() -> None:
    survey = bargaining.survey(SPACE)
    middle = (code(SPACE, "A3 B1"),)
    assert survey.nash == bargaining.Solution(middle, Fraction(900))
    assert survey.egalitarian == bargaining.Solution(middle, Fraction(30))
    assert survey.kalai_smorodinsky == bargaining.Solution(middle, Fraction(3, 5))
    assert survey.utilitarian == bargaining.Solution(middle, Fraction(120))
    assert not survey.non_additive


def test_the_compromise_leaves_something_on_the_table() -> None:
    better = bargaining.better(SPACE, code(SPACE, "A2 B2"))
    assert better
    assert short(SPACE, better.code) == "A3 B1"
    assert better.changes == {A: OptionId("3"), B: OptionId("1")}
    assert better.gains == {ONE: 10, TWO: 10}
    assert better.count == 1
    assert better.left == 20


def test_an_outcome_on_the_frontier_leaves_nothing() -> None:
    assert bargaining.better(SPACE, code(SPACE, "A3 B1")) is None


def test_each_gets_its_way_where_it_cares_more() -> None:
    pair = (ONE, TWO)
    assert bargaining.quarrels(SPACE, pair) == (
        Quarrel(A, Fraction(60), Fraction(40)),
        Quarrel(B, Fraction(40), Fraction(60)),
    )
    assert bargaining.logrolls(SPACE, pair) == (Logroll(A, B, (Fraction(20), Fraction(20))),)


def test_the_trade_is_found_in_a_draft() -> None:
    draft = {A: OptionId("2"), B: OptionId("2")}
    (trade,) = bargaining.trades(SPACE, draft, (ONE, TWO))
    assert trade.changes == {A: OptionId("3"), B: OptionId("1")}
    assert trade.gains == {ONE: 10, TWO: 10}


def test_how_even_an_outcome_is() -> None:
    fair = bargaining.fairness(SPACE, code(SPACE, "A3 B1"))
    assert even(fair) == (30, 0, ())
    uneven = bargaining.fairness(SPACE, code(SPACE, "A2 B1"))
    assert even(uneven) == (0, Fraction(1, 2), ())
    lost = bargaining.fairness(SPACE, code(SPACE, "A1 B1"))
    assert even(lost) == (-30, None, (ONE,))


def test_what_an_open_draft_can_become() -> None:
    found = bargaining.prospect(ZONE, {A: OptionId("3")})
    assert (found.completions, found.agreeable) == (3, 2)
    one, two = found.distances
    assert told(one) == (30, 70, "yes")
    assert told(two) == (-30, 30, "open")
    assert bargaining.prospect(ZONE, {A: OptionId("1")}).distances[0].accepts == "open"


def test_what_a_closed_draft_is() -> None:
    found = bargaining.prospect(ZONE, {A: OptionId("1"), B: OptionId("1")})
    assert (found.completions, found.agreeable) == (1, 0)
    one, two = found.distances
    assert told(one) == (-30, -30, "no")
    assert told(two) == (70, 70, "yes")
