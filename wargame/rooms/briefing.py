"""Briefs: Markdown of a pack as HTML, with citations such as `[A P20]` turned into links.

HTML in the text is not markup here, it is shown as it was written; links go to http and https.
"""

import re
from functools import lru_cache

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from wargame.engine.scenario import Citation, Paragraph, Source

CITED = re.compile(r"\[([A-Z]\w{0,7} P\d{1,4}(?:\s*[,;]\s*[A-Z]\w{0,7} P\d{1,4})*)\]")
HEADINGS = {"h1": "h3", "h2": "h3"}  # a brief stands under the heading of its panel
ONE = re.compile(r"([A-Z]\w{0,7}) P(\d{1,4})")


@lru_cache(maxsize=64)
def brief(text: str, sources: tuple[Source, ...]) -> SafeString:
    """Return the text as HTML. A citation that no source knows stays plain words."""
    markdown, env = _markdown(), {"known": _known(sources)}
    tokens = markdown.parse(text, env)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = HEADINGS.get(token.tag, "h4")
    return SafeString(markdown.renderer.render(tokens, markdown.options, env))


def cited(text: str) -> tuple[Citation, ...]:
    """Return every citation that a text makes, each once, in the order of the text."""
    found = (one for group in CITED.finditer(text) for one in ONE.finditer(group[1]))
    return tuple(dict.fromkeys(Citation(one[1], int(one[2])) for one in found))


def anchor(citation: Citation) -> str:
    """Return the id of the note that a citation leads to."""
    return f"cite-{citation.source}-{citation.paragraph}"


def _known(sources: tuple[Source, ...]) -> dict[Citation, tuple[Source, Paragraph]]:
    return {
        Citation(source.id, paragraph.number): (source, paragraph)
        for source in sources
        for paragraph in source.paragraphs
    }


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
    made.disable("image")
    made.validateLink = lambda url: url.startswith(("http://", "https://"))  # type: ignore[method-assign]
    made.inline.ruler.before("link", "citation", _citation)
    return made


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Read one `[A P20]` or `[A P20, B P5]` at this place of the text."""
    found = CITED.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        _write(state, found[1])
    state.pos = found.end()
    return True


def _write(state: StateInline, text: str) -> None:
    found = state.env.get("known", {})
    state.push("cite_open", "span", 1).attrs = {"class": "cite"}
    place = 0
    for one in ONE.finditer(text):
        state.push("text", "", 0).content = ("[" if not place else "") + text[place : one.start()]
        citation = Citation(one[1], int(one[2]))
        if citation in found:
            state.push("link_open", "a", 1).attrs = {"href": f"#{anchor(citation)}"}
        state.push("text", "", 0).content = one[0]
        if citation in found:
            state.push("link_close", "a", -1)
        place = one.end()
    state.push("text", "", 0).content = text[place:] + "]"
    state.push("cite_close", "span", -1)
