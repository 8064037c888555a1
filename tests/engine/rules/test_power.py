"""Power indices: the classical games, the Union of 27, and counting one by one."""

from collections.abc import Sequence
from fractions import Fraction
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.rules.union import SHARES, UNION, papers
from tests.helpers.properties import steady
from wargame.engine.names import CellId
from wargame.engine.rules.power import (
    Assembly,
    Power,
    decimals,
    of_union,
    power,
    qualified_majority,
    reinforced_majority,
    weighted,
)

EEC, NASSAU = (4, 4, 4, 2, 2, 1), (9, 9, 7, 3, 1, 1)
COUNCIL = (7,) * 5 + (1,) * 10


def parts(*texts: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(text) for text in texts)


@pytest.mark.parametrize(
    ("quota", "weights", "swings"),
    [
        (12, EEC, (10, 10, 10, 6, 6, 0)),  # the Six of 1958
        (16, NASSAU, (16, 16, 16, 0, 0, 0)),  # Banzhaf's Nassau County
        (51, (49, 49, 2), (2, 2, 2)),
    ],
)
def test_swings_of_the_classical_votes(
    quota: int, weights: tuple[int, ...], swings: tuple[int, ...]
) -> None:
    assert power(weighted(quota, weights)).swings == swings


def test_the_six_of_1958() -> None:
    six = power(weighted(12, EEC))

    assert six.winning == 14
    assert six.banzhaf == parts("5/21", "5/21", "5/21", "1/7", "1/7", "0")
    assert six.shapley_shubik == parts("14/60", "14/60", "14/60", "9/60", "9/60", "0")


@pytest.mark.parametrize(
    ("quota", "weights", "banzhaf", "absolute"),
    [
        (12, (8, 6, 4, 2), ("5/12", "1/4", "1/4", "1/12"), ("0.625", "0.375", "0.375", "0.125")),
        (51, (50, 49, 1), ("0.6", "0.2", "0.2"), ("0.75", "0.25", "0.25")),
    ],
)
def test_absolute_and_normalised(
    quota: int, weights: tuple[int, ...], banzhaf: tuple[str, ...], absolute: tuple[str, ...]
) -> None:
    found = power(weighted(quota, weights))

    assert found.banzhaf == parts(*banzhaf)
    assert found.absolute == parts(*absolute)


def test_the_security_council() -> None:
    found = power(weighted(39, COUNCIL))

    assert found.winning == 848
    assert found.shapley_shubik == (Fraction(421, 2145),) * 5 + (Fraction(4, 2145),) * 10
    assert found.banzhaf == (Fraction(848, 5080),) * 5 + (Fraction(84, 5080),) * 10
    assert (decimals(found.banzhaf[0], 5), decimals(found.banzhaf[9])) == ("0.16693", "0.016535")
    assert (decimals(found.shapley_shubik[0], 5)) == "0.19627"
    assert (decimals(found.shapley_shubik[9])) == "0.001865"


@pytest.fixture(scope="module")
def union() -> Power:
    """The Council of 27 on a proposal, with the shares of 2025."""
    return power(qualified_majority(papers()))


class TestTheUnionOf27:
    def test_coalitions(self, union: Power) -> None:
        without = power(of_union(papers(), Fraction(55, 100), rescue=False))

        assert union.winning == 17_729_938
        assert union.winning - without.winning == 20
        assert decimals(union.passage) == "0.132098"
        assert power(reinforced_majority(papers())).winning == 1_045_769

    @pytest.mark.parametrize(
        ("member", "banzhaf", "shapley_shubik"),
        [
            ("DE", "0.120377", "0.175560"),
            ("FR", "0.101085", "0.134596"),
            ("IT", "0.088886", "0.115625"),
            ("ES", "0.077705", "0.093087"),
            ("PL", "0.063436", "0.067332"),
            ("RO", "0.039090", ""),
            ("NL", "0.037940", ""),
            ("MT", "0.017313", "0.008623"),
        ],
    )
    def test_indices(self, union: Power, member: str, banzhaf: str, shapley_shubik: str) -> None:
        place = UNION.index(CellId(member))

        assert decimals(union.banzhaf[place]) == banzhaf
        assert decimals(union.shapley_shubik[place]) == shapley_shubik or not shapley_shubik

    def test_power_is_more_even_than_people(self, union: Power) -> None:
        people = Fraction(SHARES[CellId("DE")], SHARES[CellId("MT")])

        assert union.banzhaf[0] / union.banzhaf[-1] < 7
        assert people > 150
        assert sum(union.banzhaf) == sum(union.shapley_shubik) == 1


def one_by_one(weights: Sequence[int], wins: dict[int, int | None]) -> Power:
    """Count every coalition: slow, and plainly right."""
    voters = len(weights)
    swings, orders, winning = [0] * voters, [Fraction(0)] * voters, 0

    def won(coalition: int) -> bool:
        members = [n for n in range(voters) if coalition >> n & 1]
        least = wins[len(members)]
        return least is not None and sum(weights[n] for n in members) >= least

    for coalition in range(2**voters):
        winning += won(coalition)
        size = coalition.bit_count()
        for n in range(voters):
            if not coalition >> n & 1 and won(coalition | 1 << n) and not won(coalition):
                swings[n] += 1
                chance = factorial(size) * factorial(voters - 1 - size)
                orders[n] += Fraction(chance, factorial(voters))
    return Power(winning, 2**voters, tuple(swings), tuple(orders))


@steady
@given(
    weights=st.lists(st.integers(0, 12), min_size=1, max_size=7),
    quota=st.integers(1, 40),
    members=st.integers(1, 7),
    enough=st.integers(1, 9),
)
def test_it_counts_as_one_by_one(weights: list[int], quota: int, members: int, enough: int) -> None:
    """Two bars, and a number of members that is enough by itself."""
    wins = {
        size: 0 if size >= enough else quota if size >= members else None
        for size in range(len(weights) + 1)
    }

    assert power(Assembly(tuple(weights), wins.get)) == one_by_one(weights, wins)


def test_nobody_has_power_where_nothing_passes() -> None:
    found = power(weighted(10, (1, 2, 3)))

    assert (found.winning, found.swings) == (0, (0, 0, 0))
    assert found.banzhaf == parts("0", "0", "0")


@pytest.mark.parametrize("weights", [(), (3, -1), (450_000_000,) * 27])
def test_what_cannot_be_counted_is_refused_in_words(weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"Mend the weights|basis points"):
        weighted(1, weights)
