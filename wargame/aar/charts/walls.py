"""A chart for the wall: the same drawing on a low, broad canvas, which the projector makes large.

The canvas is as wide and as high as what a card has room for, at the scale at which the words of
a chart come out in the smallest type of the wall. Where that is too narrow for the rows, the
canvas grows, and the words with it grow smaller.
"""

from collections.abc import Mapping
from typing import Any

from wargame.aar.charts.chart import Chart

WIDE, HIGH = 830, 305
"""The canvas: 1776 by 653 pixels of a wall, at 28 pixels for type of 13."""

ROW, BAND = 16, 9
"""The least height of a row with a word beside it, and of one of several bars in it."""
PANE, BETWEEN, AROUND = 118, 40, 125
"""What a small picture needs, with the words above it; and the legend and the axis of all."""
ASIDE = 60
LABEL = 260
"""How long the words beside a row may be: a wall is broad."""
MOST = 1.8
"""How many times the canvas grows at most."""


def on_wall(chart: Chart, spec: dict[str, Any]) -> dict[str, Any]:
    """Return a whole specification, fitted to the wall."""
    spec = {**spec, "config": {**spec["config"], "axisY": {"labelLimit": LABEL}}}
    if "facet" in spec:
        return spec | _panes(chart, spec)
    grown = _grown(_needed(chart, spec))
    size = {"width": round(WIDE * grown), "height": round(HIGH * grown)}
    return {**spec, **size, "autosize": {"type": "fit", "contains": "padding"}}


def _grown(needed: float) -> float:
    """Return how many times the canvas must grow for so many pixels of height."""
    return min(MOST, max(1.0, needed / HIGH))


def _needed(chart: Chart, spec: Mapping[str, Any]) -> int:
    """Return how high the rows must be that stand beneath each other, with words beside them."""
    place = spec.get("encoding", {})
    if place.get("y", {}).get("type") != "nominal":
        return 0
    rows = _many(chart, place["y"]["field"])
    bands = _many(chart, place["yOffset"]["field"]) if "yOffset" in place else 1
    return rows * max(ROW, bands * BAND)


def _many(chart: Chart, name: str) -> int:
    """Return how many words a field of the drawing has; the names of fields are quoted."""
    at = chart.columns.index(name.replace("\\", ""))
    return len({row[at] for row in chart.rows})


def _panes(chart: Chart, spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many small pictures stand side by side, and the size of each."""
    many = _many(chart, spec["facet"]["field"])
    columns = next((n for n in (1, 2, 3) if n * n >= many), 4)
    lines = -(-many // columns)
    grown = _grown(lines * PANE)
    inner = {
        **spec["spec"],
        "width": round(WIDE * grown / columns) - ASIDE,
        "height": max(30, round((HIGH * grown - AROUND) / lines) - BETWEEN),
    }
    return {"columns": columns, "spec": inner}
