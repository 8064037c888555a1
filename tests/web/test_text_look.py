"""How the page of a text stands up to axe, a narrow phone, the dark, and no script."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.rig.axe import violations
from tests.rig.served import Serve, Served
from tests.web.test_look import DESK, NARROW, SMALL, UNFOLD, WIDTH

ACT = """async ([act, fields]) => {
    const body = new URLSearchParams(new FormData(document.querySelector('#acts')));
    for (const [name, value] of fields) body.append(name, value);
    const headers = { 'X-Wargame': '1' };
    const answer = await fetch(`act/${act}`, { method: 'POST', body, headers });
    return (await answer.json()).made;
}"""
Fields = list[tuple[str, str]]


@pytest.fixture(scope="module")
def app(served_long: Serve) -> Served:
    """The app, for all tests of this module."""
    return served_long()


@pytest.fixture(scope="module")
def links(app: Served) -> dict[str, Any]:
    """A rehearsed exercise in which texts are worked on."""
    said: dict[str, Any] = json.loads(app.manage("rehearse", "harbour", "--until", "2", "--json"))
    return said


@pytest.fixture(scope="module")
def text(app: Served, links: dict[str, Any], browser: Browser) -> str:
    """A text with brackets, comments, an amendment and an earlier version."""
    with ExitStack() as stack:

        def acts(seat: str, act: str, fields: Fields) -> str:
            page = stack.enter_context(browser.new_context()).new_page()
            page.goto(app.url + urlsplit(links["seats"][seat]).path)
            return str(page.evaluate(ACT, [act, fields]))

        first, second = (
            ("clauses", "The first boat leaves at six."),
            ("clauses", "Fares are shared."),
        )
        made = acts("ald/ald-1", "proposal.table", [("title", "Timetable"), first, second])
        a: Fields = [("proposal", made), ("clause", "A")]
        words: Fields = [("version", "1"), ("text", "The first boat leaves at seven.")]
        acts("ald/ald-1", "clause.edit", [*a, *words])
        acts("bir/bir-1", "bracket.put", [*a, ("reason", "Seven is late")])
        acts("bir/bir-1", "amendment.table", [*a, *words, ("change", "strike"), ("why", "Late")])
        acts("bir/bir-1", "comment.add", [*a, ("text", "When in winter?"), ("inside", "false")])
    return made


@pytest.fixture(params=[(NARROW, "light"), (DESK, "dark")], ids=["phone", "desk"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on a small phone by day, or on a desk at night."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    yield context.new_page()
    context.close()


def turn(app: Served, links: dict[str, Any], page: Page, path: str) -> None:
    """Go to a page of the first seat."""
    page.goto(app.url + urlsplit(links["seats"]["ald/ald-1"]).path)
    page.goto(page.url + path)


@pytest.mark.parametrize("query", ["?do=edit&clause=A", "?view=marked&do=comment", "?view=side"])
def test_a_text_has_no_fault_that_axe_finds_and_fits(
    app: Served, links: dict[str, Any], text: str, page: Page, query: str
) -> None:
    turn(app, links, page, f"text/{text}/{query}")
    page.evaluate(UNFOLD)
    found = violations(page)
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
    size = page.viewport_size
    assert size is not None
    assert page.evaluate(WIDTH) <= size["width"]


def test_everything_to_press_on_a_text_is_as_large_as_a_finger(
    app: Served, links: dict[str, Any], text: str, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    turn(app, links, page, f"text/{text}/?do=edit&clause=A")
    assert page.evaluate(SMALL) == []
    context.close()


def test_without_a_script_a_clause_is_worded_and_commented_on(
    app: Served, links: dict[str, Any], text: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 740})
    page = context.new_page()
    turn(app, links, page, f"text/{text}/")
    page.locator("#clause-B").get_by_role("link", name="Edit clause B").click()
    page.get_by_label("The words").fill("Fares are free.")
    page.get_by_role("button", name="Make this version").click()
    expect(page.locator("#clause-B .clause-text")).to_have_text("Fares are free.")
    page.locator("#clause-B").get_by_role("link", name="Comment on clause B").click()
    page.get_by_label("Your comment").fill("Who pays?")
    page.get_by_label("Everybody, on every screen").check()
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#said-B")).to_contain_text("1 comment")
    page.get_by_role("button", name="Move clause B up").click()
    expect(page.locator(".clause-letter").first).to_contain_text("B")
    context.close()


def test_a_clause_is_worded_with_the_keyboard_alone(
    app: Served, links: dict[str, Any], text: str, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    turn(app, links, page, f"text/{text}/")
    page.locator("#clause-A").get_by_role("link", name="Edit clause A").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**do=edit*")
    words = page.get_by_label("The words")
    expect(words).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("The first boat leaves at noon.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#clause-A .clause-text")).to_contain_text("leaves at noon")
    context.close()
