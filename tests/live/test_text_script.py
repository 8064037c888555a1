"""The page of a text in real browsers: it follows, bars nobody, and shows who writes."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from tests.rig.served import Serve

SLOW = 30_000  # a busy machine takes its time
EDITOR = "#clause-words"
TABLE = """async () => {
    const fields = new URLSearchParams(new FormData(document.querySelector('#acts')));
    fields.set('title', 'Timetable');
    fields.append('clauses', 'The first boat leaves at six.');
    fields.append('clauses', 'Fares are shared.');
    const headers = { 'X-Wargame': '1' };
    const answer = await fetch('act/proposal.table', { method: 'POST', body: fields, headers });
    return (await answer.json()).made;
}"""


@dataclass
class Desk:
    """Two people of one delegation and one of another, and the text that the first has tabled."""

    ann: Page
    aid: Page
    ben: Page
    text: str

    def turn(self, page: Page, query: str = "") -> Page:
        """Go to the text's page, and wait until it is alive."""
        page.goto(f"{page.url.partition('/p/')[0]}/p/{_handle(page)}/text/{self.text}/{query}")
        expect(page.locator("[data-live-state]").first).to_have_text("Live", timeout=SLOW)
        return page


def _handle(page: Page) -> str:
    return page.url.partition("/p/")[2].partition("/")[0]


@pytest.fixture(scope="module")
def pages(served_long: Serve, browser: Chromium) -> Iterator[tuple[Page, Page, Page]]:
    """Three people in a rehearsed exercise, in a phase in which texts are worked on."""
    app = served_long()
    links = json.loads(app.manage("rehearse", "harbour", "--until", "2", "--json"))
    with ExitStack() as stack:

        def enter(seat: str) -> Page:
            page = stack.enter_context(browser.new_context()).new_page()
            page.set_default_timeout(SLOW)
            page.goto(links["seats"][seat])
            return page

        yield enter("ald/ald-1"), enter("ald/ald-2"), enter("bir/bir-1")


@pytest.fixture
def desk(pages: tuple[Page, Page, Page]) -> Desk:
    """The three, and a text that the first has just tabled."""
    ann = pages[0]
    ann.goto(f"{ann.url.partition('/p/')[0]}/p/{_handle(ann)}/")
    return Desk(*pages, text=ann.evaluate(TABLE))


def test_several_write_in_one_text_at_once(desk: Desk) -> None:
    ann = desk.turn(desk.ann, "?do=edit&clause=A#composer")
    expect(ann.locator(EDITOR)).to_be_focused(timeout=SLOW)
    aid, ben = desk.turn(desk.aid), desk.turn(desk.ben)

    # Her own delegation is told that she writes, and for how long; the other is not.
    expect(aid.locator("#panel-leases")).to_contain_text("is editing A, 0:", timeout=SLOW)
    assert ben.locator("#panel-leases p").count() == 0

    # A colleague words the same clause meanwhile: her words stay, and she is told.
    ann.fill(EDITOR, "The first boat leaves at dawn.")
    desk.turn(aid, "?do=edit&clause=A#composer")
    aid.fill(EDITOR, "The first boat leaves at seven.")
    aid.get_by_role("button", name="Make this version").click()
    aid.wait_for_url("**/text/*/#clause-A")
    clause = ann.locator("#clause-A .clause-text")
    expect(clause).to_contain_text("leaves at seven", timeout=SLOW)
    expect(ben.locator("#clause-A .clause-text")).to_contain_text("leaves at seven", timeout=SLOW)
    expect(ann.locator("[data-newer]")).to_be_visible(timeout=SLOW)
    assert ann.input_value(EDITOR) == "The first boat leaves at dawn."
    assert ann.evaluate("document.activeElement.id") == EDITOR[1:]

    # She sends hers all the same, and both wordings are shown.
    ann.get_by_role("button", name="Make this version").click()
    ann.wait_for_url("**do=merged*")
    expect(ann.locator("#composer")).to_contain_text("worded the same place")
    expect(ben.locator("#clause-A .clause-text")).to_contain_text("[seven | dawn]", timeout=SLOW)
    ann.get_by_role("button", name="Put yours alone").click()
    ann.wait_for_url("**/text/*/#clause-A")
    expect(ben.locator("#clause-A .clause-text")).to_have_text(
        "[The first boat leaves at dawn.]", timeout=SLOW
    )


def test_what_is_typed_outlives_the_page(desk: Desk) -> None:
    ann = desk.turn(desk.ann, "?do=edit&clause=B#composer")
    with ann.expect_response("**/draft"):
        ann.fill(EDITOR, "Fares are free for children.")
    desk.turn(ann)
    expect(ann.locator("#clause-B .clause-text")).to_have_text("Fares are shared.")
    desk.turn(ann, "?do=edit&clause=B#composer")
    expect(ann.locator(EDITOR)).to_have_value("Fares are free for children.")


def test_the_bar_on_top_works_on_the_page_of_a_text_as_in_the_room(desk: Desk) -> None:
    ben = desk.turn(desk.ben)
    hand = ben.locator("#panel-top").get_by_role("button", name="hand")
    hand.click()
    expect(hand).to_have_attribute("aria-pressed", "true", timeout=SLOW)
    hand.click()
    expect(ben.locator('#panel-top [aria-pressed="true"]')).to_have_count(0, timeout=SLOW)
    ben.get_by_role("button", name="Ask control").click()
    ben.locator("#question-text").fill("May we strike a clause of theirs?")
    ben.locator("#ask").get_by_role("button", name="Ask", exact=True).click()
    expect(ben.locator("#question-text")).to_have_value("", timeout=SLOW)
