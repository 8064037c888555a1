"""Fog of war between two phones: a cable comes late and torn, and one that nobody wrote."""

from playwright.sync_api import Locator, Page, expect

from tests.rig.axe import faults
from tests.stories.conftest import Rehearse
from tests.stories.control import Facilitator
from tests.stories.people import Participant


def panel(screen: Participant, name: str) -> Locator:
    """Return a panel of a room."""
    return screen.page.locator(f"#panel-{name}")


def orders_a_delay(page: Page) -> None:
    """Hold whatever ald writes to bir, from the key to the order."""
    page.keyboard.press("f")
    page.get_by_role("radio", name="Delay").check()
    for name, cell in (("senders", "ald"), ("receivers", "bir")):
        page.locator(f'input[name="{name}"][value="{cell}"]').check()
    page.get_by_role("button", name="Give the order").click()
    expect(page.locator(".message").first).to_contain_text("Nobody but control knows")


def tears_and_lets_go(page: Page, words: tuple[str, ...]) -> None:
    """Strike words out of what is held, look at what is left, and let it go."""
    page.get_by_role("link", name="Change").click()
    for one in words:
        page.locator("label.strike", has_text=one).click()
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".previews")).to_contain_text("a […] of the oil")
    page.get_by_role("button", name="Let it go").first.click()
    expect(page.locator(".message").first).to_contain_text("It has reached those")


def forges(page: Page, subject: str, text: str) -> None:
    """Send ald a cable in the name of bir."""
    page.get_by_role("link", name="Forge a cable").click()
    page.get_by_label("In whose name").select_option("bir")
    page.locator('input[name="to"][value="ald"]').check()
    page.get_by_label("Subject").fill(subject)
    page.locator("#fog-text").fill(text)
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".previews")).to_contain_text(text)
    page.get_by_role("button", name="Send the forgery").click()
    expect(page.locator(".message").first).to_contain_text("in the name of another")


def opens_the_fog(control: Facilitator, code: str) -> None:
    """End the exercise, and open what was done to words."""
    control.page.goto(f"{control.url}/x/{code}/control/")
    control.ends()
    control.page.goto(f"{control.url}/x/{code}/control/debrief/reveal/")
    chapter = control.page.locator("#chapter-fog")
    chapter.locator("summary").click()
    chapter.get_by_role("button", name="Open").click()
    expect(chapter).to_contain_text("to everybody")


def test_a_cable_comes_late_and_torn_and_one_that_nobody_wrote(rehearse: Rehearse) -> None:
    house = rehearse("harbour", "2")
    control = house.control()
    ald, bir = house.seat("ald/ald-1", phone=True), house.seat("bir/bir-1", phone=True)
    orders_a_delay(control.page)
    ald.cables(["bir"], "A fair sum", "We pay a third of the oil.")
    bir.goes("cables")
    bir.cables(["ald"], "A word", "We wait for your sum.")
    ald.sees("inbox", "We wait for your sum.")  # so bir's page has heard all there is
    bir.misses("inbox", "A fair sum")
    sent = panel(ald, "outbox").inner_html()

    control.page.reload()
    found = faults(control.page, "the fog")
    tears_and_lets_go(control.page, ("third",))
    bir.sees("inbox", "We pay a […] of the oil.")
    ald.sees("outbox", "We pay a third of the oil.")
    assert panel(ald, "outbox").inner_html() == sent

    mine = panel(bir, "outbox").inner_html()
    forges(control.page, "Second thoughts", "Half of it would do.")
    ald.sees("inbox", "Half of it would do.")
    assert panel(bir, "outbox").inner_html() == mine
    assert not bir.knows("Half of it would do.")

    opens_the_fog(control, house.code)
    bir.page.goto(f"{bir.page.url.split('#')[0]}debrief/?chapter=fog")
    expect(bir.page.locator("main")).to_contain_text("Half of it would do.")
    assert found == []
