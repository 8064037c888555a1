"""The methods of ruling: exact odds, fair dice, medians, votes, and the names of margins."""

from collections import Counter
from fractions import Fraction
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.properties import many
from wargame.engine.adjudication import Adjudication, estimates, rolling, two_dice, voices
from wargame.engine.adjudication.terms import BANDS, WORDS

TABLE = {
    -6: 0,
    -5: 1,
    -4: 3,
    -3: 6,
    -2: 10,
    -1: 15,
    0: 21,
    1: 26,
    2: 30,
    3: 33,
    4: 35,
    5: 36,
    6: 36,
}
"""Of 36 throws, those that reach seven, for each modifier: the published table."""

NETS = st.integers(-12, 12)
FACES = st.integers(1, 6)
PERCENTS = st.integers(0, 100)


@pytest.mark.parametrize(("net", "ways"), TABLE.items())
def test_the_odds_are_those_of_the_table(net: int, ways: int) -> None:
    assert two_dice.odds(net, 7) == Fraction(ways, 36)


def test_a_natural_twelve_and_two_change_the_ends_alone() -> None:
    natural = {net: two_dice.ways(net, 7, naturals=True) for net in TABLE}

    assert natural == {**TABLE, -6: 1, 5: 35, 6: 35}
    assert two_dice.ways(-9, 7, naturals=True) == 1
    assert two_dice.ways(-9, 7) == 0


@pytest.mark.parametrize(
    ("pros", "cons", "net"), [(3, 0, 3), (0, 3, -3), (2, 2, 0), (9, 0, 4), (0, 9, -4)]
)
def test_arguments_count_one_each_up_to_the_cap(pros: int, cons: int, net: int) -> None:
    assert two_dice.modifier(pros, cons, 4) == net


@many
@given(NETS, st.booleans())
def test_one_argument_more_never_lowers_the_odds(net: int, naturals: bool) -> None:  # noqa: FBT001
    more = two_dice.odds(net + 1, 7, naturals=naturals)
    assert two_dice.odds(net, 7, naturals=naturals) <= more


@many
@given(FACES, FACES, NETS, st.booleans())
def test_a_success_has_a_margin_of_nothing_or_more(
    one: int,
    two: int,
    net: int,
    naturals: bool,  # noqa: FBT001
) -> None:
    thrown = two_dice.judge((one, two), net, 7, naturals=naturals)
    assert thrown.success is (thrown.margin >= 0)


def test_a_million_rolls_are_fair() -> None:
    rolls = 1_000_000
    faces = rolling.throw("seed", "fair", 6, 2 * rolls)
    seen = Counter(zip(faces[::2], faces[1::2], strict=True))
    expected = Fraction(rolls, 36)
    chi = sum(
        (seen[one, two] - expected) ** 2 / expected for one in range(1, 7) for two in range(1, 7)
    )

    assert chi < 66  # 35 degrees of freedom: passed by 99.9 % of fair pairs of dice


def test_percentile_rolls_are_fair() -> None:
    seen = Counter(rolling.throw("seed", "percent", 100, 100_000))

    assert set(seen) == set(range(1, 101))
    assert sum(Fraction((n - 1000) ** 2, 1000) for n in seen.values()) < 149


def test_a_roll_follows_from_seed_and_name_alone() -> None:
    assert rolling.throw("a", "m/1", 6, 2) == rolling.throw("a", "m/1", 6, 40)[:2]
    assert rolling.throw("a", "m/1", 6, 40) != rolling.throw("a", "m/2", 6, 40)
    assert rolling.throw("a", "m/1", 6, 40) != rolling.throw("b", "m/1", 6, 40)


@many
@given(st.lists(PERCENTS, min_size=1))
def test_the_median_lies_between_the_ends(percents: list[int]) -> None:
    found = estimates.spread(percents)

    assert found is not None
    assert (found.given, found.least, found.most) == (len(percents), min(percents), max(percents))
    assert found.least <= median_low(percents) <= found.median <= found.most


def test_two_middle_estimates_are_halved_downwards() -> None:
    assert estimates.spread([10, 20, 35, 90]) == estimates.Spread(4, 10, 27, 90)
    assert estimates.spread([]) is None


@given(PERCENTS)
def test_the_shown_percent_is_the_percent_rolled(median: int) -> None:
    rolled = [estimates.judge(roll, median) for roll in range(1, 101)]

    assert sum(one.success for one in rolled) == median
    assert all(one.success is (one.margin >= 0) for one in rolled)


def test_voices() -> None:
    assert voices.majority([True, True, False]) is True
    assert voices.majority([True, False]) is False
    assert voices.majority([]) is None
    assert voices.agreed([True, True]) is True
    assert voices.agreed([True, False]) is None
    assert voices.agreed([]) is None


def test_margins_have_names() -> None:
    rules = Adjudication()
    named = [rules.band(margin) for margin in (9, 3, 2, 0, -1, -2, -3, -40)]
    strong, plain, partial, cost = (one.title for one in BANDS)

    assert named == [strong, strong, plain, plain, partial, partial, cost, cost]


def test_words_stand_for_percents_in_order() -> None:
    assert Adjudication().word("likely") == WORDS[4]
    assert Adjudication().word("perhaps") is None
    ends = [(one.least, one.number, one.most) for one in WORDS]
    assert all(least <= number <= most for least, number, most in ends)
    assert ends == sorted(ends)
