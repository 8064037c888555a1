"""Participants: what they do, in the words of the room. Each verb ends when its effect is seen."""

from collections.abc import Mapping, Sequence

from playwright.sync_api import Browser, Locator, expect

from tests.stories.screens import PHONE, Screen


class Participant(Screen):
    """Somebody with a phone or a computer, in the lobby, in a delegation, or watching."""

    def __init__(
        self,
        browser: Browser,
        url: str,
        name: str,
        *,
        phone: bool = False,
        script: bool = True,
    ) -> None:
        """Open a browser: on a desk or on a phone, with JavaScript or without."""
        held = PHONE if phone else {}
        super().__init__(browser, url, name, java_script_enabled=script, **held)
        self.script = script

    # --- Coming in ---

    def joins_by_code(self, code: str) -> None:
        """Type the code of the wall, then a name."""
        self.page.goto(self.url)
        self.page.get_by_label("Code on the screen").fill(f"{code[:3].lower()} {code[3:].lower()}")
        self.page.get_by_role("button", name="Go on").click()
        self._gives_a_name()

    def joins_by_link(self, address: str) -> None:
        """Follow the QR code of the wall, then give a name."""
        self.page.goto(address)
        self._gives_a_name()

    def _gives_a_name(self) -> None:
        self.page.get_by_label("Your name").fill(self.name)
        self.page.get_by_role("button", name="Come in").click()
        expect(self.page.get_by_text(f"Welcome, {self.name}")).to_be_visible()

    def warms_up(self, option: str) -> None:
        """Answer the question of the lobby."""
        self.page.get_by_role("button", name=option).click()
        self.sees("warm_up", "answered")

    def finds_a_seat_in(self, delegation: str) -> None:
        """Wait until the page has become the room of a delegation."""
        self.look()
        expect(self.page.locator("#panel-bar .bar-who")).to_contain_text(delegation)

    @property
    def seat(self) -> str:
        """The name of the seat, as the page says it."""
        line = self.page.locator(".keep p", has_text=", seat ").first.text_content() or ""
        return line.rpartition(" ")[2]

    # --- Finding one's way ---

    def goes(self, tab: str) -> None:
        """Turn to a part of the room, where the screen shows one at a time."""
        link = self.page.locator(f'.tabs a[data-tab="{tab}"]')
        if link.is_visible() and link.get_attribute("aria-current") != "true":
            link.click()

    def _form(self, act: str) -> Locator:
        """Return a form, unfolded."""
        form = self.page.locator(f'[id="form-{act}"]')
        if not form.is_visible():
            self.page.locator("details.compose", has=form).locator("> summary").click()
        expect(form).to_be_visible()
        return form

    def _sends(self, form: Locator, button: str) -> None:
        form.get_by_role("button", name=button).click()

    def _panel(self, name: str) -> Locator:
        self.look()
        return self.page.locator(f"#panel-{name}")

    # --- Reading and writing ---

    def opens_the_brief(self) -> None:
        """Break the seal."""
        self.goes("brief")
        self._panel("brief").get_by_role("button", name="Open the brief").click()
        expect(self.page.locator("#panel-brief .prose")).to_be_visible()

    def intends(self, wants: str, expects: str = "") -> None:
        """Write what the delegation wants of this round."""
        self.goes("brief")
        form = self._form("intent.state")
        form.get_by_label("What do we want of this round?").fill(wants)
        form.get_by_label("What do we expect of the others?").fill(expects)
        self._sends(form, "Write it down")
        expect(self.page.locator("#panel-intents")).to_contain_text(wants)

    def writes_a_cable(self, to: Sequence[str], subject: str, text: str) -> Locator:
        """Fill in a cable without sending it; return the form."""
        self.goes("cables")
        form = self._form("cable.send")
        for cell in to:
            form.locator(f'input[name="to"][value="{cell}"]').check()
        form.get_by_label("Subject").fill(subject)
        form.get_by_label("Text").fill(text)
        return form

    def cables(self, to: Sequence[str], subject: str, text: str) -> None:
        """Send a cable."""
        self.look()
        self._sends(self.writes_a_cable(to, subject, text), "Send the cable")
        expect(self.page.locator("#panel-outbox")).to_contain_text(subject)

    def states(self, text: str) -> None:
        """Speak to everybody."""
        self.goes("talk")
        form = self._form("statement.make")
        form.get_by_label("Say to everybody").fill(text)
        self._sends(form, "Make the statement")
        expect(self.page.locator("#panel-statements")).to_contain_text(text)

    # --- Caucuses ---

    def opens_a_caucus(self, title: str, invite: Sequence[str]) -> None:
        """Ask others into a talk behind closed doors."""
        self.goes("talk")
        form = self._form("caucus.open")
        form.get_by_label("What is it about?").fill(title)
        for cell in invite:
            form.locator(f'input[name="invite"][value="{cell}"]').check()
        self._sends(form, "Open the caucus")
        expect(self.page.locator("#panel-caucuses")).to_contain_text(title)

    def _caucus(self, title: str) -> Locator:
        self.goes("talk")
        return self._panel("caucuses").locator("article", has_text=title)

    def joins(self, title: str) -> None:
        """Follow an invitation."""
        self._caucus(title).get_by_role("button", name="Join").click()
        expect(self._caucus(title).get_by_role("button", name="Leave")).to_be_visible()

    def says_in(self, title: str, text: str) -> None:
        """Say something in a caucus."""
        self.look()
        self.goes("talk")
        self.page.get_by_label("Say something").fill(text)
        self.page.get_by_role("button", name=f"Say in “{title}”").click()
        expect(self._caucus(title)).to_contain_text(text)

    def leaves(self, title: str) -> None:
        """Leave a caucus."""
        self._caucus(title).get_by_role("button", name="Leave", exact=True).click()
        expect(self._caucus(title).get_by_role("button", name="Leave", exact=True)).to_have_count(0)

    # --- The table ---

    def proposes(
        self,
        title: str,
        choices: Mapping[str, str],
        clauses: Sequence[str] = (),
        circle: Sequence[str] = (),
    ) -> None:
        """Lay a package on the table, before everybody or before a few."""
        self.look()
        self.goes("table")
        form = self._form("proposal.table")
        self._fills(form, title, choices, clauses)
        for cell in circle:
            form.locator(f'input[name="circle"][value="{cell}"]').check()
        self._sends(form, "Table the proposal")
        expect(self.page.locator("#panel-proposals")).to_contain_text(title)

    def _fills(
        self, form: Locator, title: str, choices: Mapping[str, str], clauses: Sequence[str]
    ) -> None:
        form.get_by_label("Title").fill(title)
        for issue, option in choices.items():
            form.locator(f'select[name="choices.{issue}"]').select_option(option)
        for number, clause in enumerate(clauses, start=1):
            form.get_by_label(f"Clause {number}", exact=True).fill(clause)

    def sheet(self, title: str) -> Locator:
        """Return a proposal as it lies on the table."""
        self.look()
        self.goes("table")
        return self.page.locator("#panel-proposals article.proposal", has_text=title).first

    def revises(self, title: str, choices: Mapping[str, str], clauses: Sequence[str] = ()) -> None:
        """Table another version of one's own proposal."""
        self.sheet(title).get_by_role("link", name="Revise").click()
        form = self._form("proposal.revise")
        self._fills(form, title, choices, clauses)
        self._sends(form, "Table this version")
        expect(self.sheet(title)).to_contain_text("version 2")

    def withdraws(self, title: str) -> None:
        """Take one's own proposal off the table."""
        self.sheet(title).get_by_role("button", name="Withdraw").click()
        expect(self.page.locator("#panel-proposals article", has_text=title)).to_have_count(0)

    def stands(self, title: str, stance: str) -> None:
        """Say where the delegation stands."""
        self.sheet(title).get_by_role("button", name=stance).click()
        pressed = self.sheet(title).get_by_role("button", name=stance)
        expect(pressed).to_have_attribute("aria-pressed", "true")

    # --- Votes ---

    def paper(self, question: str) -> Locator:
        """Return an open ballot."""
        self.look()
        self.goes("table")
        return self.page.locator("#panel-ballots article.ballot:not(.over)", has_text=question)

    def presses(self, question: str, choice: str) -> None:
        """Press a vote, without waiting for what comes of it."""
        self.paper(question).get_by_role("button", name=choice).click()

    def votes(self, question: str, choice: str) -> None:
        """Put in a paper, or another one."""
        self.presses(question, choice)
        pressed = self.paper(question).get_by_role("button", name=choice)
        expect(pressed).to_have_attribute("aria-pressed", "true")

    def calls_a_vote(self, title: str, forum: str) -> None:
        """Put a proposal to the vote in a body."""
        self.sheet(title).get_by_role("link", name="Put it to the vote").click()
        form = self._form("ballot.call")
        form.locator(f'input[name="forum"][value="{forum}"]').check()
        self._sends(form, "Open the vote")
        expect(self.paper(title)).to_be_visible()

    # --- Asking ---

    def raises_a_hand(self) -> None:
        """Ask for the floor."""
        self._panel("bar").get_by_role("button", name="hand").click()
        expect(self.page.locator('#panel-bar [aria-pressed="true"]')).to_be_visible()

    def lowers_the_hand(self) -> None:
        """Take it back."""
        self._panel("bar").get_by_role("button", name="hand").click()
        expect(self.page.locator('#panel-bar [aria-pressed="true"]')).to_have_count(0)

    def asks(self, text: str) -> None:
        """Ask control."""
        self._panel("bar").get_by_role("button", name="Ask").click()
        form = self._form("question.ask")
        form.get_by_label("Ask control").fill(text)
        self._sends(form, "Ask")
        expect(self.page.locator("#panel-questions")).to_contain_text(text)
        if self.script:
            self.page.keyboard.press("Escape")
            expect(form).to_be_hidden()
