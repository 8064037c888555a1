"""The numbers of score sheets at given levels of the indicators, as fractions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wargame.engine.names import CellId, IndicatorId, IssueId, OptionId
from wargame.engine.scenario import LineUp, Scenario, ScoreSheet
from wargame.engine.score_sheets import Flip, Part, Stake

MIDDLE = 5
"""The level of an indicator at which it moves no reservation value."""
_FIRMEST = (Part.SIGNS, Part.CONSENTS, Part.HEARD)
Levels = Mapping[IndicatorId, int]
Sets = dict[IssueId, frozenset[OptionId]]


@dataclass(frozen=True, slots=True)
class Extra:
    """Points on top, or off, where each of these issues is settled by one of these options."""

    points: Fraction
    when: Sets


@dataclass(frozen=True, slots=True)
class Table:
    """What one delegation makes of a package now. Several `members`: it is their average."""

    cell: CellId
    part: Part
    points: dict[IssueId, dict[OptionId, Fraction]]
    red_lines: Sets
    reservation: Fraction
    extras: tuple[Extra, ...] = ()
    members: tuple[CellId, ...] = ()


def tables(
    scenario: Scenario, package: str, lineup: LineUp, levels: Levels | None = None
) -> tuple[Table, ...]:
    """Return the table of each delegation of a line-up that has scores, in its order.

    A delegation without a sheet of its own has the average of those it stands for. An indicator
    without a level stands at its start.
    """
    now = {one.id: one.start for one in scenario.indicators} | dict(levels or {})
    found = []
    for cell in lineup.cells:
        members = [table(sheet, now) for sheet in sheets_of(scenario, package, lineup, cell)]
        if members:
            found.append(average(cell, members))
    return tuple(found)


def sheets_of(
    scenario: Scenario, package: str, lineup: LineUp, cell: CellId
) -> tuple[ScoreSheet, ...]:
    """Return the sheet of a delegation, or those of all it stands for where it has none itself."""
    sheets = {sheet.cell: sheet for sheet in scenario.scores if sheet.package == package}
    voices = (cell,) if cell in sheets else scenario.covered(cell, lineup)
    return tuple(sheets[voice] for voice in voices if voice in sheets)


def table(sheet: ScoreSheet, levels: Levels) -> Table:
    """Return the numbers of one sheet at these levels; each of its indicators must have one."""
    standing = {stake.issue: _standing(stake, levels) for stake in sheet.stakes}
    return Table(
        cell=sheet.cell,
        part=sheet.part,
        points={
            issue: {option: Fraction(text) for option, text in one.points.items()}
            for issue, one in standing.items()
        },
        red_lines={issue: frozenset(one.red_lines) for issue, one in standing.items()},
        reservation=reservation(sheet, levels),
        extras=tuple(
            Extra(Fraction(one.points), {issue: frozenset(of) for issue, of in one.when.items()})
            for one in sheet.bonuses
        ),
        members=(sheet.cell,),
    )


def reservation(sheet: ScoreSheet, levels: Levels) -> Fraction:
    """Return the points below which a party rather has no agreement, at these levels."""
    moved = (
        Fraction(coefficient) * (levels[indicator] - MIDDLE)
        for indicator, coefficient in sheet.coefficients.items()
    )
    return Fraction(sheet.base) + sum(moved)


def _standing(stake: Stake, levels: Levels) -> Stake | Flip:
    """Return the first flip of a stake that holds, or the stake itself."""
    held = (flip for flip in stake.flips if flip.holds(levels[flip.indicator]))
    return next(held, stake)


def average(cell: CellId, members: Sequence[Table]) -> Table:
    """Return one table for a delegation that speaks for several, each with the same weight.

    Points and reservation values are averaged. A red line of any member is one of the delegation,
    because nobody signs for a member what that member may not sign; so is the firmest part.
    """
    n = len(members)
    return Table(
        cell=cell,
        part=min((one.part for one in members), key=_FIRMEST.index),
        points={
            issue: {
                option: sum((one.points[issue][option] for one in members), Fraction()) / n
                for option in options
            }
            for issue, options in members[0].points.items()
        },
        red_lines={
            issue: frozenset[OptionId]().union(*(one.red_lines[issue] for one in members))
            for issue in members[0].points
        },
        reservation=sum((one.reservation for one in members), Fraction()) / n,
        extras=tuple(Extra(one.points / n, one.when) for each in members for one in each.extras),
        members=tuple(voice for one in members for voice in one.members),
    )
