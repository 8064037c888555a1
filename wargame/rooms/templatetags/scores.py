"""Signs of scores: points in plain figures, and a drawing of what may come against a walk-away."""

from fractions import Fraction

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

WIDEST = 100
"""The best options of all issues make so many points; bonuses may add to that."""
TENTHS = 10


@register.filter
def points(value: Fraction) -> str:
    """Return points as a whole number, or to a tenth where they are none."""
    return _minus(_plain(value))


@register.filter
def gained(value: Fraction) -> str:
    """Return a change of points with its sign."""
    return f"+{_plain(value)}" if value > 0 else points(value)


@register.filter
def per_cent(share: Fraction) -> str:
    """Return a share in per cent; one that is not nought is never shown as nought."""
    if 0 < share < Fraction(1, 2 * WIDEST * TENTHS):
        return "under 0.1 %"
    return f"{_plain(share * WIDEST)} %"


@register.filter
def grouped(number: int) -> str:
    """Return a count with its thousands apart."""
    return f"{number:,}".replace(",", "\u202f")


def _plain(value: Fraction) -> str:
    tenths = round(value * TENTHS)
    sign, tenths = ("-", -tenths) if tenths < 0 else ("", tenths)
    whole, rest = divmod(tenths, TENTHS)
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def _minus(written: str) -> str:
    return written.replace("-", "−")  # noqa: RUF001 - a true minus


@register.simple_tag
def stretch(worst: Fraction, best: Fraction, least: Fraction) -> SafeString:
    """Return a drawing from 0 to 100: a bar from worst to best, a stroke at the walk-away value.

    A line leads from the stroke to the bar. The numbers stand in words beside it, so it is not
    read aloud.
    """
    left, right, stroke = (_place(one) for one in (worst, best, least))
    near = left if abs(left - stroke) < abs(right - stroke) else right
    return format_html(
        '<svg class="stretch" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="stretch-all" x="0" y="4" width="100" height="2"/>'
        '<rect class="stretch-way" x="{}" y="3.5" width="{}" height="3"/>'
        '<rect class="stretch-from" x="{}" y="1" width="{}" height="8"/>'
        '<rect class="stretch-least" x="{}" y="0" width="0.8" height="10"/></svg>',
        min(near, stroke),
        abs(near - stroke),
        min(left, WIDEST - 2),
        max(right - left, 2),
        stroke,
    )


def _place(value: Fraction) -> int:
    return max(0, min(WIDEST, round(value)))
