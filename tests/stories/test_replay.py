"""The debrief on screens: a record is replayed by keyboard, opened, and read by all."""

from playwright.sync_api import Page, expect

from tests.rig.axe import faults
from tests.stories.conftest import Rehearse
from tests.stories.people import Participant
from tests.stories.screens import Screen


def test_a_record_is_replayed_opened_and_read(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "3")
    control, seat, wall = house.control(), house.seat("bir/bir-1", phone=True), house.wall()
    page, home = control.page, f"{control.url}/x/{house.code}/control/"

    page.goto(f"{home}debrief/replay/?see=ald&see=bir&see=projector&at=0")
    _steps_by_keyboard(page)
    _plays_from_a_moment(page)
    _fits(page)

    page.goto(home)
    control.ends()
    page.goto(f"{home}debrief/")
    page.get_by_role("link", name="Reveal").click()
    _opens_cables(page, wall)
    _reads_them(seat)


def _at(page: Page) -> int:
    """Wait until every room shows the entry that was asked for, and return its number."""
    expect(page.locator("[data-room][aria-busy]")).to_have_count(0)
    return int(page.locator("#at").input_value())


def _steps_by_keyboard(page: Page) -> None:
    entry = page.locator("#at")
    expect(page.get_by_text("Before the first entry")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(entry).to_have_value("1")
    assert _at(page) == 1
    page.keyboard.press("End")
    expect(entry).not_to_have_value("1")
    last = _at(page)
    assert last == int(page.locator("main").get_attribute("data-last") or 0)
    expect(page.locator('[data-panel="bir/bar"]')).to_contain_text("Birch Haven")
    page.keyboard.press("ArrowLeft")
    expect(entry).not_to_have_value(str(last))
    assert _at(page) < last
    page.keyboard.press("Home")
    expect(entry).to_have_value("0")


def _plays_from_a_moment(page: Page) -> None:
    page.get_by_label("Kind of entry").select_option("cable.sent")
    page.locator("[data-kinds]").get_by_role("button", name="Next").click()
    expect(page.locator("[data-entry]")).to_contain_text("Cable")
    at, moment = _at(page), page.url
    assert f"at={at}&" in moment
    page.get_by_label("Speed").select_option("60")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#at")).not_to_have_value(str(at))
    page.get_by_role("button", name="Stop").click()
    page.goto(moment)
    expect(page.locator("[data-entry]")).to_contain_text("Cable")


def _fits(page: Page) -> None:
    assert faults(page, "replay") == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})


def _opens_cables(page: Page, wall: Screen) -> None:
    chapter = page.locator("#chapter-cables")
    chapter.locator("summary").click()
    chapter.get_by_role("button", name="Open “Cables and questions” to everybody").click()
    expect(page.get_by_text("It lies before everybody.")).to_be_visible()
    expect(wall.page.get_by_text("Open to everybody: Cables and questions")).to_be_visible()
    assert faults(page, "reveal") == []


def _reads_them(seat: Participant) -> None:
    seat.page.get_by_role("link", name="Look back").click()
    seat.page.get_by_role("link", name="Cables and questions").click()
    expect(seat.page.locator(".timeline .since").first).to_be_visible()
    assert faults(seat.page, "looking back") == []
