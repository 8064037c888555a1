"""What if: a facilitator forks an exercise, compares both, forgets a guest, and erases it all."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.rig.axe import faults
from tests.rig.served import Served
from tests.stories.conftest import Rehearse
from tests.stories.control import Facilitator
from tests.stories.screens import PHONE


def held(app: Served, *words: str) -> dict[str, list[str]]:
    """Return which files of the house hold these words."""
    kept = [one for one in app.var.rglob("*") if one.is_file() and not one.name.startswith("log-")]
    return {
        word: [_name(app, one) for one in kept if word.encode() in one.read_bytes()]
        for word in words
    }


def _name(app: Served, path: Path) -> str:
    return str(path.relative_to(app.var))


def forks(lead: Facilitator, code: str) -> str:
    """Fork the exercise from the replay's moment, and return the code of the fork."""
    page = lead.page
    page.goto(f"{lead.url}/x/{code}/control/debrief/")
    page.get_by_role("link", name="What if").click()
    assert faults(page, "what if") == []
    page.get_by_label("What is different?").fill("Nobody comes from the north")
    page.get_by_role("button", name="Fork the exercise").click()
    expect(page.locator("#panel-bar")).to_contain_text("Resume all")
    return lead.code


def compares(lead: Facilitator, code: str, fork: str) -> None:
    """Put both side by side, on a screen and on a phone's width."""
    page = lead.page
    page.goto(f"{lead.url}/x/{code}/control/debrief/whatif/")
    page.get_by_role("link", name=re.compile("^Compare with")).click()
    expect(page.get_by_role("heading", name="Indicators", exact=True)).to_be_visible()
    expect(page.locator("main")).to_contain_text("B: Nobody comes from the north")
    expect(page.locator("figure.chart svg[role=img]").first).to_be_visible()
    assert fork in page.url
    assert faults(page, "compare") == []
    page.set_viewport_size(PHONE["viewport"])  # type: ignore[arg-type]
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.set_viewport_size({"width": 1280, "height": 800})


def forgets(lead: Facilitator, code: str, name: str) -> None:
    """Erase somebody's name."""
    page = lead.page
    page.goto(f"{lead.url}/x/{code}/control/debrief/keep/")
    assert faults(page, "keep and forget") == []
    page.get_by_role("link", name=f"Forget {name}").click()
    assert faults(page, "forget") == []
    page.get_by_role("button", name=f"Forget {name} for good").click()
    expect(page.locator("main")).to_contain_text("The person is forgotten. Not a byte")
    expect(page.get_by_text(name)).to_have_count(0)


def erases(lead: Facilitator, code: str) -> None:
    """Erase the exercise and its fork; a wrong code erases nothing."""
    page = lead.page
    lead.excuse("422", 1)
    page.get_by_label("Type the code").fill("WRONG")
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.locator("main > .error")).to_contain_text("Nothing was erased.")
    page.locator('input[name="branches"]').check()
    page.get_by_label("Type the code").fill(f"{code[:3].lower()} {code[3:]}")
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()
    expect(page.locator("main")).to_contain_text("The exercises are erased. Not a byte")


def test_an_exercise_is_forked_compared_and_erased_to_the_last_byte(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    lead, guest = house.control(), house.seat("ald/ald-1")
    stranger = house.stranger("Zoraida")
    stranger.joins_by_link(lead.way_in())
    fork = forks(lead, house.code)
    assert fork != house.code
    compares(lead, house.code, fork)

    before = held(house.app, "Zoraida", house.code, fork)
    assert all(before.values()), before
    forgets(lead, house.code, "Zoraida")
    assert not held(house.app, "Zoraida")["Zoraida"]

    erases(lead, house.code)
    assert held(house.app, house.code, fork) == {house.code: [], fork: []}
    guest.excuse("404", 9)
    answer = guest.page.reload()
    assert answer is not None
    assert answer.status == 404
