"""The Council of the Union: published votes, and the edges of each rule."""

from math import ceil

import pytest

from tests.engine.rules.union import (
    ABSTAIN,
    HEADS,
    NO,
    SHARES,
    UNION,
    YES,
    codes,
    count,
    papers,
)
from wargame.engine.names import CellId
from wargame.engine.rules import RULEBOOK, Papers, Rule
from wargame.engine.rules.ballot_paper import percent


@pytest.mark.parametrize(
    ("no", "abstain", "yes", "share", "members", "people", "deemed", "adopted"),
    [
        # Nature restoration, 17 June 2024: adopted by 20 to 6 with 1 abstention, about 66 %.
        ("IT PL NL SE HU FI", "BE", 20, "66.09", True, True, False, True),
        # The day before, with Slovakia: reported as 64.86 %, short of 65.
        ("IT PL NL SE HU FI SK", "BE", 19, "64.88", True, False, False, False),
        # Duties on electric cars, 4 October 2024, had a majority in favour been asked for.
        (
            "DE HU SK SI MT",
            "ES RO BE CZ PT SE EL AT FI HR CY LU",
            10,
            "46.04",
            False,
            False,
            False,
            False,
        ),
        # Mercosur, 9 January 2026: adopted by 21 to 5 with 1 abstention.
        ("FR PL HU AT IE", "BE", 21, "68.54", True, True, False, True),
        # Three of the largest cannot block by themselves; a fourth member can, however small.
        ("DE FR IT", "", 24, "53.11", True, False, True, True),
        ("DE FR IT MT", "", 23, "52.99", True, False, False, False),
        # The fifteen largest, and the fourteen largest.
        ("DK FI SK IE HR LT SI LV EE CY LU MT", "", 15, "91.86", True, True, False, True),
        ("BG DK FI SK IE HR LT SI LV EE CY LU MT", "", 14, "90.43", False, True, False, False),
        # Everybody abstains.
        ("", " ".join(UNION), 0, "0.00", False, False, False, False),
    ],
)
def test_qualified_majority_on_a_proposal(  # noqa: PLR0913 - columns of the table
    no: str,
    abstain: str,
    *,
    yes: int,
    share: str,
    members: bool,
    people: bool,
    deemed: bool,
    adopted: bool,
) -> None:
    outcome = count("eu.qmv", papers(codes(no), codes(abstain)))

    assert (outcome.yes, outcome.yes_share) == (yes, share)
    assert (outcome.needed, outcome.blocking) == (15, 4)
    assert (outcome.yes >= outcome.needed) is members
    assert (outcome.yes_population >= outcome.population_needed) is people
    assert (outcome.deemed, outcome.adopted) == (deemed, adopted)
    rest = outcome.population - outcome.yes_population
    assert len(UNION) - outcome.yes == outcome.no + outcome.abstain
    assert abs(float(share) + float(percent(rest, outcome.population)) - 100) < 0.011


@pytest.mark.parametrize(
    ("no", "yes", "share", "adopted"),
    [
        ("HR LT SI LV EE CY LU MT", 19, "96.83", False),
        ("LT SI LV EE CY LU MT", 20, "97.69", True),
        ("DE FR IT", 24, "53.11", False),  # nothing is deemed here
    ],
)
def test_reinforced_majority(no: str, yes: int, share: str, *, adopted: bool) -> None:
    outcome = count("eu.qmv-reinforced", papers(codes(no)))

    assert (outcome.yes, outcome.yes_share, outcome.needed) == (yes, share, 20)
    assert (outcome.adopted, outcome.deemed, outcome.blocking) == (adopted, False, 0)


@pytest.mark.parametrize("rule", ["eu.qmv", "eu.pesco"])
def test_pesco_counts_its_participants_alone(rule: str) -> None:
    outcome = count(rule, papers(codes("DE FR IT"), out=codes("MT")))

    assert (outcome.yes, outcome.yes_share, outcome.needed) == (23, "53.06", 15)
    assert (outcome.blocking, outcome.deemed, outcome.adopted) == (4, True, True)
    assert "MT" not in outcome.binds


def test_with_fewer_taking_part_it_is_one_more_than_the_fewest_who_hold_over_35_percent() -> None:
    out = codes("DE FR IT ES PL")
    rest = [SHARES[cell] for cell in UNION if cell not in out]
    fewest = next(n for n in range(len(rest)) if 100 * sum(rest[:n]) > 35 * sum(rest))

    outcome = count("eu.qmv", papers(out=out))

    assert outcome.blocking == fewest + 1
    assert count("eu.qmv", papers(UNION[5 : 5 + fewest], out=out)).deemed
    assert not count("eu.qmv", papers(UNION[5 : 6 + fewest], out=out)).adopted


@pytest.mark.parametrize(
    ("rule", "taking_part", "needed"),
    [
        *(
            ("eu.qmv", *pair)
            for pair in [(27, 15), (26, 15), (25, 14), (24, 14), (21, 12), (20, 11), (9, 5)]
        ),
        *(("eu.qmv-reinforced", *pair) for pair in [(27, 20), (26, 19), (25, 18), (20, 15)]),
    ],
)
def test_a_share_of_the_members_is_rounded_up(rule: str, taking_part: int, needed: int) -> None:
    assert count(rule, papers(out=UNION[taking_part:])).needed == needed


@pytest.mark.parametrize("taking_part", range(9, 27))
def test_too_few_to_block_leave_enough_in_favour(taking_part: int) -> None:
    """So a majority that is deemed attained never lacks members."""
    voters = UNION[27 - taking_part :]
    outcome = count("eu.qmv", papers(out=UNION[: 27 - taking_part]))

    assert len(voters) - (outcome.blocking - 1) >= outcome.needed


def test_nothing_is_deemed_adopted_by_nobody() -> None:
    one = CellId("DE")
    alone = Papers((one,), {one: NO}, population=SHARES)

    assert not count("eu.qmv", alone).adopted


def test_an_abstention_is_a_vote_against_and_to_take_no_part_is_none() -> None:
    others = codes("IT PL NL SE HU FI")
    against = count("eu.qmv", papers((*others, CellId("BE"), CellId("SK"))))
    abstaining = count("eu.qmv", papers(others, codes("BE SK")))
    away = count("eu.qmv", papers(others, out=codes("BE SK")))

    assert (against.adopted, abstaining.adopted, away.adopted) == (False, False, True)
    assert against.yes_population == abstaining.yes_population
    assert away.population == abstaining.population - SHARES[CellId("BE")] - SHARES[CellId("SK")]


class TestExactness:
    def test_people_are_counted_one_by_one(self) -> None:
        total = sum(HEADS.values())
        outcome = count("eu.qmv", papers(table=HEADS))

        assert (total, outcome.population_needed) == (446_472_959, 290_207_424)
        assert outcome.population == outcome.yes_population == total

    @pytest.mark.parametrize(("inside", "adopted"), [(65, True), (64, False)])
    def test_65_percent_is_enough_and_less_is_not(self, inside: int, *, adopted: bool) -> None:
        """One person of a hundred is on the edge; four members are against."""
        table = {CellId(f"M{n}"): 0 for n in range(27)}
        table |= dict.fromkeys(list(table)[:4], 1)
        against = list(table)[:4]
        table[against[0]] = 10**12 * (100 - inside) - 3
        table |= dict.fromkeys(list(table)[4:], 1)
        table[list(table)[4]] = 10**12 * inside - 22

        outcome = count("eu.qmv", papers(against, table=table))

        assert sum(table.values()) == 10**14
        assert outcome.adopted is adopted
        assert not outcome.within_rounding

    def test_a_person_less_than_65_percent_fails(self) -> None:
        table = dict.fromkeys((CellId(f"M{n}") for n in range(27)), 100)
        lacking = {**table, CellId("M0"): 1315 + 1, CellId("M26"): 100}
        against = codes("M0 M1 M2 M3")

        # Raise one inside until 65 % is met exactly or just passed, then take one person away.
        outside = sum(lacking[cell] for cell in against)
        least = ceil(outside * 65 / 35)
        inside = sum(lacking.values()) - outside
        exact = {**lacking, CellId("M26"): lacking[CellId("M26")] + least - inside}
        short = {**exact, CellId("M26"): exact[CellId("M26")] - 1}

        assert count("eu.qmv", papers(against, table=exact)).adopted
        assert not count("eu.qmv", papers(against, table=short)).adopted

    @pytest.mark.parametrize(
        ("part", "whole", "text"),
        [(1, 3, "33.33"), (2, 3, "66.67"), (1, 1, "100.00"), (0, 7, "0.00"), (1, 20_000, "0.01")],
    )
    def test_a_share_is_told_with_two_decimals(self, part: int, whole: int, text: str) -> None:
        assert percent(part, whole) == text


class TestRounding:
    def test_a_result_that_hangs_on_it_says_so(self) -> None:
        outcome = count("eu.qmv", papers(codes("IT PL NL SE HU FI SK"), codes("BE")))

        assert outcome.within_rounding
        assert "Too close to call with rounded shares" in outcome.caution
        assert outcome.caution in outcome.arithmetic

    @pytest.mark.parametrize("no", ["IT PL NL SE HU FI", "DE FR IT MT"])
    def test_a_clear_one_does_not(self, no: str) -> None:
        assert not count("eu.qmv", papers(codes(no))).within_rounding

    @pytest.mark.parametrize(
        ("against", "close"), [(3479, False), (3480, True), (3520, True), (3521, False)]
    )
    def test_it_is_close_from_64_8_to_65_2(self, against: int, *, close: bool) -> None:
        cells = [CellId(f"M{n}") for n in range(27)]
        table = {**dict.fromkeys(cells, 1), cells[0]: against - 3}
        table[cells[26]] = 10_000 - sum(table.values()) + 1
        box = Papers(tuple(cells), papers(cells[:4], table=table).cast, population=table)
        rounded = Papers(box.voters, box.cast, population=table, rounded=True)

        assert count("eu.qmv", rounded).within_rounding is close
        assert not count("eu.qmv", box).within_rounding

    def test_it_is_silent_where_the_members_decide(self) -> None:
        """65.00 % with fourteen members, and 64.91 % with three outside: neither hangs on it."""
        few = count("eu.qmv", papers(codes("IT ES NL BE IE HR LT SI LV EE CY LU MT")))
        deemed = count("eu.qmv", papers(codes("DE FR BG")))

        assert (few.yes, few.yes_share, few.adopted) == (14, "65.00", False)
        assert (deemed.yes, deemed.yes_share, deemed.adopted) == (24, "64.91", True)
        assert not few.within_rounding
        assert not deemed.within_rounding


@pytest.mark.parametrize("rule", [rule for rule in RULEBOOK.values() if rule.needs])
def test_what_cannot_be_counted_is_not_adopted_and_says_why(rule: Rule) -> None:
    outcome = rule.count(Papers(UNION, dict.fromkeys(UNION, YES)))

    assert not outcome.adopted
    assert "cannot be counted without" in outcome.sentence


def test_a_member_without_a_population_is_named() -> None:
    table = {cell: share for cell, share in SHARES.items() if cell != "HU"}
    box = Papers(UNION, dict.fromkeys(UNION, ABSTAIN), population=table)

    assert "the population of HU" in RULEBOOK["eu.qmv"].lacks(box)
    assert RULEBOOK["eu.qmv"].lacks(Papers((), {}, population=SHARES))
