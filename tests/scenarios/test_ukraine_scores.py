"""The scores of the Ukraine pack: whole, labelled, and calibrated so that leverage matters."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.scenarios.test_ukraine import NINE
from wargame import packs
from wargame.engine import Scenario, bargaining
from wargame.engine.bargaining import Space
from wargame.engine.names import CellId, IndicatorId, IssueId, OptionId
from wargame.engine.score_sheets import Part

TABLE, EUROPE = "Settlement table", "European package"
LINEUPS = pytest.mark.parametrize("lineup", ["nine", "six", "four"])
BELIEF = IndicatorId("kremlin_belief")


def space(
    scenario: Scenario,
    package: str,
    lineup: str = "nine",
    levels: dict[IndicatorId, int] | None = None,
) -> Space:
    chosen = scenario.lineup(lineup)
    assert chosen
    return bargaining.space(scenario, package, chosen, levels)


def aim(folder: Path) -> packs.Calibration:
    found = packs.calibration(folder)
    assert found
    return found


def test_each_of_nine_has_a_sheet_for_each_package(scenario: Scenario) -> None:
    assert [(one.cell, one.package) for one in scenario.scores] == [
        (cell, package) for cell in NINE for package in (TABLE, EUROPE)
    ]
    for one in scenario.scores:
        best = [max(map(Fraction, stake.points.values())) for stake in one.stakes]
        assert sum(best) == 100
        assert "assumptions" in one.note


def test_a_settlement_is_signed_by_two_with_the_consent_of_a_third(scenario: Scenario) -> None:
    parts = {one.cell: one.part for one in scenario.scores if one.package == TABLE}
    assert [cell for cell, part in parts.items() if part is Part.SIGNS] == ["kyv", "mos"]
    assert [cell for cell, part in parts.items() if part is Part.CONSENTS] == ["was"]


@LINEUPS
def test_so_many_outcomes_fit_together(scenario: Scenario, lineup: str) -> None:
    found = space(scenario, TABLE, lineup)
    assert len(found.sums) == 102_400
    assert len(found.coherent) == 60_864
    signing = [CellId("kyv"), CellId("mos")]
    kept = [one for one in found.coherent if not bargaining.fairness(found, one, signing).crossed]
    assert len(kept) == 9_120


@LINEUPS
def test_nothing_can_be_signed_at_the_opening(scenario: Scenario, lineup: str) -> None:
    assert bargaining.zone(space(scenario, TABLE, lineup)).codes == ()


@LINEUPS
def test_a_little_can_be_signed_in_the_middle_of_the_game(
    scenario: Scenario, folder: Path, lineup: str
) -> None:
    meant = aim(folder)
    assert (meant.package, meant.least, meant.most) == (TABLE, Fraction(1, 200), Fraction(1, 20))
    zone = bargaining.zone(space(scenario, TABLE, lineup, meant.levels))
    assert zone.needed == ("kyv", "mos", "was")
    assert meant.least <= zone.share <= meant.most


@pytest.mark.parametrize(
    "indicator", ["battlefield", "kremlin_belief", "us_engagement", "credibility"]
)
@pytest.mark.parametrize("step", [-1, 1])
def test_one_step_of_one_indicator_does_not_undo_it(
    scenario: Scenario, folder: Path, indicator: str, step: int
) -> None:
    levels = dict(aim(folder).levels)
    levels[IndicatorId(indicator)] += step
    zone = bargaining.zone(space(scenario, TABLE, "nine", levels))
    assert 0 < zone.share < Fraction(1, 10)


def test_the_less_moscow_believes_the_more_can_be_signed(scenario: Scenario, folder: Path) -> None:
    shares = [
        bargaining.zone(space(scenario, TABLE, "nine", {**aim(folder).levels, BELIEF: level})).share
        for level in (9, 7, 5, 3)
    ]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


@pytest.mark.parametrize(("level", "best"), [(5, "a"), (4, "b")])
def test_a_moscow_that_doubts_wants_arrangements(scenario: Scenario, level: int, best: str) -> None:
    table = space(scenario, TABLE, "nine", {BELIEF: level}).tables[1]
    assert table.cell == "mos"
    worth = table.points[IssueId("S8")]
    assert max(worth, key=worth.__getitem__) == best


def test_europe_can_agree_on_something_and_not_on_much(scenario: Scenario) -> None:
    zone = bargaining.zone(space(scenario, EUROPE))
    assert zone.needed == ("nea", "com", "fru")
    assert Fraction(1, 200) < zone.share < Fraction(1, 10)


def test_a_delegation_for_several_has_their_average(scenario: Scenario) -> None:
    alone = {one.cell: one for one in space(scenario, EUROPE).tables}
    merged = {one.cell: one for one in space(scenario, EUROPE, "six").tables}[CellId("cap")]
    assert merged.members == ("com", "fru")
    for issue, options in merged.points.items():
        for option, worth in options.items():
            both = [alone[CellId(cell)].points[issue][option] for cell in ("com", "fru")]
            assert worth == sum(both) / 2
    assert merged.red_lines[IssueId("E1")] == {"d"}
    assert merged.red_lines[IssueId("E4")] == {"d"}


def test_europe_can_make_a_settlement_easier_for_kyiv(scenario: Scenario) -> None:
    nine = scenario.lineups[0]
    choices = {
        IssueId(issue): OptionId(option)
        for issue, option in (("E3", "d"), ("E4", "c"), ("E5", "c"), ("E8", "c"))
    }
    alone = bargaining.space(scenario, TABLE, nine)
    helped = bargaining.space(scenario, TABLE, nine, settled=choices)
    assert helped.non_additive
    added = [
        helped.points(one)[CellId("kyv")] - alone.points(one)[CellId("kyv")]
        for one in alone.coherent
    ]
    assert set(added) == {3, 5, 6, 8}
