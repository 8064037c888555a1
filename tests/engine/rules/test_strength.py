"""The power of those at the table, and the blocking coalitions that formed."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.rules.boxes import boxes, every_set
from tests.engine.rules.union import UNION, codes, papers
from tests.helpers.properties import many
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Choice, Papers, Rule
from wargame.engine.rules.ballot_paper import Cells
from wargame.engine.rules.blocks import formed
from wargame.engine.rules.power import power, qualified_majority, weighted
from wargame.engine.rules.strength import strength

VOTING = [one for one in RULEBOOK.values() if one.id not in {"pledge", "ruling"}]


def weighing(share: str, *weights: int) -> Papers:
    voters = tuple(CellId(f"c{n}") for n in range(len(weights)))
    return Papers(voters, {}, weights=dict(zip(voters, weights, strict=True)), threshold=share)


def alone(box: Papers) -> dict[CellId, Cells]:
    """Let every voter play for itself."""
    return {cell: (cell,) for cell in box.voters}


@pytest.mark.parametrize(
    ("quota", "weights"),
    [(12, (4, 4, 4, 2, 2, 1)), (16, (9, 9, 7, 3, 1, 1)), (51, (49, 49, 2)), (12, (8, 6, 4, 2))],
)
def test_classical_votes_have_their_published_power(quota: int, weights: tuple[int, ...]) -> None:
    box = weighing(f"{quota}/{sum(weights)}", *weights)
    assert strength(RULEBOOK["weighted-majority"], box, alone(box)) == power(
        weighted(quota, weights)
    )


def test_the_games_of_a_harbour_give_the_two_who_must_assent_more_power() -> None:
    cells = tuple(CellId(f"c{n}") for n in range(6))
    box = Papers(cells, {}, vetoes=cells[:2], needed=5)
    found = strength(RULEBOOK["n-of-m-assent"], box, alone(box))
    assert found
    assert (found.winning, found.swings) == (5, (5, 5, 3, 3, 3, 3))
    assert found.shapley_shubik == (*[Fraction(3, 10)] * 2, *[Fraction(1, 10)] * 4)


def test_blocs_are_counted_as_one_and_members_as_they_are() -> None:
    box = papers()
    large = {CellId(name): (CellId(name),) for name in ("DE", "FR", "IT", "ES")}
    voices = {**large, CellId("rest"): tuple(one for one in UNION if one not in large)}
    found = strength(RULEBOOK["eu.qmv"], box, voices)
    assert found
    assert found.swings[-1] == max(found.swings)
    assert sum(found.banzhaf) == sum(found.shapley_shubik) == 1
    assert strength(RULEBOOK["eu.qmv"], box, alone(box)) is None
    assert power(qualified_majority(box)).winning == 17_729_938


@pytest.mark.parametrize("rule", ["pledge", "ruling"])
def test_nobody_has_power_where_no_votes_decide(rule: str) -> None:
    box = weighing("", 1, 1)
    assert strength(RULEBOOK[rule], box, alone(box)) is None


@many
@given(rule=st.sampled_from(VOTING), box=boxes(most=4))
def test_power_is_that_of_all_orders_of_joining(rule: Rule, box: Papers) -> None:
    found = strength(rule, box, alone(box))
    if found is None:
        assert rule.lacks(box)
        return
    turned = dict.fromkeys(box.voters, 0)
    for order in permutations(box.voters):
        wins = [adopted(rule, box, order[:size]) for size in range(len(order) + 1)]
        for size, cell in enumerate(order):
            turned[cell] += wins[size + 1] and not wins[size]
    orders = len(list(permutations(box.voters)))
    assert found.shapley_shubik == tuple(Fraction(one, orders) for one in turned.values())
    assert found.winning == sum(adopted(rule, box, one) for one in every_set(box.voters))


def adopted(rule: Rule, box: Papers, agreeing: Cells) -> bool:
    cast = {cell: Choice.YES if cell in agreeing else Choice.NO for cell in box.voters}
    return rule.count(replace(box, cast=cast, declared=())).adopted


@many
@given(rule=st.sampled_from(VOTING), box=boxes(most=4))
def test_what_formed_stops_a_text_and_can_spare_nobody(rule: Rule, box: Papers) -> None:
    found = formed(rule, box, alone(box))
    unwilling = [cell for cell in box.voters if box.cast.get(cell) is not Choice.YES]
    stopping = [one for one in every_set(tuple(unwilling)) if stops(rule, box, one)]
    least = [one for one in stopping if not any(set(less) < set(one) for less in stopping)]
    if stops(rule, box, ()) or not stops(rule, box, tuple(unwilling)):
        assert found.all == []
    else:
        assert {frozenset(one) for one in found.all} == {frozenset(one) for one in least}


def stops(rule: Rule, box: Papers, those: Cells) -> bool:
    """Tell whether these, with the papers that they put in, stop what all others favour."""
    cast = {
        cell: box.cast[cell] if cell in those else Choice.YES
        for cell in box.voters
        if cell not in those or cell in box.cast
    }
    return not rule.count(replace(box, cast=cast)).adopted


def test_those_against_duties_in_the_council_needed_those_who_abstained() -> None:
    no, yes = codes("DE HU MT SI SK"), codes("BG DK EE FR IE IT LV LT NL PL")
    box = papers(no=no, abstain=[one for one in UNION if one not in {*no, *yes}])
    together = {CellId("against"): no, CellId("in-favour"): yes}
    together[CellId("apart")] = tuple(one for one in UNION if one not in {*no, *yes})
    assert formed(RULEBOOK["eu.qmv"], box, together).all == [("against", "apart")]


def test_nothing_formed_where_the_text_was_adopted() -> None:
    box = papers(no=codes("IT HU NL PL FI SE"), abstain=codes("BE"))
    assert RULEBOOK["eu.qmv"].count(box).adopted
    assert formed(RULEBOOK["eu.qmv"], box, alone(box)).all == []
