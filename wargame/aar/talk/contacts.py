"""Contacts: who wrote and spoke to whom, as a matrix and as a network."""

import math
from collections import Counter
from typing import Any

from wargame.aar import charts
from wargame.aar.charts import Chart, saying
from wargame.aar.charts.theme import INK, ONE
from wargame.aar.sections import Section, Table
from wargame.aar.talk.frames import Frame, plural
from wargame.aar.talk.lines import between
from wargame.engine.names import CellId

Pair = tuple[CellId, CellId]
_FROM, _TO, _LINES = "From", "To", "Lines"
_ONE, _OTHER = "One", "Other"
_REACH = 1.25
"""How far the picture reaches beyond the circle, whose radius is 1, for the words at its edge."""


def counted(frame: Frame) -> Counter[Pair]:
    """Return how many lines went from each delegation to each other one."""
    return Counter((one.speaker, cell) for one in between(frame) for cell in one.to)


def section(frame: Frame) -> Section:
    """Return who wrote and spoke to whom."""
    pairs = counted(frame)
    return Section(
        "contacts",
        "Who spoke to whom",
        _lead(frame, pairs),
        (_matrix(frame, pairs), _network(frame, pairs)) if pairs else (),
        (_sums(frame, pairs),) if pairs else (),
        (
            "A line to several is counted once for each. Talk outside this app leaves no trace.",
            *frame.cautions,
        ),
    )


def _lead(frame: Frame, pairs: Counter[Pair]) -> str:
    met = {frozenset(pair) for pair in pairs}
    possible = len(frame.cells) * (len(frame.cells) - 1) // 2
    total = plural(pairs.total(), "line")
    return (
        f"{total} of cables and caucuses went between delegations. "
        f"{len(met)} of {possible} possible pairs had any contact."
    )


def _matrix(frame: Frame, pairs: Counter[Pair]) -> Chart:
    rows = [
        (frame.code(one), frame.code(other), pairs[one, other])
        for one in frame.cells
        for other in frame.cells
    ]
    return charts.matrix(
        "contact-matrix",
        "Lines from each delegation to each other",
        (_FROM, _TO, _LINES),
        rows,
        down=_FROM,
        across=_TO,
        value=_LINES,
    )


def _network(frame: Frame, pairs: Counter[Pair]) -> Chart:
    """Return the delegations on a circle, with a stroke as broad as there were lines."""
    both: Counter[tuple[str, str]] = Counter()
    order = {cell: at for at, cell in enumerate(frame.cells)}
    for (one, other), count in sorted(pairs.items(), key=lambda each: order.get(each[0][0], 0)):
        first, second = sorted((one, other), key=lambda cell: order.get(cell, 0))
        both[frame.code(first), frame.code(second)] += count
    spec = network([frame.code(cell) for cell in frame.cells])
    rows = tuple((one, other, count) for (one, other), count in both.items())
    return Chart(
        "contact-network",
        "Contacts, both ways together",
        spec,
        (_ONE, _OTHER, _LINES),
        rows,
        "The broader the stroke, the more lines.",
        saying.ends(((_ONE, _OTHER, _LINES), rows), _LINES, (_ONE, _OTHER)),
    )


def network(names: list[str]) -> dict[str, Any]:
    """Return a drawing of strokes between names on a circle, the first of them at the top."""
    turn = [2 * math.pi * at / max(1, len(names)) for at in range(len(names))]
    nodes = [
        {"name": name, "x": math.sin(angle), "y": math.cos(angle)}
        for name, angle in zip(names, turn, strict=True)
    ]
    return {"height": 380, "layer": [*_strokes(nodes), *_circles(nodes)]}


def _strokes(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the strokes, as broad as there are lines, and the number of lines on each."""
    places = [
        {"lookup": end, "from": {"data": {"values": nodes}, "key": "name", "fields": ["x", "y"]}}
        | {"as": [f"x{end}", f"y{end}"]}
        for end in (_ONE, _OTHER)
    ]
    ends = {
        "x": _axis(f"x{_ONE}"),
        "y": _axis(f"y{_ONE}"),
        "x2": {"field": f"x{_OTHER}"},
        "y2": {"field": f"y{_OTHER}"},
    }
    breadth = {
        "field": _LINES,
        "type": "quantitative",
        "scale": {"domainMin": 0, "range": [1, 14]},
        "legend": None,
    }
    middle = [
        {"calculate": f"0.6 * datum.{axis}{_ONE} + 0.4 * datum.{axis}{_OTHER}", "as": f"{axis}m"}
        for axis in "xy"
    ]
    stroke = {"type": "rule", "color": ONE, "opacity": 0.55, "strokeCap": "round"}
    number = {"x": _axis("xm"), "y": _axis("ym"), "text": {"field": _LINES}}
    return [
        {"transform": places, "mark": stroke, "encoding": {**ends, "strokeWidth": breadth}},
        {
            "transform": [*places, *middle],
            "mark": {"type": "text", "fontWeight": "bold"},
            "encoding": number,
        },
    ]


def _circles(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a circle for each name, with the name above it."""
    where = {"x": _axis("x"), "y": _axis("y")}
    circle = {"type": "circle", "size": 420, "color": ONE, "opacity": 1, "stroke": INK}
    name = {"type": "text", "dy": -20, "fontWeight": "bold", "fontSize": 14}
    return [
        {"data": {"values": nodes}, "mark": circle, "encoding": where},
        {
            "data": {"values": nodes},
            "mark": name,
            "encoding": {**where, "text": {"field": "name"}},
        },
    ]


def _axis(column: str) -> dict[str, Any]:
    """Return a place without an axis."""
    scale = {"domain": [-_REACH, _REACH], "nice": False}
    return {"field": column, "type": "quantitative", "axis": None, "scale": scale}


def _sums(frame: Frame, pairs: Counter[Pair]) -> Table:
    rows = tuple(
        (
            frame.name(cell),
            sum(count for (one, _), count in pairs.items() if one == cell),
            sum(count for (_, other), count in pairs.items() if other == cell),
            len({pair for pair in map(frozenset, pairs) if cell in pair}),
        )
        for cell in frame.cells
    )
    columns = ("Delegation", "Lines sent", "Lines received", "In contact with")
    return Table("Contacts of each delegation", columns, rows)
