"""The page's script in a real browser: it follows, keeps what is typed, and says how things are."""

import json
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.bench.browser import Browser
from tests.rig.served import Serve, Served

SLOW = 30_000  # a busy machine takes its time
WORDS = "#statement-text"
SELECT = "getSelection().selectAllChildren(document.querySelector('#panel-statements'))"
FIELD = """(() => {
    const it = document.querySelector('#statement-text');
    return [document.activeElement === it, it.value, it.selectionStart, it.selectionEnd];
})()"""
FORM = "#form-statement\\.make"
ANSWERED = re.compile(r"act/statement\.make$")


@dataclass
class Play:
    """A served exercise, its facilitator, and ways to open pages in it."""

    app: Served
    boss: Browser
    seats: dict[str, str]
    projector: str

    def say(self, text: str) -> None:
        """Let control make a statement, which every page shows."""
        self.boss.post("act/statement.make", text=text)


@pytest.fixture(scope="module")
def play(served_long: Serve) -> Iterator[Play]:
    """A rehearsed exercise in a phase in which everybody may talk."""
    app = served_long()
    links = json.loads(app.manage("rehearse", "harbour", "--until", "2", "--json"))
    with closing(Browser(f"127.0.0.1:{app.port}")) as boss:
        boss.visit(links["control"])
        yield Play(app, boss, links["seats"], links["projector"])


@pytest.fixture
def context(browser: Chromium) -> Iterator[BrowserContext]:
    """A browser of one person's own."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def page(play: Play, context: BrowserContext) -> Page:
    """The page of a delegation, alive; complaints of the browser fail the test."""
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.goto(play.seats["ald/ald-1"])
    is_live(page)
    return page


def is_live(page: Page) -> None:
    """Wait until the page says so."""
    expect(page.locator("[data-live-state]").first).to_have_text("Live", timeout=SLOW)


def sees(page: Page, words: str) -> None:
    """Wait until a statement stands on the page."""
    expect(page.locator("#panel-statements")).to_contain_text(words, timeout=SLOW)


def test_a_page_follows_without_touching_what_is_typed(play: Play, page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
    page.fill(WORDS, "We have not decided")
    page.focus(WORDS)
    page.evaluate(f"document.querySelector('{WORDS}').setSelectionRange(3, 7)")
    opened = page.locator("details[open]").count()
    before = page.evaluate("[window.scrollX, window.scrollY]")
    for number in range(5):
        play.say(f"Tide table number {number} is out.")
    sees(page, "Tide table number 4")
    found = page.evaluate(FIELD)
    assert found == [True, "We have not decided", 3, 7]
    assert page.evaluate("[window.scrollX, window.scrollY]") == before
    assert page.locator("details[open]").count() == opened


def test_text_that_is_being_selected_stays(play: Play, page: Page) -> None:
    play.say("The first word of all.")
    sees(page, "The first word of all.")
    page.evaluate(SELECT)
    selected = page.evaluate("document.getSelection().toString()")
    play.say("A later word, which waits.")
    page.evaluate("fetch('panels').then((it) => it.text())")
    assert page.evaluate("document.getSelection().toString()") == selected
    page.evaluate("document.getSelection().removeAllRanges()")
    sees(page, "A later word")


def test_a_form_is_sent_and_emptied(page: Page) -> None:
    page.fill(WORDS, "We open the pier on Sunday.")
    page.click(f"{FORM} button[type=submit]")
    sees(page, "We open the pier on Sunday.")
    expect(page.locator(WORDS)).to_have_value("")
    assert page.url.endswith("/") or "#" in page.url


def test_a_refusal_stands_at_the_form_and_the_text_is_kept(play: Play, page: Page) -> None:
    play.boss.post("act/exercise.pause")
    try:
        page.fill(WORDS, "We cannot wait.")
        page.click(f"{FORM} button[type=submit]")
        problem = page.locator(f"{FORM} [data-form-problem]")
        expect(problem).to_be_visible(timeout=SLOW)
        assert problem.get_attribute("role") == "alert"
        assert problem.inner_text().strip()
        expect(page.locator(WORDS)).to_have_value("We cannot wait.")
    finally:
        play.boss.post("act/exercise.resume")


def test_what_met_no_server_is_sent_again_under_the_same_word(page: Page) -> None:
    said: list[str] = []

    def cut(route: Route) -> None:
        said.append(re.findall(r"command_id=(\w+)", route.request.post_data or "")[0])
        if len(said) == 1:
            route.abort()
        else:
            route.continue_()

    page.route(ANSWERED, cut)
    page.fill(WORDS, "The line was cut.")
    page.click(f"{FORM} button[type=submit]")
    expect(page.locator(f"{FORM} [data-form-problem]")).to_contain_text("Not sent", timeout=SLOW)
    expect(page.locator(WORDS)).to_have_value("The line was cut.")
    page.click(f"{FORM} button[type=submit]")
    sees(page, "The line was cut.")
    page.fill(WORDS, "The line holds.")
    page.click(f"{FORM} button[type=submit]")
    sees(page, "The line holds.")
    assert said[0] == said[1] != said[2]


def test_two_buttons_pressed_in_a_row_are_both_sent(play: Play, page: Page) -> None:
    held: list[Route] = []
    page.context.add_cookies(
        [{"name": k, "value": v, "url": play.app.url} for k, v in play.boss.cookies.items()]
    )
    page.goto(f"{play.app.url}{play.boss.page}")
    is_live(page)
    page.route("**/act/phase.extend*", lambda route: held.append(route))  # noqa: PLW0108 - a builtin cannot be a handler
    bar = page.locator("#panel-bar")
    with page.expect_request("**/act/phase.extend*"):
        bar.get_by_role("button", name="+1 min").click()
    bar.get_by_role("button", name="Pause all").click()
    held[0].continue_()
    expect(bar.get_by_role("button", name="Resume all")).to_be_visible(timeout=SLOW)
    bar.get_by_role("button", name="Resume all").click()
    expect(bar.get_by_role("button", name="Pause all")).to_be_visible(timeout=SLOW)


def test_a_draft_is_kept_on_the_server(page: Page) -> None:
    with page.expect_response(re.compile(r"/draft$")):
        page.fill(WORDS, "Half a sentence")
    page.reload()
    expect(page.locator(WORDS)).to_have_value("Half a sentence")
    with page.expect_response(re.compile(r"/draft$")):
        page.fill(WORDS, "")


def test_a_button_in_a_panel_acts_without_leaving_the_page(page: Page) -> None:
    page.evaluate("window.stayed = true")
    button = page.locator("button[form=acts][formaction*='hand.raise']").first
    button.click()
    lower = page.locator("button[form=acts][formaction*='hand.lower']").first
    expect(lower).to_be_attached(timeout=SLOW)
    lower.click()
    expect(button).to_be_attached(timeout=SLOW)
    assert page.evaluate("window.stayed") is True


def test_a_dead_line_is_called_dead_and_comes_back(play: Play, page: Page) -> None:
    play.app.process.send(signal.SIGSTOP)
    try:
        state = page.locator("[data-live-state]").first
        expect(state).to_have_text("Offline", timeout=20_000)
        expect(page.locator("[data-live-banner]").first).to_be_visible()
    finally:
        play.app.process.send(signal.SIGCONT)
    is_live(page)
    expect(page.locator("[data-live-banner]").first).to_be_hidden(timeout=SLOW)
    play.say("The line is mended.")
    sees(page, "The line is mended.")


def without_sockets(context: BrowserContext) -> None:
    """Block sockets, as some networks do."""
    context.add_init_script(
        "window.WebSocket = class { constructor() { throw new Error(); } };"
        "window.WebSocket.OPEN = 1; window.WebSocket.CONNECTING = 0;"
    )


def test_where_sockets_are_blocked_the_page_asks(play: Play, context: BrowserContext) -> None:
    without_sockets(context)
    page = context.new_page()
    page.goto(play.seats["bir/bir-1"])
    play.say("Word came by foot.")
    sees(page, "Word came by foot.")
    is_live(page)


@pytest.fixture
def open_page(play: Play, context: BrowserContext) -> Callable[[str], Page]:
    """A function that opens the page of a seat."""

    def open_page(seat: str) -> Page:
        page = context.new_page()
        page.goto(play.seats[seat])
        is_live(page)
        return page

    return open_page


def test_the_clock_counts_down_and_stops(play: Play, open_page: Callable[[str], Page]) -> None:
    page = open_page("bir/bir-1")
    clock = page.locator("[data-closes-at]").first
    expect(clock).to_have_text(re.compile(r"^\+?\d+:\d\d"), timeout=SLOW)
    expect(clock).not_to_have_text(clock.inner_text(), timeout=SLOW)
    play.boss.post("act/exercise.pause")
    expect(page.locator("#panel-bar")).to_contain_text("paused", timeout=SLOW)
    play.boss.post("act/exercise.resume")
    expect(clock).to_have_attribute("data-clock", re.compile("running|last-minute"), timeout=SLOW)


def test_who_is_removed_reads_nothing_more(play: Play, open_page: Callable[[str], Page]) -> None:
    page = open_page("bir/bir-2")
    play.boss.post("people/remove", handle=page.url.split("/p/")[1].split("/")[0])
    expect(page.locator(".farewell")).to_be_visible(timeout=SLOW)
    expect(page.locator("#panel-brief")).to_have_count(0)
