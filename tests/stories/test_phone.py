"""A phone: a few taps from the square to a vote, nothing too wide, nothing too small to press."""

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import Rehearse
from tests.stories.people import Participant
from tests.stories.screens import Screen

QUESTION = "Shall we break for tea?"
PUSHES = 50
TABS = ("now", "brief", "table", "cables", "talk")

WIDER = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  const scrolls = one.closest(".scroller, .scroll-x, .takes, textarea, .stage");
  return box.width > 0 && box.right > document.documentElement.clientWidth + 1 && !scrolls;
}).slice(0, 5).map((one) => `${one.outerHTML.slice(0, 120)}`)"""

SMALLER = """() => [...document.querySelectorAll(
    "button, .button, .tabs a, input:not([type=hidden]), select, textarea, summary:not(.inline)")]
  .map((one) => one.closest("label.tick") || one)
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
  .map(([one, box]) => `${box.width}x${box.height}: ${one.outerHTML.slice(0, 120)}`)"""

WATCH = """() => {
  window.touched = [];
  const note = (what) => (event) => window.touched.push(`${what} ${event.target.id || ""}`);
  for (const what of ["focusin", "focusout"])
    document.addEventListener(what, note(what), true);
}"""
STATE = """() => {
  const field = document.activeElement;
  return [field.getBoundingClientRect().top, field.id, field.value, field.selectionStart,
    field.selectionEnd, field.scrollTop];
}"""
A_PIXEL = 1.5
"""A page scrolls by whole pixels, and lines are not whole pixels high."""


def test_a_vote_is_a_few_taps_from_the_square(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control, phone = house.control(), house.stranger("Pat", phone=True)
    phone.page.goto(control.way_in())
    phone.page.get_by_label("Your name").fill("Pat")
    taps = Taps(phone)
    taps.on("button", "Come in")
    expect(phone.page.get_by_text("Welcome, Pat")).to_be_visible()
    control.seats("Pat", "ald")
    phone.finds_a_seat_in("Alder Quay")
    control.opens_next("The vote")
    control.asks_for_votes(QUESTION, forum="straw")
    phone.sees("now", QUESTION)
    taps.on("link", "Vote", exact=True)
    taps.on("button", "In favour")
    phone.sees("ballots", "Your paper✓in favour")
    assert taps.count == 3


class Taps:
    """Counts what a thumb does."""

    def __init__(self, phone: Participant) -> None:
        """Watch one phone."""
        self.phone, self.count = phone, 0

    def on(self, role: str, name: str, *, exact: bool = False) -> None:
        """Tap something that is on the screen."""
        self.phone.page.get_by_role(role, name=name, exact=exact).first.tap()  # type: ignore[arg-type]
        self.count += 1


def test_nothing_is_too_wide_or_too_small(rehearse: Rehearse) -> None:
    house = rehearse("ukraine-settlement", "5")
    guest, seat = house.stranger("Sam", phone=True), house.seat("kyv/kyv-1", phone=True)
    control = house.control(phone=True)
    found: list[str] = []
    for place in ("/", "/join/", "/rejoin/", control.way_in().removeprefix(guest.url)):
        guest.page.goto(guest.url + place)
        found += measured(guest, place)
    guest.joins_by_link(control.way_in())
    found += measured(guest, "lobby")
    for tab in TABS:
        seat.goes(tab)
        seat.page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
        found += measured(seat, tab)
    found += measured(house.observer(phone=True), "observer")
    for place in (f"/x/{house.code}/control/", "/desk/", "/desk/preflight/"):
        control.page.goto(control.url + place)
        found += measured(control, place)
    assert found == []


@pytest.mark.parametrize("place", ["", "control/"])
def test_on_a_desk_the_columns_scroll_and_the_page_does_not(rehearse: Rehearse, place: str) -> None:
    house = rehearse("harbour", "2")
    screen = house.control() if place else house.seat("ald/ald-1")
    screen.page.set_viewport_size({"width": 1280, "height": 900})
    assert screen.page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def measured(screen: Screen, what: str) -> list[str]:
    """Return what is too wide for narrow screens, and what is too small for a thumb."""
    found: list[str] = []
    for width in (320, 375):
        screen.page.set_viewport_size({"width": width, "height": 740})
        screen.page.mouse.wheel(400, 0)
        if screen.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found += [f"{what} at {width}: {one}" for one in screen.page.evaluate(WIDER)]
    return found + [f"{what}: {one}" for one in screen.page.evaluate(SMALLER)]


def test_a_draft_survives_a_reload(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    phone = house.seat("ald/ald-1", phone=True)
    with phone.page.expect_response("**/draft"):
        phone.writes_a_cable(["bir"], "The pier", "Half of a thought")
    phone.page.reload()
    kept = phone.writes_a_cable([], "The pier", "Half of a thought")
    expect(kept.locator('input[value="bir"]')).to_be_checked()
    kept.get_by_role("button", name="Send the cable").click()
    phone.sees("outbox", "Half of a thought")
    expect(kept.get_by_label("Text", exact=True)).to_have_value("")
    phone.page.reload()
    phone.goes("cables")
    expect(phone.page.get_by_label("Text", exact=True)).to_have_value("")


def test_a_draft_is_there_after_a_reload_at_once(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    phone = house.seat("bir/bir-1", phone=True)
    phone.goes("talk")
    with phone.page.expect_response("**/draft"):
        phone.page.get_by_label("Say to everybody").fill("We would rather row.")
    phone.page.reload()
    expect(phone.page.get_by_label("Say to everybody")).to_have_value("We would rather row.")


def test_fifty_pushes_do_not_disturb_a_hand_that_types(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control, phone = house.control(), house.seat("ald/ald-1", phone=True)
    phone.goes("talk")
    phone.page.get_by_label("Say to everybody").fill("A sentence in the making\nof two lines")
    phone.page.evaluate("document.activeElement.setSelectionRange(2, 10)")
    phone.page.evaluate(WATCH)
    top, *before = phone.page.evaluate(STATE)
    pushes(control)
    phone.sees("statements", f"Push {PUSHES - 1}.")
    now, *after = phone.page.evaluate(STATE)
    assert after == before
    assert abs(now - top) < A_PIXEL
    assert phone.page.evaluate("window.touched") == []
    phone.page.keyboard.type("X")
    assert phone.page.evaluate(STATE)[2] == "A X in the making\nof two lines"


def pushes(control: Screen) -> None:
    """Let control speak fifty times, in public and by cable."""
    for number in range(PUSHES):
        if number % 2:
            control.posts("statement.make", text=f"Push {number}.")
        else:
            control.posts("cable.send", to="ald", subject=f"Push {number}", text="For you.")


def test_a_selection_in_a_panel_outlives_pushes_to_it(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control, desk = house.control(), house.seat("bir/bir-1")
    control.posts("statement.make", text="A sentence that somebody copies.")
    desk.sees("statements", "A sentence that somebody copies.")
    desk.page.get_by_text("A sentence that somebody copies.").first.select_text()
    control.posts("statement.make", text="Meanwhile, something else.")
    control.posts("cable.send", to="bir", subject="Afterwards", text="For you.")
    desk.sees("inbox", "Afterwards")
    selected = "getSelection().toString().trim()"
    assert desk.page.evaluate(selected) == "A sentence that somebody copies."
    desk.page.evaluate("getSelection().removeAllRanges()")
    desk.sees("statements", "Meanwhile, something else.")
