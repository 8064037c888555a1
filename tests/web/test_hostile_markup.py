"""What no template and no script may hold, whether or not a test ever paints it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

HOME = Path(settings.BASE_DIR) / "wargame"
TEMPLATES = sorted(HOME.rglob("templates/**/*.html"))
SCRIPTS = sorted(HOME.rglob("static/wargame/*.js"))
MODULES = sorted(HOME.rglob("*.py"))

FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script inside the page": re.compile(r"<script(?![^>]*\ssrc=\"\{% static)", re.IGNORECASE),
    "an address that is a script": re.compile(r"javascript:", re.IGNORECASE),
    "text without escaping": re.compile(r"\|\s*safe(?:seq)?\b"),
    "an address of another host": re.compile(r"(?:src|href|action)=\"(?:https?:)?//"),
}
WORDS_OF_DJANGO = re.compile(r"\{%(?! static).*?%\}|\{\{(?![^}]*safe).*?\}\}")
RAW = re.compile(r"mark_safe|SafeString\(|SafeText|__html__")
HOUSE_MADE = {
    "rooms/painting.py",  # a panel, rendered by a template
    "rooms/reading_room.py",  # the same, on the page of a text
    "rooms/briefing.py",  # Markdown that holds no HTML
    "rooms/templatetags/boards.py",  # a QR code, drawn by the house
    "web/replay_frames.py",  # the same panels, with other names for their parts
    "aar/exports/report_html.py",  # a chart, as below
    "web/walls.py",  # a card of the projector, with another address for its picture
    "web/templatetags/charts.py",  # a chart, drawn by Vega, which escapes its words
}
DANGEROUS = re.compile(r"\beval\(|new Function|document\.write|setTimeout\(\s*['\"]|outerHTML\s*=")


def test_there_is_something_to_look_at() -> None:
    assert len(TEMPLATES) > 60
    assert SCRIPTS


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    """The report is no page of the house: a file by itself, with its style and a policy in it."""
    pages = [one for one in TEMPLATES if (one.parent.name, what) != ("aar", "a style element")]
    plain = {one: WORDS_OF_DJANGO.sub("", one.read_text()) for one in pages}
    found = [str(one) for one, text in plain.items() if FORBIDDEN[what].search(text)]
    assert not found


def test_no_template_turns_escaping_off() -> None:
    assert not [one for one in TEMPLATES if "autoescape" in one.read_text()]


def test_few_modules_say_that_something_is_markup() -> None:
    found = {str(one.relative_to(HOME)) for one in MODULES if RAW.search(one.read_text())}
    assert found <= HOUSE_MADE


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: one.name)
def test_no_script_makes_code_of_text(script: Path) -> None:
    assert not DANGEROUS.search(script.read_text())


def test_no_view_is_excused_from_the_token() -> None:
    assert not [one for one in MODULES if "csrf_exempt" in one.read_text()]
