"""Charts: a picture and a table of the same rows, drawn by Vega without a network.

A chart holds its rows once. The table prints them and the picture is drawn from them, so the two
cannot differ. `svg` is for pages and print, `wall` for the projector,
`png` for documents that take no drawings; `ready`
draws in the background; `forget` leaves no picture in the folder of this house.
"""

from wargame.aar.charts.chart import Chart
from wargame.aar.charts.drawing import forget, png, ready, svg, wall
from wargame.aar.charts.kinds import bars, dots, lines, matrix, panes, spans
from wargame.aar.charts.press import Undrawn

__all__ = [
    "Chart",
    "Undrawn",
    "bars",
    "dots",
    "forget",
    "lines",
    "matrix",
    "panes",
    "png",
    "ready",
    "spans",
    "svg",
    "wall",
]
