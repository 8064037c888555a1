"""The four rules: edge cases by hand, and what holds for all papers."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.properties import steady
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Choice, Outcome, Papers, Rule

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN
CELLS = tuple(CellId(f"c{n}") for n in range(7))


def papers(
    *choices: Choice | None, weights: Mapping[CellId, int] | None = None, threshold: str = ""
) -> Papers:
    """Return one voter for each choice; None is a voter that stays silent."""
    voters = CELLS[: len(choices)]
    cast = {cell: one for cell, one in zip(voters, choices, strict=True) if one is not None}
    return Papers(voters, cast, weights or {}, threshold)


def count(rule: str, *choices: Choice | None) -> Outcome:
    return RULEBOOK[rule].count(papers(*choices))


@pytest.mark.parametrize(
    ("rule", "choices", "adopted", "why"),
    [
        ("consensus", (YES, YES), True, "nobody objected"),
        ("consensus", (YES, ABSTAIN, None), True, "nobody objected"),
        ("consensus", (YES, YES, NO), False, "1 objection stood"),
        ("consensus", (NO, NO), False, "2 objections stood"),
        ("consensus", (ABSTAIN, ABSTAIN), False, "nobody spoke for it"),
        ("consensus", (None, None), False, "nobody spoke for it"),
        ("consensus", (), False, "nobody spoke for it"),
        ("unanimity", (YES, YES), True, "no vote against"),
        ("unanimity", (YES, ABSTAIN), True, "no vote against"),
        ("unanimity", (YES, NO), False, "1 vote against"),
        ("unanimity", (YES, None), False, "1 voter took no part"),
        ("unanimity", (None, None), False, "2 voters took no part"),
        ("unanimity", (NO, None), False, "1 vote against"),
        ("unanimity", (ABSTAIN, ABSTAIN), False, "all abstained"),
        ("unanimity", (), False, "all abstained"),
        ("simple-majority", (YES, YES, NO), True, "2 in favour, 2 needed"),
        ("simple-majority", (YES, YES, NO, NO), False, "2 in favour, 3 needed"),
        ("simple-majority", (YES, ABSTAIN, ABSTAIN), False, "1 in favour, 2 needed"),
        ("simple-majority", (YES, None), False, "1 in favour, 2 needed"),
        ("simple-majority", (YES,), True, "1 in favour, 1 needed"),
        ("simple-majority", (), False, "0 in favour, 1 needed"),
        ("weighted-majority", (YES, YES, NO), True, "a weight of 2 in favour, 2 needed"),
        ("weighted-majority", (YES, NO), False, "a weight of 1 in favour, 2 needed"),
        ("weighted-majority", (), False, "a weight of 0 in favour, 1 needed"),
    ],
)
def test_edges(rule: str, choices: tuple[Choice | None, ...], adopted: bool, why: str) -> None:  # noqa: FBT001 - a column of the table
    outcome = count(rule, *choices)

    assert outcome.adopted is adopted
    assert outcome.sentence.startswith("Adopted: " if adopted else "Not adopted: ")
    assert why in outcome.sentence
    assert outcome.arithmetic


def test_the_oracle_of_27_members() -> None:
    members = tuple(CellId(f"m{n}") for n in range(27))
    majority = RULEBOOK["simple-majority"].count

    assert not majority(Papers(members, dict.fromkeys(members[:13], YES))).adopted
    assert majority(Papers(members, dict.fromkeys(members[:14], YES))).adopted


@pytest.mark.parametrize(
    ("threshold", "total", "needed"),
    [
        ("2/3", 9, 6),
        ("2/3", 10, 7),
        ("2/3", 3, 2),
        ("1/2", 10, 5),  # the share that is asked for is reached
        ("", 10, 6),  # more than half
        ("", 9, 5),
        ("65/100", 20, 13),
        ("0.65", 20, 13),
        ("1", 5, 5),
        ("1/1000000", 5, 1),
    ],
)
def test_a_threshold_is_exact(threshold: str, total: int, needed: int) -> None:
    def adopted(weight: int) -> bool:
        weights = {CELLS[0]: weight, CELLS[1]: total - weight}
        cast = papers(YES, NO, weights=weights, threshold=threshold)
        return RULEBOOK["weighted-majority"].count(cast).adopted

    assert [weight for weight in range(total + 1) if adopted(weight)] == [*range(needed, total + 1)]


def test_weights_of_nothing_adopt_nothing() -> None:
    weights = dict.fromkeys(CELLS, 0)
    cast = papers(YES, YES, weights=weights, threshold="2/3")

    assert not RULEBOOK["weighted-majority"].count(cast).adopted


def test_who_has_no_weight_written_down_weighs_one() -> None:
    outcome = RULEBOOK["weighted-majority"].count(papers(YES, NO, NO, weights={CELLS[0]: 5}))

    assert outcome.adopted
    assert outcome.arithmetic[1] == "Weights: c0 5, c1 1, c2 1."


CHOICES = st.lists(st.sampled_from([YES, NO, ABSTAIN, None]), min_size=1, max_size=len(CELLS))
BOXES = st.builds(
    lambda choices, weights, share: papers(
        *choices, weights=dict(zip(CELLS, weights, strict=True)), threshold=share
    ),
    CHOICES,
    st.lists(st.integers(0, 9), min_size=len(CELLS), max_size=len(CELLS)),
    st.sampled_from(["", "1/2", "2/3", "3/4", "1"]),
)


def with_paper(box: Papers, cell: CellId, choice: Choice) -> Papers:
    return Papers(box.voters, {**box.cast, cell: choice}, box.weights, box.threshold)


@pytest.mark.parametrize("rule", RULEBOOK.values(), ids=list(RULEBOOK))
class TestEveryRule:
    @steady
    @given(box=BOXES, place=st.integers(0, len(CELLS) - 1))
    def test_a_yes_more_never_turns_adopted_into_not(
        self, rule: Rule, box: Papers, place: int
    ) -> None:
        voter = box.voters[place % len(box.voters)]

        if rule.count(box).adopted:
            assert rule.count(with_paper(box, voter, YES)).adopted

    @steady
    @given(box=BOXES, place=st.integers(0, len(CELLS) - 1))
    def test_a_no_more_never_turns_not_adopted_into_adopted(
        self, rule: Rule, box: Papers, place: int
    ) -> None:
        voter = box.voters[place % len(box.voters)]

        if not rule.count(box).adopted:
            assert not rule.count(with_paper(box, voter, NO)).adopted

    @steady
    @given(box=BOXES)
    def test_counts_add_up(self, rule: Rule, box: Papers) -> None:
        outcome = rule.count(box)

        counts = (outcome.yes, outcome.no, outcome.abstain, outcome.silent)
        assert sum(counts) == len(box.voters)
        assert all(one >= 0 for one in counts)

    @steady
    @given(box=BOXES)
    def test_nothing_is_adopted_without_a_yes(self, rule: Rule, box: Papers) -> None:
        outcome = rule.count(box)

        assert outcome.yes or not outcome.adopted or rule.id == "silence"

    @steady
    @given(box=BOXES)
    def test_a_stranger_in_the_box_counts_for_nothing(self, rule: Rule, box: Papers) -> None:
        assert rule.count(with_paper(box, CellId("stranger"), NO)) == rule.count(box)

    def test_it_is_explained(self, rule: Rule) -> None:
        assert rule.title
        assert rule.words.endswith(".")
        assert "bstain" in rule.abstention


@steady
@given(choices=CHOICES)
def test_abstention_means_what_the_words_say(choices: list[Choice | None]) -> None:
    """Standing aside in consensus and unanimity; a vote against where the base is all."""
    as_no = [NO if one is ABSTAIN else one for one in choices]
    as_silence = [None if one is ABSTAIN else one for one in choices]

    assert count("consensus", *choices).adopted == count("consensus", *as_silence).adopted
    for rule in ("simple-majority", "weighted-majority"):
        assert count(rule, *choices).adopted == count(rule, *as_no).adopted
    if YES in choices and NO not in choices and None not in choices:
        assert count("unanimity", *choices).adopted
        assert count("unanimity", *as_silence).adopted == (ABSTAIN not in choices)


@steady
@given(box=BOXES)
def test_a_share_is_reached_exactly(box: Papers) -> None:
    weights = {cell: box.weights[cell] for cell in box.voters}
    agreed = sum(weights[cell] for cell in box.voters if box.cast.get(cell) is YES)
    total = sum(weights.values())
    reached = (
        Fraction(agreed) >= total * Fraction(box.threshold) if box.threshold else 2 * agreed > total
    )

    assert RULEBOOK["weighted-majority"].count(box).adopted == (reached and agreed > 0)
