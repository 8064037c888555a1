"""The console and the projector in a real browser: keys, forms, previews, and a wall that fits."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.rig.served import Serve, Served

SIZES = [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)]
CARDS = ["lobby", "agenda", "clock", "statements", "table", "ballot", "indicators", "blank"]


@dataclass
class Desk:
    """A facilitator's browser, and the exercise that it keeps open."""

    app: Served
    code: str
    context: BrowserContext
    complaints: list[str]

    def open(self, rest: str = "control/", width: int = 1280, height: int = 800) -> Page:
        """Open a page of the exercise, and note what the browser complains of."""
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._hear(said.text))
        page.goto(f"{self.app.url}/x/{self.code}/{rest}")
        return page

    def looks_as(self, cell: str, width: int = 1280) -> Page:
        """Borrow the eyes of a delegation, where that is not yet on the record."""
        page = self.open(f"control/as/{cell}/", width)
        for door in page.get_by_role("button", name="Look as").all():
            door.click()
        expect(page.get_by_text("You are looking as")).to_be_visible()
        return page

    def _hear(self, text: str) -> None:
        """Note where the browser says that a page did what its policy forbids."""
        if "Content Security Policy" in text or "Refused to" in text:
            self.complaints.append(text)


@pytest.fixture(scope="module")
def app(served_long: Serve) -> Served:
    return served_long()


@pytest.fixture(scope="module")
def links(app: Served) -> dict[str, str]:
    """The links of an exercise that was played up to its second round."""
    played: dict[str, str] = json.loads(app.manage("rehearse", "harbour", "--until", "2", "--json"))
    return played


@pytest.fixture
def desk(app: Served, browser: Browser, links: dict[str, str]) -> Iterator[Desk]:
    """A browser that the facilitator has just sat down at."""
    context = browser.new_context(reduced_motion="reduce")
    context.new_page().goto(app.url + urlsplit(links["control"]).path)
    desk = Desk(app, links["code"], context, [])
    yield desk
    context.close()
    assert desk.complaints == []


def phase(page: Page) -> str:
    """Return the phase on top of the console."""
    return page.locator(".bar-phase").inner_text()


def test_one_key_pauses_everybody_and_the_same_key_lets_them_go_on(desk: Desk) -> None:
    page = desk.open()
    page.keyboard.press("p")
    expect(page.locator(".bar-clock")).to_contain_text("paused")
    page.keyboard.press("p")
    expect(page.locator(".bar-clock")).not_to_contain_text("paused")


def test_the_next_phase_takes_two_presses_and_shows_first_what_it_brings(desk: Desk) -> None:
    page = desk.open()
    before = phase(page)
    page.keyboard.press("n")
    expect(page.locator("#composer")).to_contain_text("They read")
    assert phase(page) == before
    page.keyboard.press("n")
    expect(page.locator("#composer")).to_be_hidden()
    expect(page.locator(".bar-phase")).not_to_have_text(before)


def test_keys_are_letters_while_somebody_types(desk: Desk) -> None:
    page = desk.open()
    stood = "paused" in page.locator(".bar-clock").inner_text()
    page.keyboard.press("b")
    field = page.locator("#composer textarea")
    expect(field).to_be_focused()
    page.keyboard.type("pnb+?")
    expect(field).to_have_value("pnb+?")
    assert stood == ("paused" in page.locator(".bar-clock").inner_text())


def test_a_form_that_was_closed_still_holds_its_words_and_is_sent_once(desk: Desk) -> None:
    page = desk.open()
    page.keyboard.press("b")
    page.locator("#composer textarea").fill("Coffee is ready.")
    page.keyboard.press("Escape")
    expect(page.locator("#composer")).to_be_hidden()
    page.keyboard.press("b")
    expect(page.locator("#composer textarea")).to_have_value("Coffee is ready.")
    page.locator("#composer button.primary").click()
    expect(page.locator("#composer")).to_be_hidden()
    page.keyboard.press("b")
    expect(page.locator("#composer textarea")).to_have_value("")


def test_a_refused_form_stays_open_with_its_words_and_the_reason(desk: Desk) -> None:
    page = desk.open()
    page.keyboard.press("c")
    page.locator("#composer input[name=subject]").fill("Pier")
    page.locator("#composer textarea").fill("Mind the gap.")
    page.locator("#composer button.primary").click()
    expect(page.locator("#composer [role=alert]")).to_contain_text("Nobody is chosen")
    expect(page.locator("#composer textarea")).to_have_value("Mind the gap.")


def test_what_the_page_can_do_is_found_by_typing(desk: Desk) -> None:
    page = desk.open()
    expect(page.locator("[data-palette]")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("broad")
    expect(page.get_by_role("option").first).to_contain_text("Broadcast")
    page.keyboard.press("Enter")
    expect(page.locator("#composer textarea")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("see as ald")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{desk.app.url}/x/{desk.code}/control/as/ald/")


def test_one_key_hides_what_is_secret_and_the_same_key_shows_it(desk: Desk) -> None:
    page = desk.open()
    page.keyboard.press("s")
    expect(page.get_by_text("Shielded.")).to_be_visible()
    expect(page.locator(".column")).to_have_count(0)
    expect(page.locator("[data-live-state]")).to_have_text("Live")
    page.keyboard.press("s")
    expect(page.locator("#panel-queue")).to_be_visible()


def test_on_a_phone_what_one_thumb_needs_lies_at_the_bottom(desk: Desk) -> None:
    page = desk.open(width=375, height=812)
    shown = page.locator(".bar-acts > *:visible")
    expect(shown.first).to_have_text("Queue")
    for one in shown.all():
        box = one.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] > 700
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_single_keys_can_be_switched_off_for_good(desk: Desk) -> None:
    page = desk.open()
    stood = "paused" in page.locator(".bar-clock").inner_text()
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.locator("h1").focus()
    page.keyboard.press("Control+k")
    expect(page.locator("dialog.palette")).to_be_hidden()
    page.keyboard.press("n")
    page.keyboard.press("p")
    expect(page.locator("#composer")).to_be_hidden()
    page.reload()
    page.keyboard.press("n")
    expect(page.locator("#composer")).to_be_hidden()
    assert ("paused" in page.locator(".bar-clock").inner_text()) is stood


def test_a_card_is_looked_at_and_then_taken(desk: Desk) -> None:
    page, wall = desk.open(), desk.open("projector/")
    page.locator("a[data-preview]", has_text="Agenda").click()
    expect(page.locator("#preview .card-agenda")).to_be_visible()
    expect(wall.locator(".card-agenda")).to_have_count(0)
    page.locator(".takes li", has_text="Agenda").get_by_role("button").click()
    expect(wall.locator(".card-agenda")).to_be_visible()
    expect(page.locator("#on .card-agenda")).to_be_visible()


def test_a_person_is_seated_in_two_taps(desk: Desk, browser: Browser) -> None:
    page = desk.open()
    guest = browser.new_context()
    phone = guest.new_page()
    phone.goto(f"{desk.app.url}/")
    phone.locator("input[name=code]").fill(desk.code)
    phone.keyboard.press("Enter")
    phone.locator("input[name=name]").fill("Zuzana")
    phone.keyboard.press("Enter")
    waiting = page.locator("#panel-queue li", has_text="Zuzana")
    waiting.get_by_role("link").click()
    page.locator("#composer button", has_text="Birch Haven").click()
    expect(page.locator("#panel-tiles .tile", has_text="Birch Haven")).to_contain_text("Zuzana")
    expect(phone.locator("body")).to_contain_text("Birch Haven")
    guest.close()


def test_what_a_delegation_sees_follows_and_cannot_be_pressed(desk: Desk) -> None:
    page, seen = desk.open(), desk.looks_as("ald")
    expect(seen.locator("body")).to_contain_text("You are looking as")
    page.keyboard.press("p")
    expect(seen.locator("#panel-bar")).to_contain_text("aused")
    for button in seen.locator(".see-as button:visible").all()[:5]:
        button.click()
    assert "/control/as/ald/" in seen.url
    page.keyboard.press("p")
    expect(seen.locator("#panel-bar")).not_to_contain_text("aused")


OVERFLOWING = """() => {
  const card = document.querySelector(".card"), wall = document.querySelector(".wall");
  const small = [...wall.querySelectorAll("*")].filter((one) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
    && !one.closest(".unseen, svg")
    && parseFloat(getComputedStyle(one).fontSize) * SCALE < 27.9);
  const root = document.documentElement;
  return {
    page: [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight],
    card: [card.scrollWidth - card.clientWidth, card.scrollHeight - card.clientHeight],
    small: small.map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 30)}`),
  };
}"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_card_scrolls_and_nothing_is_smaller_than_it_may_be(
    desk: Desk, width: int, height: int
) -> None:
    wall = desk.open("control/preview/", width, height)
    scale = 1 / min(width / 1920, (height - 64) / 1080)
    for show in CARDS:
        wall.goto(f"{desk.app.url}/x/{desk.code}/control/preview/?show={show}")
        found = wall.evaluate(OVERFLOWING.replace("SCALE", str(scale)))
        assert max(*found["page"], *found["card"]) <= 1, (show, found)
        assert found["small"] == [], show


POST = """async ([act, given]) => {
  const fields = new FormData(document.getElementById("acts"));
  fields.set("command_id", String(Math.random()));
  for (const [name, value] of given) fields.append(name, value);
  const headers = { "X-Wargame": "1" };
  const answer = await fetch(`act/${act}`, { method: "POST", body: fields, headers });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()).made;
}"""
MUCH = "We have listened for two days, and say only once what we can carry. " * 28


def test_too_much_to_show_is_cut_and_never_scrolls(desk: Desk) -> None:
    page = desk.open()
    clauses = [["clauses", MUCH[:300]]] * 30
    made = ""
    for number in range(7):
        title = ["title", f"{number} {MUCH[:110]}"]
        made = page.evaluate(POST, ["proposal.table", [title, *clauses]])
    page.evaluate(POST, ["statement.make", [["text", MUCH[:1900]]]])
    page.evaluate(POST, ["ballot.call", [["question", MUCH[:290]], ["forum", "board"]]])
    wall = desk.open("control/preview/", 1280, 720)
    for show in ("statements", "table", "ballot", f"proposal&proposal={made}"):
        wall.goto(f"{desk.app.url}/x/{desk.code}/control/preview/?show={show}")
        found = wall.evaluate(OVERFLOWING.replace("SCALE", str(1080 / (720 - 64))))
        assert max(*found["page"], *found["card"]) <= 1, (show, found)
        assert found["small"] == [], show


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 1920])
@pytest.mark.parametrize("rest", ["control/", "control/?do=vote", "control/as/observer/", "as bir"])
def test_no_page_scrolls_sideways(desk: Desk, rest: str, width: int) -> None:
    page = desk.looks_as("bir", width) if rest == "as bir" else desk.open(rest, width)
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0
    page.close()


def test_no_link_in_the_room_of_others_leads_nowhere(app: Served, desk: Desk) -> None:
    """After the end, too, when the room itself leads to the debrief of those who sit in it."""
    played = json.loads(app.manage("rehearse", "harbour", "--json"))
    page = desk.context.new_page()
    page.goto(app.url + urlsplit(played["control"]).path)
    page.goto(f"{app.url}/x/{played['code']}/control/as/ald/")
    page.get_by_role("button", name="Look as").click()
    expect(page.locator("#panel-bar")).to_contain_text("ended")
    shown = [one for one in page.locator(".see-as a[href]").all() if one.is_visible()]
    paths = {str(one.evaluate("link => link.href")).partition("#")[0] for one in shown}
    assert [one for one in sorted(paths) if page.request.get(one).status == 404] == []
