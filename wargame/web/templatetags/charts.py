"""Signs of the debrief: a chart as a picture, a cell of a table as people read it."""

import logging
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from wargame.aar import charts
from wargame.aar.charts import Chart
from wargame.aar.sections import Section

register = template.Library()
_log = logging.getLogger(__name__)

NOTHING = "–"  # noqa: RUF001 - a dash where there is nothing to say
PLACES = 2


@register.simple_tag
def waiting_for(sections: Iterable[Section]) -> bool:
    """Tell whether pictures of these sections are still being drawn; they are shown without."""
    return not charts.ready(*(chart for one in sections for chart in one.charts))


@register.filter
def wide(chart: Chart) -> SafeString:
    """Return the picture for screens and walls."""
    return _picture(chart, slim=False)


@register.filter
def narrow(chart: Chart) -> SafeString:
    """Return the picture for phones."""
    return _picture(chart, slim=True)


def _picture(chart: Chart, *, slim: bool) -> SafeString:
    """Return a picture; a chart that cannot be drawn is left to its table, and to the log."""
    try:
        drawn = charts.svg(chart, narrow=slim)
    except charts.Undrawn:
        _log.exception("The chart %s cannot be drawn", chart.id)
        drawn = ""
    return mark_safe(drawn)  # noqa: S308 - drawn by Vega, which escapes what it is given


@register.filter
def beneath(row: tuple[Any, ...], columns: tuple[str, ...]) -> list[tuple[str, Any]]:
    """Return each cell with its column, whose name stands beside it on a phone."""
    return list(zip(columns, row, strict=True))


@register.filter
def shown(value: Any) -> str:  # noqa: ANN401 - whatever stands in a row
    """Return a cell in words: yes and no, a dash for nothing, numbers to two places."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | Fraction):
        return f"{float(value):.{PLACES}f}".rstrip("0").rstrip(".")
    return str(value)


@register.filter
def is_number(value: Any) -> bool:  # noqa: ANN401 - whatever stands in a row
    """Tell whether a cell is set to the right."""
    return isinstance(value, int | float | Fraction) and not isinstance(value, bool)
