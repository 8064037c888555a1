"""For everybody: axe finds nothing, and a keyboard is enough to join, to play, and to lead."""

from playwright.sync_api import Locator, Page, expect

from tests.rig.axe import faults
from tests.stories.conftest import Rehearse
from tests.stories.control import Facilitator
from tests.stories.people import Participant

ANALYSES = ("analysis/", "analysis/?package=European+package")
MOST_TABS = 150
HAS_FOCUS = "(one) => one === document.activeElement"


def test_axe_finds_nothing_at_the_door_and_in_the_rooms(rehearse: Rehearse) -> None:
    house = rehearse("ukraine-settlement", "5")
    guest, control = house.stranger("Sam"), house.control()
    found: list[str] = []
    for place in ("/", "/join/", "/rejoin/", "/sign-in/", control.way_in().removeprefix(guest.url)):
        guest.page.goto(guest.url + place)
        found += faults(guest.page, place)
    guest.excuse("422", 2)
    for place, field in (("/join/", "code"), (control.way_in().removeprefix(guest.url), "name")):
        guest.page.goto(guest.url + place)
        guest.page.locator("form button").click()
        expect(guest.page.locator(f"#{field}-error")).to_be_visible()
        found += faults(guest.page, f"{place} with an error")
    guest.joins_by_link(control.way_in())
    found += faults(guest.page, "lobby")
    found += faults(house.seat("kyv/kyv-1").page, "room")
    found += faults(house.seat("mos/mos-1", phone=True).page, "room on a phone")
    found += faults(house.observer().page, "observer")
    assert found == []


def test_axe_finds_nothing_on_the_side_of_control(rehearse: Rehearse) -> None:
    house = rehearse("ukraine-settlement", "5")
    control = house.control()
    found = faults(control.page, "console")
    for place in (
        "?do=vote",
        "?do=end",
        "?do=prepare",
        "as/kyv/",
        "preview/?show=table",
        *ANALYSES,
    ):
        control.page.goto(f"{control.url}/x/{house.code}/control/{place}")
        found += faults(control.page, place)
    found += faults(control.looks_as("mos"), "as a delegation")
    wall = house.wall()
    found += faults(wall.page, "projector")
    for place in ("/desk/preflight/", "/desk/"):
        control.page.goto(control.url + place)
        found += faults(control.page, place)
    control.starts_an_exercise("Two harbours, one ferry")
    found += faults(control.page, "console before the start")
    assert found == []


class Keys:
    """Hands that use no mouse."""

    def __init__(self, page: Page) -> None:
        """Sit down at a page."""
        self.page = page

    def reach(self, wanted: Locator) -> None:
        """Press Tab until a thing has the focus; it must be seen there."""
        expect(wanted).to_be_visible()
        for _ in range(MOST_TABS):
            if wanted.evaluate(HAS_FOCUS):
                break
            self.page.keyboard.press("Tab")
        expect(wanted).to_be_focused()
        expect(wanted).to_be_in_viewport()
        marked = wanted.evaluate("(one) => getComputedStyle(one).outlineStyle")
        assert marked != "none", wanted

    def press(self, wanted: Locator, key: str = "Enter") -> None:
        """Reach a thing and press it."""
        self.reach(wanted)
        self.page.keyboard.press(key)

    def write(self, wanted: Locator, text: str) -> None:
        """Reach a field and write in it."""
        self.reach(wanted)
        self.page.keyboard.type(text)


def test_a_keyboard_is_enough_to_join_to_cable_and_to_vote(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control, guest = house.control(), house.stranger("Kim")
    code = control.way_in().rstrip("/")[-6:]
    _joins(guest, code)
    control.seats("Kim", "ald")
    guest.finds_a_seat_in("Alder Quay")
    keys, page = Keys(guest.page), guest.page
    keys.press(page.get_by_text("Write a cable"))
    form = page.locator('[id="form-cable.send"]')
    keys.press(form.locator('input[value="bir"]'), "Space")
    keys.write(form.get_by_label("Subject"), "By hand")
    keys.write(form.get_by_label("Text"), "Without a mouse.")
    keys.press(form.get_by_role("button", name="Send the cable"))
    guest.sees("outbox", "Without a mouse.")
    control.opens_next("The vote")
    control.asks_for_votes("Is a keyboard enough?", forum="straw")
    keys.press(guest.paper("Is a keyboard enough?").get_by_role("button", name="In favour"))
    guest.sees("ballots", "Your paper")


def _joins(guest: Participant, code: str) -> None:
    keys, page = Keys(guest.page), guest.page
    page.goto(guest.url)
    keys.write(page.get_by_label("Code on the screen"), code)
    page.keyboard.press("Enter")
    keys.write(page.get_by_label("Your name"), "Kim")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Welcome, Kim")).to_be_visible()


def test_the_way_past_the_top_is_one_key(rehearse: Rehearse) -> None:
    page = rehearse("harbour", "2").seat("ald/ald-2").page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()


def test_control_leads_by_single_keys(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control, seat = house.control(), house.seat("bir/bir-2")
    press = control.page.keyboard.press
    press("p")
    seat.sees("bar", "paused")
    press("p")
    seat.misses("bar", "paused")
    press("n")
    expect(control.form).to_contain_text("The vote")
    press("n")
    seat.sees("bar", "The vote")
    expect(control.form).to_be_hidden()
    press("b")
    _speaks(control, "Papers, please: p, n and b.")
    seat.sees("statements", "Papers, please: p, n and b.")
    seat.sees("bar", "The vote")


def _speaks(control: Facilitator, text: str) -> None:
    """Type into the form that a key opened: the letters are letters now, not keys."""
    expect(control.form.get_by_label("Text")).to_be_focused()
    control.page.keyboard.type(text)
    Keys(control.page).press(control.form.get_by_role("button", name="Send to everybody"))
    expect(control.form).to_be_hidden()


def test_single_keys_can_be_switched_off(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control = house.control()
    control.page.keyboard.press("?")
    control.page.get_by_label("Keys do this").uncheck()
    control.page.locator("body").press("p")
    control.posts("statement.make", text="Still running.")
    control.sees("bar", "Pause all")
    seat = house.seat("ald/ald-1")
    seat.sees("statements", "Still running.")
    seat.misses("bar", "paused")
