"""Signs of the debrief: a chart as a picture, a cell of a table as people read it."""

import logging
from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe

from wargame.aar import charts
from wargame.aar.charts import Chart
from wargame.aar.exports.columns import Column, columns
from wargame.aar.sections import Section, Table

register = template.Library()
_log = logging.getLogger(__name__)


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
def laid(table: Table | Chart) -> tuple[tuple[Column, ...], list[tuple[tuple[Column, str], ...]]]:
    """Return the columns of a table, and its rows: each cell in words, with its column.

    The name of the column stands beside the cell on a phone.
    """
    found = columns(table.columns, table.rows)
    cells = zip(*(one.cells for one in found), strict=True)
    return found, [tuple(zip(found, row, strict=True)) for row in cells]
