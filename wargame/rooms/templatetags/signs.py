"""Small signs of all screens: badges, times, state words, citations, briefs.

A room holds hundreds of them and few different ones, so each is written once and kept.
"""

from datetime import UTC, datetime, tzinfo
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CONTROL, CellId
from wargame.engine.scenario import Citation, Delegation, Paragraph, Source
from wargame.rooms.briefing import brief
from wargame.rooms.words import BASES, STATES, Word

register = template.Library()


@register.simple_tag
def badge(setting: Setting, cell: CellId) -> SafeString:
    """Return the badge of a cell: an edge in its hue, its shape, its code."""
    delegation = setting.delegation(cell)
    code = delegation.code if delegation else _short(cell)
    return _badge(_signs(delegation), setting.name(cell), code)


@lru_cache(maxsize=1024)
def _badge(signs: str, name: str, code: str) -> SafeString:
    return format_html(
        '<span class="badge {}"><i aria-hidden="true"></i><abbr title="{}">{}</abbr></span>',
        signs,
        name,
        code,
    )


@register.simple_tag
def named_badge(setting: Setting, cell: CellId) -> SafeString:
    """Return the badge of a cell with its name in full."""
    return _named_badge(_signs(setting.delegation(cell)), setting.name(cell))


@lru_cache(maxsize=1024)
def _named_badge(signs: str, name: str) -> SafeString:
    return format_html('<span class="badge {}"><i aria-hidden="true"></i>{}</span>', signs, name)


@register.simple_tag
def cell_name(setting: Setting, cell: CellId) -> str:
    """Return what a cell is called on screens."""
    return setting.name(cell)


@register.simple_tag
def hue(setting: Setting, cell: CellId) -> str:
    """Return the class that gives a thing the hue of a cell, for its edge."""
    delegation = setting.delegation(cell)
    return f"hue-{delegation.hue}" if delegation else ""


def _signs(delegation: Delegation | None) -> str:
    return f"hue-{delegation.hue} shape-{delegation.shape}" if delegation else "shape-none"


def _short(cell: CellId) -> str:
    return "CTL" if cell == CONTROL else cell[:3].upper()


@register.simple_tag
def when(at: datetime) -> SafeString:
    """Return a time of day in the zone of the server; the page's script makes it local."""
    return _when(at, timezone.get_current_timezone())


@lru_cache(maxsize=16384)
def _when(at: datetime, zone: tzinfo) -> SafeString:
    local = timezone.localtime(at, zone)
    return format_html(
        '<time datetime="{}" data-at="{}">{}</time>', _utc(at), epoch_ms(at), f"{local:%H:%M}"
    )


@register.filter
def act_words(act: str) -> str:
    """Return the name of an act as words: `cable.send` is to send cable."""
    noun, _, verb = act.partition(".")
    return f"{verb.replace('-', ' ')} {noun}"


@register.simple_tag
def when_in_full(at: datetime) -> SafeString:
    """Return a time of day with the name of its zone, for the head of a document."""
    local = timezone.localtime(at)
    return format_html(
        '<time datetime="{}">{}</time>', _utc(at), local.strftime("%d %b %Y, %H:%M %Z")
    )


@register.filter
def epoch_ms(at: datetime | None) -> int | str:
    """Return the time in milliseconds since 1970, or nothing where there is none."""
    return round(at.timestamp() * 1000) if at else ""


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@register.simple_tag
def state(word: str) -> SafeString:
    """Return a state word with its symbol; one that the house does not know stays as it is."""
    return _word("state", word, STATES.get(word, Word("○", word)))


@register.simple_tag
@lru_cache(maxsize=256)
def mark(word: str) -> SafeString:
    """Return the symbol of a state alone, for a narrow table; its word is there to be heard."""
    found = STATES.get(word, Word("○", word))
    return format_html(
        '<abbr class="state state-{}" title="{}"><i aria-hidden="true">{}</i>'
        '<span class="unseen">{}</span></abbr>',
        word,
        found.text,
        found.symbol,
        found.text,
    )


@register.simple_tag
def basis(word: str) -> SafeString:
    """Return how far a source carries a claim, with its symbol."""
    return _word("basis", word, BASES.get(word, Word("□", word)))


@lru_cache(maxsize=256)
def _word(kind: str, name: str, word: Word) -> SafeString:
    return format_html(
        '<span class="{} {}-{}"><i aria-hidden="true">{}</i>{}</span>',
        kind,
        kind,
        name,
        word.symbol,
        word.text,
    )


@register.simple_tag
def markdown(text: str, sources: tuple[Source, ...]) -> SafeString:
    """Return a brief as HTML; see `rooms.briefing`."""
    return brief(text, sources)


@register.simple_tag
def source_of(citation: Citation, sources: tuple[Source, ...]) -> Source | None:
    """Return the document that a citation names, or None."""
    return next((one for one in sources if one.id == citation.source), None)


@register.simple_tag
def paragraph_of(citation: Citation, sources: tuple[Source, ...]) -> Paragraph | None:
    """Return the paragraph that a citation names, or None."""
    source = source_of(citation, sources)
    found = source.paragraphs if source else ()
    return next((one for one in found if one.number == citation.paragraph), None)
