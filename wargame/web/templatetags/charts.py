"""Signs of the debrief: a chart as a picture, a cell of a table as people read it."""

from fractions import Fraction
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from wargame.aar import charts
from wargame.aar.charts import Chart

register = template.Library()

NOTHING = "–"  # noqa: RUF001 - a dash where there is nothing to say
PLACES = 2


@register.filter
def wide(chart: Chart) -> SafeString:
    """Return the picture for screens and walls."""
    return mark_safe(charts.svg(chart))  # noqa: S308 - drawn by Vega, which escapes what it is given


@register.filter
def narrow(chart: Chart) -> SafeString:
    """Return the picture for phones."""
    return mark_safe(charts.svg(chart, narrow=True))  # noqa: S308 - as above


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
