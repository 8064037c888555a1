"""How the screens of participants stand up to axe, a narrow phone, the dark, and no script."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.rig.axe import violations
from tests.rig.served import Serve, Served

NARROW, DESK = 320, 1280
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
EVERY_PART = "document.querySelector('[data-showing]')?.removeAttribute('data-showing')"
WIDTH = "document.documentElement.scrollWidth"
SMALL = """() => [...document.querySelectorAll(
    "button, .button, .tabs a, .tick, summary:not(.inline), select, input[type=text], textarea")]
  .filter((one) => one.checkVisibility() && !one.closest(".chosen"))
  .map((one) => [one.textContent.trim().slice(0, 40), one.getBoundingClientRect().height])
  .filter(([, height]) => height < 43.5)"""


@pytest.fixture(scope="module")
def app(served_long: Serve) -> Served:
    """The app, for all tests of this module."""
    return served_long()


@pytest.fixture(scope="module")
def links(app: Served) -> dict[str, Any]:
    """An exercise of the small pack, after its votes."""
    return rehearsed(app, "3")


def rehearsed(app: Served, last: str) -> dict[str, Any]:
    """Play the small pack until a round has opened, and return who can enter where."""
    said: dict[str, Any] = json.loads(app.manage("rehearse", "harbour", "--until", last, "--json"))
    return said


def address(links: dict[str, Any], screen: str) -> str:
    """Return the path of a screen."""
    paths = {
        "home": "/",
        "join": "/join/",
        "rejoin": "/rejoin/",
        "name": f"/j/{links['code']}/",
        "nothing": "/nowhere/",
        "room": links["seats"]["ald/ald-1"],
        "observer": links["observer"],
    }
    return str(urlsplit(paths[screen]).path)


@pytest.fixture(params=[(NARROW, "light"), (DESK, "dark")], ids=["phone", "desk"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on a small phone by day, or on a desk at night."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "screen", ["home", "join", "rejoin", "name", "nothing", "room", "observer"]
)
def test_a_screen_has_no_fault_that_axe_finds_and_fits(
    app: Served, links: dict[str, Any], page: Page, screen: str
) -> None:
    page.goto(app.url + address(links, screen))
    page.evaluate(UNFOLD)
    page.evaluate(EVERY_PART)
    found = violations(page)
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
    size = page.viewport_size
    assert size is not None
    assert page.evaluate(WIDTH) <= size["width"]


@pytest.mark.parametrize("screen", ["home", "name", "room", "observer"])
def test_everything_to_press_is_as_large_as_a_finger(
    app: Served, links: dict[str, Any], browser: Browser, screen: str
) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(app.url + address(links, screen))
    assert page.evaluate(SMALL) == []
    context.close()


def test_a_link_into_another_part_shows_that_part(
    app: Served, links: dict[str, Any], browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.goto(app.url + address(links, "room"))
    expect(page.locator("#brief")).to_be_hidden()
    page.goto(app.url + address(links, "room"))
    page.locator('.tabs a[data-tab="brief"]').click()
    page.locator(".brief .cite a").first.click()
    expect(page.locator(".notes li:target")).to_be_in_viewport()
    page.locator('.tabs a[data-tab="table"]').click()
    page.locator('#panel-stances a[href^="#proposal-"]').first.click()
    expect(page.locator("article.proposal:target")).to_be_in_viewport()
    context.close()


def test_without_a_script_everything_stands_on_one_page(app: Served, browser: Browser) -> None:
    links = rehearsed(app, "2")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.goto(app.url + address(links, "room"))
    for part in ("now", "brief", "table", "cables", "talk"):
        expect(page.locator(f"#{part}")).to_be_visible()
    expect(page.locator("noscript p")).to_be_visible()
    page.get_by_label("Say to everybody").fill("A word without a script.")
    page.get_by_role("button", name="Make the statement").click()
    expect(page.locator("#panel-statements")).to_contain_text("A word without a script.")
    expect(page.locator(".messages")).to_contain_text("Your statement is on the record.")
    context.close()


def test_who_will_read_a_cable_is_said_before_it_is_sent(
    app: Served, links: dict[str, Any], browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(app.url + address(links, "room"))
    page.get_by_text("Write a cable").click()
    readers = page.locator("[data-readers]")
    expect(readers).to_have_text("nobody yet")
    page.locator('#cable input[value="bir"]').check()
    expect(readers).to_have_text("Birch Haven")
    context.close()
