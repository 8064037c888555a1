"""The same definitions, written as slowly and plainly as they can be."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product
from math import prod

from wargame.engine.bargaining import Table
from wargame.engine.bargaining.boxes import Grid
from wargame.engine.names import IssueId, OptionId

Outcome = dict[IssueId, OptionId]
Sets = dict[IssueId, frozenset[OptionId]]
Row = tuple[Fraction, ...]


def outcomes(grid: Grid, forbid: Sequence[Sets]) -> list[Outcome]:
    """Return all coherent outcomes."""
    issues = [issue for issue, _ in grid]
    every = (dict(zip(issues, row, strict=True)) for row in product(*(of for _, of in grid)))
    return [one for one in every if not any(inside(box, one) for box in forbid)]


def inside(box: Sets, outcome: Outcome) -> bool:
    """Tell whether an outcome lies in a box."""
    return all(outcome[issue] in options for issue, options in box.items())


def worth(table: Table, outcome: Outcome) -> Fraction:
    """Return what an outcome is worth to a party."""
    plain = sum((table.points[issue][option] for issue, option in outcome.items()), Fraction())
    return plain + sum(
        (one.points for one in table.extras if inside(one.when, outcome)), Fraction()
    )


def accepts(table: Table, outcome: Outcome) -> bool:
    """Tell whether a party can live with an outcome."""
    crossed = any(outcome[issue] in red for issue, red in table.red_lines.items())
    return worth(table, outcome) >= table.reservation and not crossed


def dominates(one: Row, other: Row) -> bool:
    """Tell whether one is worse nowhere and better somewhere."""
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def best_product(rows: Sequence[Row]) -> set[Row]:
    """Return the rows with the largest product: of all, or of the most that are above nought."""
    largest = max(prod(row) for row in rows)
    if largest > 0:
        return {row for row in rows if prod(row) == largest}
    most = max(sum(one > 0 for one in row) for row in rows)
    among = [row for row in rows if sum(one > 0 for one in row) == most]
    partly = {row: prod(one for one in row if one > 0) for row in among}
    return {row for row in among if partly[row] == max(partly.values())}


def best_leximin(rows: Sequence[Row]) -> set[Row]:
    """Return the rows that are first from their smallest value on."""
    keys = {row: sorted(row) for row in rows}
    return {row for row in rows if keys[row] == max(keys.values())}


def gini(values: Row) -> Fraction:
    """Return the mean difference of all pairs in terms of twice the mean."""
    n, total = len(values), sum(values)
    apart = sum(abs(a - b) for a, b in combinations(values, 2)) * 2
    return Fraction(apart) / (2 * n * total)
