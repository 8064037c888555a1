"""The analysis of a draft, against plain definitions and by hand."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.bargaining import brute
from tests.engine.bargaining.given import code, game, party, sets, short
from tests.engine.bargaining.test_brute_force import PATIENT, plain, spaces
from wargame.engine import bargaining
from wargame.engine.bargaining import Space
from wargame.engine.names import CellId, IssueId, OptionId

A, B = IssueId("A"), IssueId("B")
ONE, TWO, THREE = (OptionId(name) for name in "123")
ANN, BEN = CellId("ann"), CellId("ben")


def duel() -> Space:
    """Return a game in which each cares for one issue most."""
    return game(
        party("ann", [[60, 30, 0], [40, 20, 0]], 50),
        party("ben", [[0, 15, 30], [0, 35, 70]], 50, red={"B": "1"}),
    )


def test_a_whole_draft_assumes_nothing() -> None:
    space = duel()
    said = bargaining.analysis(bargaining.zone(space), space.outcome(code(space, "A3 B3")))

    assert said.assumed == {}
    distances = said.prospect.distances
    assert [[one.worst, one.best] for one in distances] == [[-50, -50], [50, 50]]
    assert [one.accepts for one in distances] == ["no", "yes"]
    assert said.crossed == {ANN: (), BEN: ()}
    assert said.better is None


def test_a_dominated_draft_is_shown_the_nearest_better_one() -> None:
    space = duel()
    said = bargaining.analysis(bargaining.zone(space), space.outcome(code(space, "A2 B2")))

    assert said.better
    assert short(space, said.better.code) == "A1 B3"
    assert said.better.gains == {ANN: 10, BEN: 20}
    assert said.better_for_needed == said.better


def test_red_lines_that_a_draft_crosses_are_named() -> None:
    space = duel()
    said = bargaining.analysis(bargaining.zone(space), {B: ONE})

    assert said.crossed == {ANN: (), BEN: (B,)}
    assert {one.cell: one.crossed for one in said.prospect.distances} == {ANN: False, BEN: True}


def test_open_issues_are_taken_as_is_best_for_the_worst_off() -> None:
    space = duel()
    said = bargaining.analysis(bargaining.zone(space), {A: ONE})

    assert said.assumed == {B: THREE}
    assert said.coherent


def test_trades_are_offered_to_those_who_must_sign() -> None:
    space = duel()
    said = bargaining.analysis(bargaining.zone(space), space.outcome(code(space, "A2 B2")))

    (bargain,) = said.bargains
    assert bargain.pair == (ANN, BEN)
    assert {A: ONE, B: THREE} in [one.changes for one in bargain.trades]
    assert [(one.first, one.second) for one in bargain.logrolls] == [(A, B)]


def test_a_draft_that_fits_with_nothing_is_compared_with_nothing() -> None:
    space = game(party("ann", [[0, 100]], 0), forbid=(sets(A="1"),))
    said = bargaining.analysis(bargaining.zone(space), {A: ONE})

    assert not said.coherent
    assert (said.better, said.better_for_needed) == (None, None)
    assert said.prospect.completions == 0


@PATIENT
@given(spaces(), st.data())
def test_what_is_assumed_is_the_best_for_the_worst_off(space: Space, data: st.DataObject) -> None:
    outcomes = plain(space)
    whole = data.draw(st.sampled_from([space.outcome(one) for one in range(len(space.sums))]))
    draft = {one: option for one, option in whole.items() if data.draw(st.booleans())}
    zone = bargaining.zone(space)
    said = bargaining.analysis(zone, draft)
    taken = {**draft, **said.assumed}

    def row(outcome: brute.Outcome) -> list[Fraction]:
        return sorted(brute.worth(one, outcome) - one.reservation for one in space.tables)

    ends = [one for one in outcomes if draft.items() <= one.items()]
    inside = [one for one in ends if all(brute.accepts(table, one) for table in space.tables)]
    assert said.coherent is bool(ends)
    assert (taken in outcomes) is said.coherent
    if ends:
        assert row(taken) == max(map(row, inside or ends))
        assert not inside or taken in inside
    assert said.prospect.completions == len(ends)
    assert said.prospect.agreeable == len(inside)
    for bargain in said.bargains:
        for trade in bargain.trades:
            assert min(trade.gains[cell] for cell in bargain.pair) >= 0
