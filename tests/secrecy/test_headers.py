"""What every answer says to the browser, and what no page holds: the CSP could not allow it."""

import json
import re
from html.parser import HTMLParser
from typing import override

import pytest

from tests.secrecy.crawling import Crawl
from tests.secrecy.walking import Visit

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
DIRECTIVES = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


DRAWN = re.compile(r'(?<=value=")\w{32,}(?=")|(?<=data-now=")\d+(?=")')
"""What is drawn anew for each page, so that pages that are else alike are looked at once."""


class Inspector(HTMLParser):
    """Collects what must not stand in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.elements = 0
        self._inside = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements += 1
        given = dict(attrs)
        self._inside = tag if tag in {"script", "style"} else ""
        if tag in {"style", "iframe", "object", "embed", "base"}:
            self.faults.append(f"<{tag}>")
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.faults.append("<script> that is not ours")
        for name, value in attrs:
            if name == "style" or name.startswith("on") or name == "srcdoc":
                self.faults.append(f"{name}={value}")
            if (value or "").strip().lower().startswith(("javascript:", "vbscript:", "data:text")):
                self.faults.append(f"{name}={value}")

    @override
    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks where a fault stands."""
        return j

    @override
    def handle_data(self, data: str) -> None:
        if self._inside and data.strip():
            self.faults.append(f"words inside <{self._inside}>")


def answers(*crawls: Crawl) -> list[Visit]:
    return [one for each in crawls for one in each.visits]


def markup(one: Visit) -> str:
    """Return the HTML of an answer; of a frame, that of its panels."""
    kind = one.headers.get("Content-Type", "")
    if kind.startswith("text/html"):
        return one.body
    if kind == "application/json" and one.path.endswith("panels"):
        return "".join(json.loads(one.body).get("panels", {}).values())
    return ""


@pytest.mark.parametrize("header", EVERYWHERE)
def test_every_answer_has_the_header(header: str, crawled: Crawl, posted: Crawl) -> None:
    without = {
        one.path
        for one in answers(crawled, posted)
        if one.headers.get(header) != EVERYWHERE[header]
    }
    assert not without


def test_every_answer_has_the_content_policy(crawled: Crawl, posted: Crawl) -> None:
    for one in answers(crawled, posted):
        policy = one.headers.get("Content-Security-Policy", "")
        assert set(policy.split("; ")) == DIRECTIVES, one.path


def test_no_page_holds_what_the_policy_forbids(crawled: Crawl, posted: Crawl) -> None:
    elements = 0
    for text in {DRAWN.sub("", markup(one)) for one in answers(crawled, posted)}:
        inspector = Inspector()
        inspector.feed(text)
        inspector.close()
        assert not inspector.faults
        elements += inspector.elements
    assert elements > 10_000


def test_what_is_somebodys_own_is_never_kept(crawled: Crawl) -> None:
    for one in crawled.visits:
        if one.status == 200 and one.path.startswith(("/x/", "/desk/")):
            assert "no-store" in one.headers["Cache-Control"], one.path
            assert "private" in one.headers["Cache-Control"], one.path
            assert "Cookie" in one.headers["Vary"], one.path


def test_no_answer_tells_what_runs_here(crawled: Crawl, posted: Crawl) -> None:
    for one in answers(crawled, posted):
        assert "Server" not in one.headers
        assert "X-Powered-By" not in one.headers
        assert "Traceback" not in one.body


def test_no_cookie_can_be_read_by_a_script_or_sent_from_elsewhere(
    crawled: Crawl, posted: Crawl
) -> None:
    cookies = [
        value
        for one in answers(crawled, posted)
        for name, value in one.headers.items()
        if name.startswith("set-cookie") and "Max-Age=0" not in value
    ]
    assert cookies
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
