"""What people do with texts and agreements: the verbs of a story about a treaty."""

from playwright.sync_api import Locator, expect

from tests.stories.people import Participant


def works_on(who: Participant, title: str) -> None:
    """Open the page of a text."""
    who.sheet(title).get_by_role("heading", name=title).get_by_role("link").click()
    expect(who.page.locator("#panel-text h1")).to_contain_text(title)


def clause(who: Participant, letter: str) -> Locator:
    """Return a clause on the page of a text."""
    return who.page.locator(f"#clause-{letter}")


def _composes(who: Participant, link: Locator) -> Locator:
    link.click()
    form = who.page.locator("#composer form").last
    expect(form).to_be_visible()
    return form


def _sends(who: Participant, form: Locator, button: str) -> None:
    """Send a form on a page of its own, which leads back to the room."""
    form.get_by_role("button", name=button).click()
    expect(who.page.locator("#panel-ballots")).to_be_attached()


def amends(who: Participant, title: str, letter: str, words: str, why: str) -> None:
    """Ask for other words in a clause of somebody else's text."""
    works_on(who, title)
    form = _composes(who, clause(who, letter).get_by_role("link", name="Amend"))
    form.get_by_label("The words").fill(words)
    form.get_by_label("Why").fill(why)
    form.get_by_role("button", name="Table the amendment").click()
    expect(clause(who, letter).locator("ins")).to_contain_text(words.rpartition(" ")[2][:-1])
    goes_home(who)


def brackets(who: Participant, title: str, letter: str, why: str) -> None:
    """Hold a clause open."""
    works_on(who, title)
    form = _composes(who, clause(who, letter).get_by_role("link", name="Bracket"))
    form.get_by_label("Why").fill(why)
    form.get_by_role("button", name="Put it in brackets").click()
    expect(clause(who, letter).get_by_role("button", name="Lift our bracket")).to_be_visible()
    goes_home(who)


def lifts(who: Participant, title: str, letter: str) -> None:
    """Hold a clause open no more."""
    works_on(who, title)
    clause(who, letter).get_by_role("button", name="Lift our bracket").click()
    expect(clause(who, letter).get_by_role("button", name="Lift our bracket")).to_have_count(0)
    goes_home(who)


def accepts(who: Participant, title: str, letter: str) -> None:
    """Take an amendment over, and look at what it changed in red and blue."""
    works_on(who, title)
    clause(who, letter).get_by_role("button", name="Accept").click()
    expect(who.page.locator("#panel-text")).to_contain_text("version 2")
    who.page.locator("nav.views").get_by_role("link", name="Marked").click()
    expect(who.page.locator("#panel-text ins").first).to_be_visible()
    expect(who.page.locator("#panel-text del").first).to_be_visible()
    goes_home(who)


def goes_home(who: Participant) -> None:
    """Return from the page of a text to the room."""
    who.page.get_by_role("link", name="Back to the table").click()
    expect(who.page.locator("#panel-proposals")).to_be_attached()


def splits(who: Participant, question: str, rest: str, apart: dict[str, str]) -> None:
    """Cast the votes of a bloc one by one: `rest`, but these members otherwise."""
    who.paper(question).get_by_role("link", name="Split your votes").click()
    form = who.page.locator('[id="form-ballot.cast"]')
    form.locator(f'input[name="choice"][value="{rest}"]').check()
    for member, choice in apart.items():
        form.locator(f'select[name="split.{member}"]').select_option(choice)
    _sends(who, form, "Cast these votes")


def breaks_silence(who: Participant, question: str, why: str) -> None:
    """Object before the deadline."""
    who.paper(question).get_by_role("link", name="Break it with a reason").click()
    form = who.page.locator('[id="form-ballot.break"]')
    form.get_by_label("Why").fill(why)
    _sends(who, form, "Break silence")
    who.sees("ballots", why)


def agreement(who: Participant, title: str) -> Locator:
    """Return an agreement in the register."""
    who.goes("table")
    return who.page.locator("#panel-agreements article", has_text=title)


def initials(who: Participant, title: str) -> None:
    """Say that these are the words that one means to sign."""
    who.goes("table")
    button = who.page.locator("#panel-agreements").get_by_role("button", name=f"Initial {title}")
    ready = who.page.locator("#panel-agreements details.ready > summary")
    if ready.count() and not button.is_visible():
        ready.click()
    button.click()
    expect(button).to_have_count(0)


def signs(who: Participant, title: str, reservation: str = "") -> None:
    """Sign for the delegation."""
    agreement(who, title).get_by_role("link", name="Sign").click()
    form = who.page.locator('[id="form-agreement.sign"]')
    form.get_by_label("Reservation").fill(reservation)
    _sends(who, form, "Sign for the delegation")


def takes_home(who: Participant, title: str) -> None:
    """Ask at home for ratification."""
    agreement(who, title).get_by_role("link", name="Take home").click()
    form = who.page.locator('[id="form-agreement.ratify"]')
    form.locator('input[value="true"]').check()
    _sends(who, form, "Take it home")
