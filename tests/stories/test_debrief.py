"""A debrief on a projector: twelve people give cards, answer a survey, and see what came of it."""

from playwright.sync_api import Page, expect

from tests.rig.axe import faults
from tests.stories.conftest import Rehearse
from tests.stories.people import Participant
from tests.stories.rehearsed import Rehearsed

DRAWING_MS = 120_000
"""All pictures of a page are drawn within that time, on a busy machine too."""

SEATS = ("ald/ald-1", "ald/ald-2", "bir/bir-1", "bir/bir-2")


def everybody(house: Rehearsed, way_in: str) -> list[Participant]:
    """Open twelve browsers: those who played, and those who came to watch."""
    seated = [house.seat(one, phone=one.endswith("1")) for one in SEATS]
    others = [house.stranger(f"Guest {n}", phone=bool(n % 2)) for n in range(8)]
    for one in others:
        one.joins_by_link(way_in)
    return [*seated, *others]


def gives(one: Participant, number: int) -> None:
    """Let somebody give cards, and answer the survey."""
    home = one.page.url
    if number == 0:
        one.page.locator("#panel-asked").get_by_role("link", name="Cards").click()
    else:
        one.page.goto(f"{home}cards/")
    one.page.locator("textarea").last.fill(f"The log decided, number {number}")
    one.page.get_by_role("button", name="Put them in the box").click()
    expect(one.page.locator(".notice")).to_contain_text("Thank you")
    one.page.goto(f"{home}survey/after/")
    one.page.get_by_role("radio", name=str(1 + number % 5), exact=True).first.check()
    one.page.get_by_role("button", name="Put them in the box").click()
    expect(one.page.locator(".notice")).to_contain_text("Thank you")


def presses(page: Page, *buttons: str) -> None:
    """Press buttons of control's page; each time wait for the page to say that it is done."""
    for button in buttons:
        page.get_by_role("button", name=button).first.click()
        expect(page.locator(".message").first).to_be_visible()


def learns(page: Page) -> list[str]:
    """Write a finding with its evidence and show it; return what axe finds."""
    page.get_by_label("Title").fill("The log decides")
    page.get_by_label("Observation").fill("Both towns looked for it.")
    page.get_by_role("radio", name="Moderate").check()
    page.get_by_label("Entries that prove it").fill("1, 2")
    presses(page, "Write the finding", "Show everyone")
    return faults(page, "findings")


def shows(page: Page, wall: Page, desk: str) -> list[str]:
    """Put a chart on the projector from where it stands; return what axe finds on the pages."""
    card, found = wall.locator("#panel-card"), []
    for name in ("bargaining", "votes", "talk"):
        page.goto(f"{desk}{name}/")
        expect(page.locator("[data-again]")).to_have_count(0, timeout=DRAWING_MS)
        found += faults(page, name)
    presses(page, "Show on the projector")
    expect(card).to_contain_text("Phases, as planned and as played")
    expect(card.locator("img")).to_have_js_property("complete", value=True)
    assert card.locator("img").evaluate("image => image.naturalWidth") > 0
    found += faults(wall, "a chart on the wall")
    presses(page, "Take down")
    expect(card).to_contain_text("has ended")
    return found


def test_twelve_people_look_back_before_a_projector(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control, wall = house.control(), house.wall()
    people, page = everybody(house, control.way_in()), control.page
    card = wall.page.locator("#panel-card")
    desk = f"{control.url}/x/{house.code}/control/debrief/"
    control.ends()
    page.goto(f"{desk}surveys/")
    presses(page, "Ask everybody")
    page.goto(f"{desk}hotwash/")
    presses(page, "Ask everybody", "Put the wall of cards on the projector")
    expect(card).to_contain_text("Write your cards")
    for number, one in enumerate(people):
        gives(one, number)
    expect(page.locator("[data-follow] .notice")).to_contain_text("12 people have given cards")
    presses(page, "Take no more cards", "Show all that wait")
    found = faults(page, "hot-wash")
    expect(card).to_contain_text("The log decided")
    found += faults(wall.page, "wall of cards")

    page.goto(f"{desk}surveys/")
    presses(page, "Take no more answers", "Show everyone (after)")
    presses(page, "Put the last shown result on the projector")
    expect(card).to_contain_text("12 answers, without names")
    expect(card.locator("img")).to_have_js_property("complete", value=True)
    found += faults(page, "results") + faults(wall.page, "a result on the wall")
    people[0].page.reload()
    found += faults(people[0].page, "a survey with its result")
    found += shows(page, wall.page, desk)
    page.goto(f"{desk}findings/")
    assert found + learns(page) == []
