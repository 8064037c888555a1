"""Who was decisive, what would have turned it, what other rules say: against trying all."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.rules.boxes import boxes, every_set, few
from tests.engine.rules.union import ABSTAIN, NO, UNION, YES, codes, papers
from tests.helpers.properties import many, steady
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Choice, Papers, Rule, judge, under_all
from wargame.engine.rules.ballot_paper import Change
from wargame.engine.rules.judging import MOST, smallest_change


def every_change(box: Papers, size: int) -> Iterator[Papers]:
    """Yield the papers after each change of so many voters, each to whatever it likes."""
    for movers in every_set(box.voters):
        if len(movers) == size:
            for choices in product(Choice, repeat=size):
                yield replace(box, cast={**box.cast, **dict(zip(movers, choices, strict=True))})


@pytest.mark.parametrize("rule", RULEBOOK.values(), ids=list(RULEBOOK))
class TestAgainstTryingAll:
    @few
    @given(box=boxes(most=4))
    def test_the_smallest_change_is_a_true_minimum(self, rule: Rule, box: Papers) -> None:
        outcome = judge(rule, box)
        change = outcome.change

        least = next(
            (
                size
                for size in range(len(box.voters) + 1)
                for other in every_change(box, size)
                if rule.count(other).adopted is not outcome.adopted
            ),
            None,
        )
        assert (len(change.voters) if change else None) == least
        if change:
            turned = {**box.cast, **dict.fromkeys(change.voters, change.choice)}
            assert rule.count(replace(box, cast=turned)).adopted is not outcome.adopted
            assert all(box.cast.get(cell) is not change.choice for cell in change.voters)

    @few
    @given(box=boxes())
    def test_the_decisive_turn_it_alone_and_nobody_else_does(self, rule: Rule, box: Papers) -> None:
        outcome = judge(rule, box)

        for cell in box.voters:
            results = {
                rule.count(replace(box, cast={**box.cast, cell: choice})).adopted
                for choice in Choice
            }
            assert (cell in outcome.decisive) is (results != {outcome.adopted})

    @few
    @given(box=boxes())
    def test_the_rest_is_the_count(self, rule: Rule, box: Papers) -> None:
        judged = judge(rule, box)

        assert replace(judged, decisive=(), change=None) == rule.count(box)


@steady
@given(box=boxes())
def test_what_other_rules_say_is_what_they_would_count(box: Papers) -> None:
    told = under_all(box)

    assert {"consensus", "unanimity", "simple-majority"} <= {rule.id for rule, _ in told}
    for rule, outcome in told:
        # As if the same papers had been put in under that rule from the start.
        again = Papers(
            **{name: getattr(box, name) for name in Papers.__slots__ if name != "cast"},
            cast={cell: box.cast[cell] for cell in box.voters if cell in box.cast},
        )
        assert RULEBOOK[rule.id].count(again) == outcome
        assert not rule.lacks(box)


def test_only_rules_that_say_something_are_compared() -> None:
    union = [rule.id for rule, _ in under_all(papers())]
    bare = [rule.id for rule, _ in under_all(Papers(UNION, {}))]

    assert union == [
        "consensus",
        "unanimity",
        "simple-majority",
        "silence",
        "eu.qmv",
        "eu.qmv-reinforced",
        "eu.cfsp-unanimity",
    ]
    assert bare == ["consensus", "unanimity", "simple-majority", "silence"]


class TestTheUnion:
    def test_one_abstention_more_would_have_stopped_it(self) -> None:
        """Nature restoration: of those who could have, the largest is named."""
        outcome = judge(RULEBOOK["eu.qmv"], papers(codes("IT PL NL SE HU FI"), codes("BE")))

        assert outcome.change == Change((CellId("DE"),), ABSTAIN)
        assert CellId("SK") in outcome.decisive
        assert not {CellId("MT"), CellId("LU"), CellId("HR")} & set(outcome.decisive)

    def test_a_change_names_the_fewest_and_of_those_the_largest(self) -> None:
        box = papers(codes("DE HU SK SI MT"), codes("ES RO BE CZ PT SE EL AT FI HR CY LU"))

        outcome = judge(RULEBOOK["eu.qmv"], box)
        assert outcome.change == Change(codes("DE ES RO BE CZ"), YES)
        assert outcome.decisive == ()

    def test_a_veto_is_turned_by_who_cast_it(self) -> None:
        outcome = judge(RULEBOOK["eu.cfsp-unanimity"], papers(codes("HU")))

        assert outcome.decisive == codes("HU")
        assert outcome.change == Change(codes("HU"), YES)

    def test_where_no_vote_helps_there_is_no_change(self) -> None:
        outcome = judge(RULEBOOK["eu.passerelle"], replace(papers(), matters=("defence",)))

        assert outcome.change is None
        assert outcome.decisive == ()

    def test_to_vote_against_is_named_where_abstaining_would_not_do(self) -> None:
        change = judge(RULEBOOK["consensus"], papers()).change

        assert change == Change(codes("DE"), NO)


def test_in_a_large_body_nothing_is_searched() -> None:
    crowd = tuple(CellId(f"c{n}") for n in range(MOST + 1))
    box = Papers(crowd, dict.fromkeys(crowd, YES))

    assert smallest_change(RULEBOOK["unanimity"], box, adopted=True) is None
    fewer = replace(box, voters=crowd[:-1])
    assert smallest_change(RULEBOOK["unanimity"], fewer, adopted=True) == Change(crowd[:1], NO)


@many
@given(box=boxes(least=4, most=6), rule=st.sampled_from(sorted(RULEBOOK)))
def test_of_the_smallest_changes_the_heaviest_is_named(box: Papers, rule: str) -> None:
    outcome = judge(RULEBOOK[rule], box)
    change, measure = outcome.change, RULEBOOK[rule].measure
    if change is None:
        return
    table = box.weights if measure == "weights" else box.population
    rivals = [
        movers
        for movers in every_set(box.voters)
        if len(movers) == len(change.voters)
        and RULEBOOK[rule]
        .count(replace(box, cast={**box.cast, **dict.fromkeys(movers, change.choice)}))
        .adopted
        is not outcome.adopted
    ]

    weights = {sum(table[cell] for cell in movers) for movers in rivals}
    assert sum(table[cell] for cell in change.voters) == max(weights)
