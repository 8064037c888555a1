"""What one party may see of its own sheet, and what a draft is worth to it by that.

A party that reads its own numbers must not learn from them what it was not told. So its sheet
comes without the indicators that it is not told of: to it they stand in the middle, where they
move no reservation value, and what flips with them stays as it is.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from wargame.engine.bargaining.boxes import Choices, Grid, holds, within
from wargame.engine.bargaining.sheets import (
    MIDDLE,
    Extra,
    Levels,
    Sets,
    Table,
    average,
    sheets_of,
    table,
)
from wargame.engine.names import CellId, IndicatorId, IssueId, OptionId
from wargame.engine.scenario import LineUp, Scenario
from wargame.engine.score_sheets import ScoreSheet, Stake

NOUGHT = Fraction()


def own_sheets(
    scenario: Scenario, lineup: LineUp, cell: CellId, seen: Collection[IndicatorId]
) -> tuple[ScoreSheet, ...]:
    """Return the sheets of a delegation, without the indicators that it does not see.

    One that has none of its own for a package is given those of all for whom it speaks there.
    """
    return tuple(
        in_sight(sheet, seen)
        for package in dict.fromkeys(one.package for one in scenario.scores)
        for sheet in sheets_of(scenario, package, lineup, cell)
    )


def in_sight(sheet: ScoreSheet, seen: Collection[IndicatorId]) -> ScoreSheet:
    """Return a sheet without the coefficients and flips of indicators that are not seen."""
    kept = {one: by for one, by in sheet.coefficients.items() if one in seen}
    stakes = tuple(_stake_in_sight(stake, seen) for stake in sheet.stakes)
    return replace(sheet, coefficients=kept, stakes=stakes)


def _stake_in_sight(stake: Stake, seen: Collection[IndicatorId]) -> Stake:
    return replace(stake, flips=tuple(one for one in stake.flips if one.indicator in seen))


def own_tables(
    cell: CellId, sheets: Iterable[ScoreSheet], levels: Levels
) -> tuple[tuple[str, Table], ...]:
    """Return the numbers of these sheets by package: the average where there are several.

    An indicator without a level stands in the middle.
    """
    now = _InTheMiddle(levels)
    packages: dict[str, list[Table]] = {}
    for one in sheets:
        packages.setdefault(one.package, []).append(table(one, now))
    return tuple((package, average(cell, members)) for package, members in packages.items())


class _InTheMiddle(dict[IndicatorId, int]):
    """Levels, with the middle for an indicator that has none."""

    def __missing__(self, _: IndicatorId) -> int:
        return MIDDLE


@dataclass(frozen=True, slots=True)
class Worth:
    """What a draft is worth to one party, in points; what it leaves open makes the range.

    `settled` counts what is chosen. `worst` and `best` are bounds of what it may still become: no
    completion is worth less or more, though exclusions may keep it from coming so far. `crossed`
    are the issues in which a red line is crossed, `open` the issues that nothing settles.
    `accepts` says whether the party can live with what may come of it: all, none or some.
    """

    settled: Fraction
    worst: Fraction
    best: Fraction
    reservation: Fraction
    crossed: tuple[IssueId, ...]
    open: tuple[IssueId, ...]
    accepts: Literal["yes", "no", "open"]

    @property
    def above(self) -> Fraction:
        """How far the worst that may come is above the reservation value, or below."""
        return self.worst - self.reservation


def worth(table: Table, grid: Grid, choices: Choices, elsewhere: Choices) -> Worth:
    """Return what choices in a package are worth to a party; `elsewhere` settles other packages."""
    issues = [issue for issue, _ in grid]
    chosen = {issue: choices[issue] for issue in issues if issue in choices}
    left = [table.points[issue] for issue in issues if issue not in chosen]
    sure, maybe = _extras(table, grid, chosen, elsewhere)
    settled = sum((table.points[issue][option] for issue, option in chosen.items()), sum(sure))
    worst = settled + sum(min(one.values()) for one in left) + sum(min(NOUGHT, x) for x in maybe)
    best = settled + sum(max(one.values()) for one in left) + sum(max(NOUGHT, x) for x in maybe)
    crossed = tuple(one for one, option in chosen.items() if option in _red(table, one))
    risky = any(_red(table, one) for one in issues if one not in chosen)
    return Worth(
        settled=Fraction(settled),
        worst=Fraction(worst),
        best=Fraction(best),
        reservation=table.reservation,
        crossed=crossed,
        open=tuple(one for one in issues if one not in chosen),
        accepts=_accepts(
            sure=worst >= table.reservation and not risky and not crossed,
            never=best < table.reservation or bool(crossed),
        ),
    )


def _red(table: Table, issue: IssueId) -> frozenset[OptionId]:
    return table.red_lines.get(issue, frozenset())


def _accepts(*, sure: bool, never: bool) -> Literal["yes", "no", "open"]:
    return "yes" if sure else "no" if never else "open"


def _extras(
    table: Table, grid: Grid, chosen: Choices, elsewhere: Choices
) -> tuple[list[Fraction], list[Fraction]]:
    """Return the bonuses that are due for certain, and those that may still become due."""
    sure, maybe = [], []
    for extra, box in _payable(table.extras, grid, elsewhere):
        if holds(box, chosen):
            sure.append(extra.points)
        elif all(chosen[one] in inside for one, inside in box.items() if one in chosen):
            maybe.append(extra.points)
    return sure, maybe


def _payable(
    extras: Iterable[Extra], grid: Grid, elsewhere: Choices
) -> Iterator[tuple[Extra, Sets]]:
    for extra in extras:
        box = within(extra.when, grid, elsewhere)
        if box is not None:
            yield extra, box
