"""From score sheets to numbers: indicators, flips, bonuses, line-ups, exclusions, sizes."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.engine.bargaining.given import game, party, sets
from tests.helpers.little import LITTLE
from wargame.engine import Scenario, bargaining
from wargame.engine.bargaining import Extra, Space, TooManyOutcomes
from wargame.engine.bargaining.sheets import reservation
from wargame.engine.names import CellId, IndicatorId, IssueId, OptionId
from wargame.engine.scenario import Basis, Delegation, Exclusion, Indicator, Issue, LineUp, Option
from wargame.engine.score_sheets import Bonus, Flip, Part, ScoreSheet, Stake

ANN, BEN, DUO = CellId("ann"), CellId("ben"), CellId("duo")
A, B, Z = IssueId("A"), IssueId("B"), IssueId("Z")
YES, NO = OptionId("y"), OptionId("n")
HEAT, TRUST = IndicatorId("heat"), IndicatorId("trust")
BOTH, ONE = LineUp("both", "Both", 2, 2, (ANN, BEN)), LineUp("one", "One", 1, 1, (DUO,))
STAKES = tuple(
    Stake(issue, {YES: best, NO: "0"}, Basis.ASSUMED, ()) for issue, best in ((A, "60"), (B, "40"))
)


def sheet(cell: CellId, *stakes: Stake, base: str = "30", part: Part = Part.SIGNS) -> ScoreSheet:
    """Return a sheet for the package of A and B."""
    coefficients = {HEAT: "5/2", TRUST: "-2"}
    return ScoreSheet(str(cell), cell, "Main", part, base, coefficients, stakes or STAKES)


def issue(name: IssueId, package: str) -> Issue:
    options = tuple(Option(one, str(one), str(one), Basis.ASSUMED, ()) for one in (YES, NO))
    return Issue(name, package, str(name), "?", options)


def scenario(*scores: ScoreSheet, exclusions: tuple[Exclusion, ...] = ()) -> Scenario:
    """Return two delegations, and one that may stand for both."""
    return replace(
        LITTLE,
        delegations=(
            Delegation(ANN, "Ann", "ANN", 1, "circle", "-", 1),
            Delegation(BEN, "Ben", "BEN", 2, "square", "-", 1),
            Delegation(DUO, "Duo", "DUO", 3, "star", "-", 2, (ANN, BEN)),
        ),
        issues=(issue(A, "Main"), issue(B, "Main"), issue(Z, "Side")),
        exclusions=exclusions,
        indicators=tuple(
            Indicator(one, str(one), 5, 0, 10, None, "-", Basis.ASSUMED, ())
            for one in (HEAT, TRUST)
        ),
        scores=scores,
    )


def worth(space: Space, cell: CellId, **choices: str) -> Fraction:
    (code,) = space.codes({IssueId(one): OptionId(option) for one, option in choices.items()})
    return space.points(code)[cell]


@pytest.mark.parametrize(
    ("heat", "trust", "expected"), [(5, 5, "30"), (8, 5, "75/2"), (5, 8, "24"), (0, 0, "55/2")]
)
def test_a_reservation_value_moves_with_indicators(heat: int, trust: int, expected: str) -> None:
    assert reservation(sheet(ANN), {HEAT: heat, TRUST: trust}) == Fraction(expected)


def test_an_indicator_without_a_level_stands_at_its_start() -> None:
    (table, _) = bargaining.tables(scenario(sheet(ANN), sheet(BEN)), "Main", BOTH, {HEAT: 7})
    assert table.reservation == 35


@pytest.mark.parametrize(("heat", "best"), [(3, YES), (4, YES), (5, NO)])
def test_an_order_flips_at_a_level(heat: int, best: OptionId) -> None:
    turned = Flip(HEAT, {YES: "60", NO: "0"}, (NO,), most=4)
    stake = replace(STAKES[0], points={YES: "0", NO: "60"}, red_lines=(YES,), flips=(turned,))
    known = scenario(sheet(ANN, stake, STAKES[1]), sheet(BEN))
    table = bargaining.tables(known, "Main", BOTH, {HEAT: heat})[0]
    worst = NO if best == YES else YES
    assert table.points[A] == {best: 60, worst: 0}
    assert table.red_lines[A] == {worst}


def test_a_flip_can_hold_from_a_level_on() -> None:
    flip = Flip(HEAT, {}, least=7)
    assert [flip.holds(level) for level in (6, 7, 8)] == [False, True, True]
    between = Flip(HEAT, {}, least=3, most=4)
    assert [flip for flip in range(7) if between.holds(flip)] == [3, 4]


def test_one_that_stands_for_two_has_their_average_and_the_red_lines_of_both() -> None:
    other = replace(STAKES[0], points={YES: "0", NO: "60"}, red_lines=(YES,))
    consents = sheet(BEN, other, STAKES[1], base="40", part=Part.CONSENTS)
    known = scenario(replace(sheet(ANN), part=Part.HEARD), consents)
    (table,) = bargaining.tables(known, "Main", ONE)
    assert (table.cell, table.members, table.part) == (DUO, (ANN, BEN), Part.CONSENTS)
    assert table.points == {A: {YES: 30, NO: 30}, B: {YES: 40, NO: 0}}
    assert table.red_lines == {A: {YES}, B: frozenset()}
    assert table.reservation == 35


def test_a_sheet_of_its_own_comes_before_an_average() -> None:
    known = scenario(sheet(ANN), sheet(BEN), sheet(DUO, base="77"))
    (table,) = bargaining.tables(known, "Main", ONE)
    assert (table.members, table.reservation) == ((DUO,), Fraction(77))


def test_a_delegation_without_scores_is_left_out() -> None:
    space = bargaining.space(scenario(sheet(ANN)), "Main", BOTH)
    assert space.cells == (ANN,)
    assert space.needed == (ANN,)


def test_a_bonus_across_packages_is_paid_once_the_other_is_settled() -> None:
    bonus = Bonus("5/2", {A: (YES,), Z: (YES,)}, "Together they work.")
    known = scenario(replace(sheet(ANN), bonuses=(bonus,)), sheet(BEN))
    open_, settled, otherwise = (
        bargaining.space(known, "Main", BOTH, settled=elsewhere)
        for elsewhere in ({}, {Z: YES}, {Z: NO})
    )
    assert open_.non_additive
    assert settled.non_additive
    assert [worth(one, ANN, A="y", B="n") for one in (open_, settled, otherwise)] == [60, 62.5, 60]
    assert worth(settled, ANN, A="n", B="y") == 40
    assert worth(settled, BEN, A="y", B="n") == 60


def test_points_for_a_combination_are_not_additive() -> None:
    rows = ((1, 2), (3, 4))
    plain, single = party("one", rows, 0), Extra(Fraction(1), sets(A="1"))
    assert not game(replace(plain, extras=(single,))).non_additive
    assert game(replace(plain, extras=(Extra(Fraction(-1), sets(A="1", B="2")),))).non_additive


@pytest.mark.parametrize(("settled", "left"), [({}, 4), ({Z: YES}, 4), ({Z: NO}, 2)])
def test_an_exclusion_across_packages_bites_once_the_other_is_settled(
    settled: dict[IssueId, OptionId], left: int
) -> None:
    rule = Exclusion("rule", {A: (YES,)}, {Z: (YES,)}, "No.")
    known = scenario(sheet(ANN), exclusions=(rule,))
    assert len(bargaining.space(known, "Main", BOTH, settled=settled).coherent) == left


def test_all_that_an_exclusion_needs_is_needed_and_a_hollow_one_only_warns() -> None:
    rule = Exclusion("rule", {A: (YES,)}, {B: (YES,), Z: (YES,)}, "No.")
    hollow = Exclusion("hollow", {A: (NO,)}, {B: (YES,)}, "Hm.", hollow=True)
    known = scenario(sheet(ANN), exclusions=(rule, hollow))
    space = bargaining.space(known, "Main", BOTH)
    assert [space.outcome(one) for one in space.coherent] == [
        {A: YES, B: YES},
        {A: NO, B: YES},
        {A: NO, B: NO},
    ]


def test_a_quarter_of_a_million_outcomes_and_no_more() -> None:
    rows = ((0,) * 500, (0,) * 500)
    assert len(game(party("one", rows, 0)).sums) == 250_000
    with pytest.raises(TooManyOutcomes, match="has 250500 outcomes, and 250000") as raised:
        game(party("one", ((0,) * 501, (0,) * 500), 0))
    assert (raised.value.count, raised.value.most) == (250_500, 250_000)


def test_too_many_outcomes_are_not_compared_with_each_other() -> None:
    space = game(party("one", ((0,) * 100, (0,) * 51), 0))
    with pytest.raises(TooManyOutcomes, match="5100 outcomes, and 5000"):
        bargaining.frontier(space)
    assert bargaining.frontier(space, space.coherent[:5]) == space.coherent[:5]


def test_an_empty_zone_has_no_solution() -> None:
    survey = bargaining.survey(game(party("one", ((1, 2),), 3)))
    assert survey.zone.codes == ()
    assert survey.zone.share == 0
    assert survey.nash is None


def test_large_and_awkward_fractions_stay_exact() -> None:
    rows = ((Fraction(999_999, 9973), Fraction(1, 9967)), (Fraction(1, 9949), 0))
    space = game(party("one", rows, Fraction(-999_999, 9941)), party("two", rows, 100))
    assert list(space.points(0).values()) == [sum(row[0] for row in rows)] * 2
    assert bargaining.zone(space).codes == (0, 1)
    assert space.surplus(3)[CellId("one")] == Fraction(1, 9967) + Fraction(999_999, 9941)
