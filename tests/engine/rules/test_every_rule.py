"""What holds for every rule and all papers."""

from dataclasses import fields, replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.rules.boxes import CELLS, boxes, few
from tests.engine.rules.union import ABSTAIN, NO, UNION, YES, papers
from tests.helpers.properties import steady
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Choice, Outcome, Papers, Rule
from wargame.engine.rules.ballot_paper import LACKING

MAJORITIES = ("simple-majority", "weighted-majority", "eu.qmv", "eu.qmv-reinforced", "eu.pesco")
BY_SILENCE = {"silence"}
"""Rules under which a text may pass without anybody in favour."""


def with_paper(box: Papers, cell: CellId, choice: Choice) -> Papers:
    return replace(box, cast={**box.cast, cell: choice})


@pytest.mark.parametrize("rule", RULEBOOK.values(), ids=list(RULEBOOK))
class TestEveryRule:
    @few
    @given(box=boxes(), place=st.integers(0, len(CELLS) - 1))
    def test_a_yes_more_never_turns_adopted_into_not(
        self, rule: Rule, box: Papers, place: int
    ) -> None:
        voter = box.voters[place % len(box.voters)]

        if rule.count(box).adopted:
            assert rule.count(with_paper(box, voter, YES)).adopted

    @few
    @given(box=boxes(), place=st.integers(0, len(CELLS) - 1))
    def test_a_voter_who_turns_against_never_turns_not_adopted_into_adopted(
        self, rule: Rule, box: Papers, place: int
    ) -> None:
        """Coming to vote against may make up a quorum; who is in the room turns nothing by it."""
        voter = box.voters[place % len(box.voters)]
        bound = replace(box, quorum=0)

        if not rule.count(bound).adopted:
            assert not rule.count(with_paper(bound, voter, NO)).adopted

    @few
    @given(box=boxes())
    def test_the_result_is_of_one_piece(self, rule: Rule, box: Papers) -> None:
        outcome = rule.count(box)

        counts = (outcome.yes, outcome.no, outcome.abstain, outcome.silent)
        assert sum(counts) == len(box.voters)
        assert outcome.rule == rule.id
        assert outcome.sentence.startswith("Adopted: " if outcome.adopted else "Not adopted: ")
        assert outcome.adopted or not outcome.binds
        assert not set(outcome.binds) & set(outcome.exempt)
        assert 0 <= outcome.yes_population <= outcome.population
        assert all(one.endswith(".") for one in outcome.arithmetic)

    @few
    @given(box=boxes())
    def test_no_vote_passes_without_anybody_in_favour(self, rule: Rule, box: Papers) -> None:
        outcome = rule.count(replace(box, ruling=None))

        assert outcome.yes or not outcome.adopted or rule.id in BY_SILENCE

    @few
    @given(box=boxes())
    def test_a_stranger_in_the_box_counts_for_nothing(self, rule: Rule, box: Papers) -> None:
        assert rule.count(with_paper(box, CellId("stranger"), NO)) == rule.count(box)

    def test_with_all_in_favour_it_passes_if_it_can(self, rule: Rule) -> None:
        box = replace(papers(), joining=UNION, vetoes=UNION[:5], needed=14, ruling=True)

        assert rule.count(box).adopted

    def test_it_is_explained(self, rule: Rule) -> None:
        assert rule.title
        assert rule.words.endswith(".")
        assert "bstain" in rule.abstention
        known = {one.name for one in fields(Papers)}
        assert set(rule.needs) <= known & set(LACKING)
        assert rule.measure in {"", "weights", "population"}


@steady
@given(box=boxes(), rule=st.sampled_from(MAJORITIES))
def test_under_a_majority_of_all_abstaining_is_voting_against(box: Papers, rule: str) -> None:
    against = {cell: NO if one is ABSTAIN else one for cell, one in box.cast.items()}

    assert RULEBOOK[rule].count(box).adopted is (
        RULEBOOK[rule].count(replace(box, cast=against)).adopted
    )


@steady
@given(box=boxes(), rule=st.sampled_from(["silence", "pledge", "un.security-council", "n-of-m"]))
def test_where_it_stops_nobody_abstaining_is_putting_in_no_paper(box: Papers, rule: str) -> None:
    quiet = {cell: one for cell, one in box.cast.items() if one is not ABSTAIN}
    there = replace(box, quorum=0)

    assert RULEBOOK[rule].count(there).adopted is (
        RULEBOOK[rule].count(replace(there, cast=quiet)).adopted
    )


@steady
@given(box=boxes())
def test_constructive_abstention_is_unanimity_but_for_the_two_thirds(box: Papers) -> None:
    apart = [cell for cell in box.declared if box.cast.get(cell) is ABSTAIN]
    held = sum(box.population[cell] for cell in apart)
    total = sum(box.population[cell] for cell in box.voters)
    blocked = 3 * len(apart) >= len(box.voters) and 3 * held >= total

    agreed = RULEBOOK["unanimity"].count(box).adopted
    assert RULEBOOK["eu.cfsp-unanimity"].count(box).adopted is (agreed and not blocked)


@steady
@given(box=boxes(least=2, most=9))
def test_a_qualified_majority_is_what_the_treaty_says(box: Papers) -> None:
    agreed = box.choosing(YES)
    voters, held = len(box.voters), box.people(agreed)
    total = box.people(box.voters)
    members = 100 * len(agreed) >= 55 * voters and len(agreed) > 0
    people = 100 * held >= 65 * total
    largest = sorted((box.population[cell] for cell in box.voters), reverse=True)
    fewest = next(n for n in range(voters + 1) if 100 * sum(largest[:n]) > 35 * total)
    block = 4 if len(box.population) == voters else fewest + 1

    outcome = RULEBOOK["eu.qmv"].count(box)
    assert outcome.blocking == block
    assert outcome.adopted is (members and (people or voters - len(agreed) < block))
    reinforced = 100 * len(agreed) >= 72 * voters and people
    assert RULEBOOK["eu.qmv-reinforced"].count(box).adopted is reinforced


def test_an_outcome_is_plain_data() -> None:
    """It is written into the record: no fraction, no float."""
    kinds = {str(one.type) for one in fields(Outcome)}

    assert not {kind for kind in kinds if "float" in kind or "Fraction" in kind}
    assert get_args(Outcome.__annotations__["change"])
