"""The look of charts: one for light and dark grounds, for print, and for those who see no hues.

Lines and words take the colour of the text around them. The hues are of a middle lightness, at
least 3 to 1 against paper and against the dark sheet; each comes with a shape and a dash.
"""

from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""The name of the language; nothing is fetched from there."""

WIDE, NARROW = 720, 300
"""The widths in which each chart is drawn, in pixels: for a screen, and for a phone."""

INK = "currentColor"
WALL_INK = "#f3f1eb"
"""The ink of the projector, which is dark in any room: a picture there has no text around it."""
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
ONE = "#4d7fb8"
"""The hue of a chart that needs one hue."""

HUES = (
    "#4d7fb8",
    "#d0574c",
    "#2f8f57",
    "#b24a86",
    "#a87c10",
    "#8a68c4",
    "#2a958a",
    "#868632",
    "#5566d8",
    "#7b8288",
)
SHAPES = (
    *("circle", "square", "triangle-up", "diamond", "cross"),
    *("triangle-down", "triangle-right", "triangle-left"),
)
DASHES = ([1, 0], [8, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 2, 1, 2], [1, 3], [6, 2, 2, 2, 2, 2])
DEPTHS = (1, 0.35, 0.7, 0.15, 0.85, 0.25, 0.55, 0.45)

_AXIS = {
    "labelColor": INK,
    "titleColor": INK,
    "domainColor": INK,
    "tickColor": INK,
    "gridColor": INK,
    "gridOpacity": 0.15,
    "domainOpacity": 0.5,
    "labelFontSize": 13,
    "titleFontSize": 13,
    "titleFontWeight": "normal",
    "labelLimit": 150,
    "labelOverlap": True,
}

CONFIG: dict[str, Any] = {
    "aria": False,  # the whole picture is one image with a title, and its rows are a table
    "font": FONT,
    "view": {"stroke": None},
    "axis": _AXIS,
    "axisX": {"labelAngle": 0},
    "header": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 13,
        "labelFontWeight": "bold",
    },
    "legend": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "orient": "bottom",
        "columns": 3,
        "symbolSize": 110,
        "labelLimit": 220,
    },
    "range": {"category": list(HUES), "symbol": list(SHAPES)},
    "text": {"color": INK, "fontSize": 13},
    "rule": {"color": INK},
    "bar": {"color": ONE},
    "line": {"color": ONE, "strokeWidth": 2},
    "point": {"color": ONE, "size": 70, "filled": True},
}

ROOMY = CONFIG | {"axis": _AXIS | {"labelLimit": 240}}
"""The same where there is room for the longest names of delegations."""
