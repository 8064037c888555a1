"""The kinds of chart that the debrief is made of. Each takes its rows and the columns to show."""

from collections.abc import Sequence
from typing import Any

from wargame.aar.charts import saying
from wargame.aar.charts.chart import Chart, field
from wargame.aar.charts.theme import DASHES, DEPTHS, HUES, INK, ONE, SHAPES

Rows = Sequence[tuple[Any, ...]]
Spec = dict[str, Any]
_Given = tuple[tuple[str, ...], Rows]

_COUNTED: Spec = {
    "tickMinStep": 1,
    "format": "d",
    "labelExpr": "datum.value % 1 ? '' : datum.label",  # between two whole numbers there is none
}
_STEP = 28
_TALL = 280
_LOW = 150
_LOWER = 90
"""The height of each of many panes: together they stand on one page."""

_MANY = 6
_FULL = 12
"""With more rows than this, bars are as low as their words allow."""


def bars(  # noqa: PLR0913 - what a chart is
    name: str,
    title: str,
    columns: tuple[str, ...],
    rows: Rows,
    *,
    across: str,
    value: str,
    group: str = "",
    note: str = "",
) -> Chart:
    """Return lying bars: one for each `across`, in the order of the rows, as long as `value`.

    With a `group` there are several beside each other, and a legend. The number stands at its end.
    """
    ends: Spec = {"x": _number(value, (columns, rows)), "y": _word(across)}
    if group:
        ends["yOffset"] = {"field": field(group), "sort": None}
    number = {"type": "text", "align": "left", "dx": 4}
    mark = {"type": "bar", "stroke": INK, "strokeWidth": 0.5}
    layers = [
        {"mark": mark, "encoding": _filled(group, (columns, rows)) if group else {}},
        {"mark": number, "encoding": {"text": {"field": field(value)}}},
    ]
    spec = {"height": {"step": _STEP // 2 if group else _STEP}, "encoding": ends, "layer": layers}
    says = saying.ends((columns, rows), value, (across, group))
    return Chart(name, title, spec, columns, tuple(rows), note, says)


def lines(  # noqa: PLR0913 - what a chart is
    name: str,
    title: str,
    columns: tuple[str, ...],
    rows: Rows,
    *,
    along: str,
    value: str,
    series: str = "",
    stepped: bool = False,
    note: str = "",
) -> Chart:
    """Return lines of `value` along a number; each of the `series` has its hue, dash and shape.

    `stepped` is for what holds until it changes.
    """
    mark = {"type": "line", "interpolate": "step-after" if stepped else "linear"}
    spec = {"height": _TALL, **_lined(mark, (along, value), series, (columns, rows))}
    says = saying.course((columns, rows), along, value, series)
    return Chart(name, title, spec, columns, tuple(rows), note, says)


def panes(  # noqa: PLR0913 - what a chart is
    name: str,
    title: str,
    columns: tuple[str, ...],
    rows: Rows,
    *,
    each: str,
    along: str,
    value: str,
    series: str = "",
    note: str = "",
) -> Chart:
    """Return small pictures of stepped lines, one for `each`, with scales of their own."""
    mark = {"type": "line", "interpolate": "step-after"}
    many = len({row[columns.index(each)] for row in rows}) > _MANY
    height = _LOWER if many else _LOW
    spec = {
        "facet": {"field": field(each), "type": "nominal", "sort": None, "title": None},
        "columns": 2,
        "spec": {"height": height, **_lined(mark, (along, value), series, (columns, rows))},
        "resolve": {"scale": {"y": "independent"}},
    }
    says = saying.course((columns, rows), along, value, each)
    return Chart(name, title, spec, columns, tuple(rows), note, says)


def dots(  # noqa: PLR0913 - what a chart is
    name: str,
    title: str,
    columns: tuple[str, ...],
    rows: Rows,
    *,
    along: str,
    value: str,
    series: str = "",
    order: str = "",
    label: str = "",
    within: tuple[int, int] | None = None,
    note: str = "",
) -> Chart:
    """Return points at two numbers. With an `order` a line leads through those of each series.

    `within` is what both axes go from and to, where that is given.
    """
    place: Spec = {
        "x": _number(along, (columns, rows), zero=False),
        "y": _number(value, (columns, rows), zero=False),
    }
    for axis in place.values() if within else ():
        axis["scale"] = {"domain": list(within or ())}
    seen = _told_apart(series, (columns, rows))
    point = {"filled": True, "opacity": 1}
    if order:
        seen["order"] = {"field": field(order), "type": "quantitative"}
        layers: list[Spec] = [{"mark": {"type": "line", "point": point}, "encoding": seen}]
    else:
        seen.pop("strokeDash", None)
        layers = [{"mark": {"type": "point", **point}, "encoding": seen}]
    if label:
        text = {"text": {"field": field(label)}}
        layers.append({"mark": {"type": "text", "dy": -11}, "encoding": text})
    spec = {"height": _TALL, "encoding": place, "layer": layers}
    says = saying.reach((columns, rows), along, value)
    return Chart(name, title, spec, columns, tuple(rows), note, says)


def matrix(  # noqa: PLR0913 - what a chart is
    name: str,
    title: str,
    columns: tuple[str, ...],
    rows: Rows,
    *,
    down: str,
    across: str,
    value: str,
    note: str = "",
) -> Chart:
    """Return a field for each `down` and `across`: the deeper, the more; numbered."""
    place = {
        "y": {**_word(down, titled=True), "axis": _CORNER},
        "x": {**_word(across, titled=True), "axis": _TOP},
    }
    depth = {
        "field": field(value),
        "type": "quantitative",
        "scale": {"range": [0.04, 0.5], "domainMin": 0},
        "legend": None,
    }
    layers = [
        {
            "mark": {"type": "rect", "fill": ONE, "stroke": INK, "strokeOpacity": 0.2},
            "encoding": {"fillOpacity": depth},
        },
        {"mark": {"type": "text"}, "encoding": {"text": {"field": field(value)}}},
    ]
    spec = {"height": {"step": _STEP + 6}, "encoding": place, "layer": layers}
    says = saying.ends((columns, rows), value, (down, across))
    return Chart(name, title, spec, columns, tuple(rows), note, says)


_CORNER: Spec = {"titleAngle": 0, "titleAlign": "right", "titleX": -6, "titleY": -10}
"""What the rows are stands above their names, where it lies on none of them."""

_TOP: Spec = {"orient": "top", "labelAngle": 0, "title": None, "labelOverlap": False}


def spans(  # noqa: PLR0913 - what a chart is
    name: str,
    title: str,
    columns: tuple[str, ...],
    rows: Rows,
    *,
    down: str,
    start: str,
    end: str,
    group: str,
    note: str = "",
) -> Chart:
    """Return bars from `start` to `end`, one row for each `down`, those of a `group` beside it."""
    place: Spec = {
        "y": _word(down),
        "yOffset": {"field": field(group), "sort": None},
        "x": _number(start, (columns, rows)),
        "x2": {"field": field(end)},
        **_filled(group, (columns, rows)),
    }
    mark = {"type": "bar", "cornerRadius": 2, "stroke": INK, "strokeWidth": 0.5}
    many = len({row[columns.index(down)] for row in rows}) > _FULL
    spec = {"height": {"step": _STEP // 3 if many else _STEP // 2}, "mark": mark, "encoding": place}
    says = saying.longest((columns, rows), (start, end), (down, group))
    return Chart(name, title, spec, columns, tuple(rows), note, says)


def _lined(mark: Spec, axes: tuple[str, str], series: str, given: _Given) -> Spec:
    """Return a line with a point at each row."""
    along, value = axes
    place = {"x": _number(along, given, zero=False), "y": _number(value, given, zero=False)}
    drawn = {**mark, "point": {"filled": True, "opacity": 1}}
    return {"mark": drawn, "encoding": {**place, **_told_apart(series, given)}}


def _number(column: str, given: _Given, *, zero: bool = True) -> Spec:
    """Return an axis of numbers, with whole ones only where all are whole."""
    columns, rows = given
    place = columns.index(column)
    counted = all(isinstance(row[place], int | None) for row in rows)
    return {
        "field": field(column),
        "type": "quantitative",
        "title": column,
        "scale": {"zero": zero},
        "axis": _COUNTED if counted else {},
    }


def _word(column: str, *, titled: bool = False) -> Spec:
    """Return an axis of words in the order of the rows."""
    title = column if titled else None
    return {"field": field(column), "type": "nominal", "sort": None, "title": title}


def _series(column: str, given: _Given, reach: Sequence[Any]) -> Spec:
    """Return what tells the words of a column apart, in the order of the rows.

    The words are named, so that hue, shape and dash share one legend.
    """
    columns, rows = given
    words = list(dict.fromkeys(str(row[columns.index(column)]) for row in rows))
    scale = {"domain": words, "range": [reach[at % len(reach)] for at in range(len(words))]}
    return {"field": field(column), "type": "nominal", "title": None, "scale": scale}


def _told_apart(series: str, given: _Given) -> Spec:
    """Return hue, shape and dash for each series."""
    if not series:
        return {}
    return {
        "color": _series(series, given, HUES),
        "shape": _series(series, given, SHAPES),
        "strokeDash": _series(series, given, DASHES),
    }


def _filled(group: str, given: _Given) -> Spec:
    """Return hue and depth for each group: who sees no hues sees which is deeper."""
    return {
        "color": _series(group, given, HUES),
        "fillOpacity": _series(group, given, DEPTHS),
    }
