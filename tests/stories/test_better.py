"""Better for all: a phone tries another package, control reads it, and the room sees it."""

from playwright.sync_api import expect

from tests.rig.axe import faults
from tests.stories.conftest import Rehearse


def test_a_suggestion_goes_from_a_phone_to_the_wall(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "3")
    control, wall = house.control(), house.wall()
    phone = house.seat("ald/ald-1", phone=True)
    control.ends()

    phone.page.goto(f"{phone.page.url.split('#')[0]}debrief/better/")
    issue = phone.page.get_by_role("form", name="Another package").locator("select").first
    other = issue.locator("option:not([selected])").first
    wanted = other.inner_text()
    issue.select_option(other.get_attribute("value"))
    phone.page.get_by_role("button", name="Try it").click()
    expect(phone.page.locator("#h-outcome")).to_be_visible()
    found = faults(phone.page, "better for all on a phone")
    phone.page.get_by_role("button", name="Suggest to the room").click()
    expect(phone.page.locator("main")).to_contain_text("What your delegation suggested")

    page = control.page
    page.goto(f"{control.url}/x/{house.code}/control/debrief/bargaining/better/")
    made = page.locator("article.suggestion")
    expect(made).to_contain_text(wanted)
    made.get_by_role("button", name="Show on the projector").click()
    expect(page.locator("article.suggestion")).to_contain_text("On the projector")
    expect(wall.page.locator("#panel-card")).to_contain_text(wanted)
    found += faults(wall.page, "a suggestion on the wall")
    assert found == []
