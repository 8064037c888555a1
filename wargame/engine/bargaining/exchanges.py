"""Trades: one party gives way where it cares less, the other where that one cares less.

For the facilitator only: a trade shows what two parties hold dear.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from wargame.engine.bargaining.boxes import Choices, holds
from wargame.engine.bargaining.outcomes import Space
from wargame.engine.bargaining.sheets import Table
from wargame.engine.names import CellId, IssueId, OptionId

Pair = tuple[CellId, CellId]


@dataclass(frozen=True, slots=True)
class Quarrel:
    """What an issue is worth to two parties: to each, its best option instead of the other's."""

    issue: IssueId
    first: Fraction
    second: Fraction


@dataclass(frozen=True, slots=True)
class Logroll:
    """The first party gets its way on `first`, the second on `second`: what each gains by that.

    The gain is counted from the opposite, where each has its way on the issue it cares less for.
    """

    first: IssueId
    second: IssueId
    gains: tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Trade:
    """Other choices on one or two issues of a draft, and what they add for each party."""

    changes: dict[IssueId, OptionId]
    gains: dict[CellId, Fraction]


def quarrels(space: Space, pair: Pair) -> tuple[Quarrel, ...]:
    """Return what each issue of the package is worth to two parties; nought where they agree."""
    first, second = (space.tables[lane].points for lane in space.lanes(pair))
    found = []
    for issue, _ in space.grid:
        one, other = first[issue], second[issue]
        best, rival = max(one, key=one.__getitem__), max(other, key=other.__getitem__)
        found.append(Quarrel(issue, one[best] - one[rival], other[rival] - other[best]))
    return tuple(found)


def logrolls(space: Space, pair: Pair) -> tuple[Logroll, ...]:
    """Return exchanges of two issues that help both; the best for the worse off come first."""
    found = []
    for mine, yours in product(quarrels(space, pair), repeat=2):
        gains = (mine.first - yours.first, yours.second - mine.second)
        if min(gains) > 0:
            found.append(Logroll(mine.issue, yours.issue, gains))
    return tuple(sorted(found, key=lambda one: (-min(one.gains), -sum(one.gains))))


def trades(space: Space, draft: Choices, pair: Pair, most: int = 10) -> tuple[Trade, ...]:
    """Return changes of one issue or two of a draft that hurt neither of two parties and help one.

    Two changes are a trade only where each alone would hurt one of them. No change crosses a red
    line of the two or breaks an exclusion. Bonuses count once all their issues are settled. The
    best for the worse off come first, `most` of them.
    """
    draft = {issue: draft[issue] for issue, _ in space.grid if issue in draft}
    found = [
        Trade(changes, gains)
        for changes, gains in _helpful(space, draft, pair)
        if _fits(space, {**draft, **changes}, changes, pair)
    ]
    return tuple(sorted(found, key=lambda one: _rank(one, pair))[:most])


def _rank(trade: Trade, pair: Pair) -> tuple[Fraction, int, Fraction]:
    gains = [trade.gains[cell] for cell in pair]
    return (-min(gains), len(trade.changes), -sum(trade.gains.values(), Fraction()))


def _helpful(
    space: Space, draft: Choices, pair: Pair
) -> Iterator[tuple[dict[IssueId, OptionId], dict[CellId, Fraction]]]:
    """Yield changes that hurt neither and help one, with their gains for everybody."""
    before = _worth(space, draft)
    singles = [
        (issue, option)
        for issue, options in space.grid
        for option in options
        if issue in draft and draft[issue] != option
    ]
    hurting = []
    for one in singles:
        gains = _gains(space, before, {**draft, **dict([one])})
        if min(gains[cell] for cell in pair) < 0:
            hurting.append(one)
        elif any(gains[cell] for cell in pair):
            yield dict([one]), gains
    for two in combinations(hurting, 2):
        changes = dict(two)
        gains = _gains(space, before, {**draft, **changes})
        both = [gains[cell] for cell in pair]
        if len(changes) > 1 and min(both) >= 0 and any(both):
            yield changes, gains


def _fits(space: Space, after: Choices, changes: Choices, pair: Pair) -> bool:
    parties = (space.tables[lane] for lane in space.lanes(pair))
    crossed = any(
        option in one.red_lines.get(issue, ())
        for one in parties
        for issue, option in changes.items()
    )
    return not crossed and not any(holds(box, after) for box in space.forbid)


def _gains(space: Space, before: dict[CellId, Fraction], after: Choices) -> dict[CellId, Fraction]:
    return {cell: worth - before[cell] for cell, worth in _worth(space, after).items()}


def _worth(space: Space, choices: Choices) -> dict[CellId, Fraction]:
    """Return what the settled issues of a draft are worth to each party."""
    return {
        table.cell: _points(table, choices)
        + sum((one.points for one in extras if holds(one.when, choices)), Fraction())
        for table, extras in zip(space.tables, space.extras, strict=True)
    }


def _points(table: Table, choices: Choices) -> Fraction:
    return sum((table.points[issue][option] for issue, option in choices.items()), Fraction())
