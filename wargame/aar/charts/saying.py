"""What a chart says in one sentence, for those who hear it and for a wall seen from the last row.

Each kind of chart has its own way to say it; all are reckoned from the rows that are drawn.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Given = tuple[tuple[str, ...], Sequence[tuple[Any, ...]]]

MOST, FEW = 4, 2
"""Series and places that are named one by one."""


def number(value: Any) -> str:  # noqa: ANN401 - whatever stands in a row
    """Return a value as people say it: numbers to two places."""
    if isinstance(value, float | Fraction):
        return f"{float(value):.2f}".rstrip("0").rstrip(".")
    return str(value)


def ends(given: Given, value: str, labels: tuple[str, ...]) -> str:
    """Say where a value is largest and where it is least; `labels` name the place."""
    counted = [(row, _of(row, given, value)) for row in given[1]]
    known = [(row, found) for row, found in counted if found is not None]
    if not known:
        return ""
    most, least = (reached(of for _, of in known) for reached in (max, min))
    if most == least:
        return f"{value}: {number(most)} everywhere."
    said = [
        f"{word} {number(end)} ({_places([row for row, of in known if of == end], given, labels)})"
        for word, end in (("most", most), ("least", least))
    ]
    return f"{value}: {'; '.join(said)}."


def course(given: Given, along: str, value: str, series: str) -> str:
    """Say from where to where each series went, those first that went farthest."""
    found: dict[str, list[tuple[Any, Any]]] = {}
    for row in given[1]:
        at, reached = _of(row, given, along), _of(row, given, value)
        if at is not None and reached is not None:
            name = str(_of(row, given, series)) if series else value
            found.setdefault(name, []).append((at, reached))
    if not found:
        return ""
    went = {name: _ends(points) for name, points in found.items()}
    order = sorted(went.items(), key=lambda one: -abs(one[1][1] - one[1][0]))
    said = [_way(name, *way) for name, way in order[:MOST]]
    rest = [f"{len(order) - MOST} others less far"] if len(order) > MOST else []
    return f"{'; '.join((*said, *rest))}."


def reach(given: Given, along: str, value: str) -> str:
    """Say how far points reach along both axes."""
    points = [(_of(row, given, along), _of(row, given, value)) for row in given[1]]
    known = [(x, y) for x, y in points if x is not None and y is not None]
    if not known:
        return ""
    sides = zip((along, value), zip(*known, strict=True), strict=True)
    said = [f"{name} from {number(min(of))} to {number(max(of))}" for name, of in sides]
    return f"{len(known)} points: {', '.join(said)}."


def longest(given: Given, bounds: tuple[str, str], labels: tuple[str, ...]) -> str:
    """Say which span is the longest."""
    start, end = bounds
    spans = [(_of(row, given, start), _of(row, given, end), row) for row in given[1]]
    known = [one for one in spans if one[0] is not None and one[1] is not None]
    if not known:
        return ""
    first, last, row = max(known, key=lambda one: one[1] - one[0])
    whose = _place(row, given, labels)
    return f"The longest is {whose}: {start.lower()} {number(first)} to {number(last)}."


def _of(row: tuple[Any, ...], given: Given, column: str) -> Any:  # noqa: ANN401
    return row[given[0].index(column)]


def _place(row: tuple[Any, ...], given: Given, labels: tuple[str, ...]) -> str:
    return ", ".join(str(_of(row, given, one)) for one in labels if one)


def _places(rows: Sequence[tuple[Any, ...]], given: Given, labels: tuple[str, ...]) -> str:
    """Return where something is, or at how many places, where that would be a list."""
    if len(rows) > FEW:
        return f"{len(rows)} of {len(given[1])}"
    return " and ".join(_place(row, given, labels) for row in rows)


def _ends(points: list[tuple[Any, Any]]) -> tuple[Any, Any]:
    first, last = min(points, key=lambda one: one[0]), max(points, key=lambda one: one[0])
    return first[1], last[1]


def _way(name: str, first: Any, last: Any) -> str:  # noqa: ANN401 - numbers
    if first == last:
        return f"{name} stayed at {number(last)}"
    return f"{name} went from {number(first)} to {number(last)}"
