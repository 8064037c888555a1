"""Redlines: what was deleted and inserted, marked for the eye and said for the ear."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from wargame.engine.redline import Mark, Run

register = template.Library()

_INSERTED = '<ins><span class="unseen">[inserted: </span>{}<span class="unseen">]</span></ins>'
_DELETED = '<del><span class="unseen">[deleted: </span>{}<span class="unseen">]</span></del>'


@register.simple_tag
def marked(runs: Iterable[Run]) -> SafeString:
    """Return runs of words as text with its insertions and deletions marked."""
    return format_html_join("", "{}", ((_run(run),) for run in runs))


def _run(run: Run) -> SafeString:
    match run.mark:
        case Mark.INSERTED:
            return format_html(_INSERTED, run.text)
        case Mark.DELETED:
            return format_html(_DELETED, run.text)
        case Mark.KEPT:
            return format_html("{}", run.text)
