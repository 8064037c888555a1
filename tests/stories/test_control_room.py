"""A control room: two consoles on laptops and one on a phone, hurried hands, and a dead laptop."""

from playwright.sync_api import Locator, Page, expect

from tests.stories.conftest import Rehearse
from tests.stories.control import Facilitator
from tests.stories.rehearsed import Rehearsed
from tests.stories.screens import PHONE
from tests.stories.test_phone import WIDER

LAPTOP: dict[str, object] = {"viewport": {"width": 1440, "height": 900}}


class Hand:
    """Somebody at a console; each press is counted, by key, by mouse or by thumb."""

    def __init__(self, screen: Facilitator) -> None:
        self.page: Page = screen.page
        self.presses = 0

    def key(self, key: str) -> None:
        """Press a key."""
        self.presses += 1
        self.page.keyboard.press(key)

    def on(self, what: Locator) -> None:
        """Press what is there."""
        self.presses += 1
        what.click()

    def panel(self, name: str) -> Locator:
        """Return a panel of the console."""
        return self.page.locator(f"#panel-{name}")

    def move(self, action: str) -> Locator:
        """Return a move that waits on the bench."""
        return self.panel("bench").locator("article.move", has_text=action)

    def tab(self, name: str) -> None:
        """Turn to a part of the console, where the screen shows one at a time."""
        link = self.page.locator(".tabs a", has_text=name).first
        if link.is_visible():
            self.on(link)

    def takes(self, most: int) -> None:
        """Count what it took, and begin anew."""
        assert self.presses <= most
        self.presses = 0


def moves(house: Rehearsed, lead: Facilitator) -> None:
    """Let both delegations write a move, and lay them open."""
    for seat, action in (("ald/ald-1", "Dig the basin"), ("bir/bir-1", "Light the pier")):
        words = {"action": action, "effect": "More boats", "reasons": "We have spades."}
        house.seat(seat).posts("move.submit", **words)
    lead.posts("move.reveal")


def invited(house: Rehearsed, lead: Facilitator, name: str, *, phone: bool = False) -> Facilitator:
    """Let somebody into control as a second lead, by a link that the first makes."""
    page = lead.another_page()
    page.goto(f"{lead.url}/x/{house.code}/control/staff/")
    page.locator('input[name="role"][value="lead"]').check()
    page.get_by_role("button", name="Make a link").click()
    link = page.locator(".address").text_content() or ""
    page.close()
    other = Facilitator(house.browser, lead.url, name, **(PHONE if phone else LAPTOP))
    house.screens.append(other)
    other.page.goto(link.strip())
    other.page.get_by_label("Your name").fill(name)
    other.page.get_by_role("button", name="Come in").click()
    expect(other.page.locator("#panel-bar")).to_be_visible()
    return other


def pauses_in_one(one: Hand, phone: Hand) -> None:
    one.key("p")
    for hand in (one, phone):
        expect(hand.panel("bar").get_by_role("button", name="Resume all")).to_be_visible()
    one.takes(1)
    phone.on(phone.panel("bar").get_by_role("button", name="Resume all"))
    expect(one.panel("bar").get_by_role("button", name="Pause all")).to_be_visible()
    phone.takes(1)


def turns_the_list_by_keys(one: Hand, other: Hand) -> None:
    """Hold the next inject with one key; open the list, and its form, with one each."""
    one.key("h")
    expect(other.panel("hand").locator("li.inject", has_text="crew")).to_contain_text("Held")
    one.takes(1)
    for key, heading in (("m", "Master events list"), ("i", "Improvise")):
        one.key(key)
        expect(one.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        one.takes(1)
        one.page.go_back()
        expect(one.panel("bar")).to_be_visible()


def releases_in_two(phone: Hand, other: Hand) -> None:
    phone.tab("Now")
    line = phone.panel("hand").locator("li.inject", has_text="crew").first
    phone.on(line.get_by_role("button", name="Release"))
    for hand in (phone, other):
        expect(hand.panel("hand").locator("li.inject.spent")).to_have_count(1)
    phone.takes(2)


def rules_in_four(one: Hand, other: Hand) -> None:
    waiting = one.move("Dig the basin")
    one.on(waiting.get_by_role("button", name="Rule by two dice"))
    expect(waiting).to_contain_text("72 %")
    one.on(waiting.get_by_role("button", name="Roll"))
    one.on(waiting.get_by_role("link", name="Publish"))
    form = one.page.locator("dialog#composer form")
    expect(form).to_be_visible()
    one.on(form.get_by_role("button", name="Publish the ruling"))
    expect(form).to_be_hidden()
    for hand in (one, other):
        expect(hand.panel("bench").locator(".results")).to_contain_text("Dig the basin")
    one.takes(4)


def undoes_in_one(one: Hand, other: Hand) -> None:
    one.on(one.panel("bench").get_by_role("button", name="A slip of ours").first)
    expect(other.panel("bench")).to_contain_text("A slip of ours")
    expect(one.move("Dig the basin").get_by_role("button", name="Rule by two dice")).to_be_visible()
    one.takes(1)


def both_rule_at_once(first: Hand, second: Facilitator) -> None:
    """Two rule on the same move; the second reads who was first, and the ruling is one."""
    waiting = first.move("Light the pier")
    address = waiting.get_by_role("button", name="Rule by two dice").get_attribute("formaction")
    act, _, query = (address or "").removeprefix("act/").partition("?")
    first.on(waiting.get_by_role("button", name="Rule by two dice"))
    expect(waiting.get_by_role("button", name="Roll")).to_be_visible()
    second.excuse("422")
    assert "Ada" in second.page.evaluate(SAY, [act, query])
    expect(waiting.get_by_role("button", name="Roll")).to_have_count(1)
    first.takes(1)


SAY = """async ([act, query]) => {
  const csrf = document.querySelector("#acts [name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams(query);
  body.set("csrfmiddlewaretoken", csrf);
  body.set("command_id", "a moment late");
  const answer = await fetch(`act/${act}`, { method: "POST", body, headers: { "X-Wargame": "1" } });
  return (await answer.json()).sentence;
}"""
"""The press of somebody whose page has not heard yet that another was first."""


def test_two_laptops_and_a_phone_share_the_control_room(rehearse: Rehearse) -> None:
    played = rehearse("harbour", "1")
    lead = played.control()
    ada = invited(played, lead, "Ada")
    pat = invited(played, lead, "Pat", phone=True)
    moves(played, lead)
    one, two, phone = Hand(lead), Hand(ada), Hand(pat)
    pauses_in_one(one, phone)
    turns_the_list_by_keys(one, two)
    releases_in_two(phone, one)
    rules_in_four(two, one)
    undoes_in_one(one, two)
    both_rule_at_once(two, pat)
    assert pat.page.evaluate(WIDER) == []
    ada.context.close()  # the laptop dies
    one.on(one.move("Light the pier").get_by_role("button", name="Roll"))
    expect(one.move("Light the pier").get_by_role("link", name="Publish")).to_be_visible()
    expect(phone.move("Light the pier")).to_contain_text("Dice: ")
