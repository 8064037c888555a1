"""The facilitator: what is done at the desk and at the console."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.stories.screens import Screen


class Facilitator(Screen):
    """Who runs the exercise."""

    # --- The desk ---

    def signs_in(self, link: str) -> None:
        """Use the link that the start of the app printed."""
        self.page.goto(link)
        expect(self.page.get_by_role("heading", name="Desk")).to_be_visible()

    def starts_an_exercise(self, title: str) -> str:
        """Make an exercise of a scenario, and return its code."""
        self.page.get_by_role("button", name=f"Start an exercise of {title}").click()
        expect(self._panel("entrance")).to_contain_text("The way in")
        return self.code

    @property
    def code(self) -> str:
        """The code of the exercise, as its address has it."""
        return self.page.url.split("/x/")[1].split("/")[0]

    def way_in(self) -> str:
        """Return the address behind the QR code, by the code beside it."""
        code = self._panel("entrance").locator(".door-code").text_content() or ""
        return f"{self.url}/j/{''.join(code.split())}/"

    # --- The composer ---

    def _panel(self, name: str) -> Locator:
        return self.page.locator(f"#panel-{name}")

    @property
    def form(self) -> Locator:
        """The form that is open."""
        return self.page.locator("dialog#composer form").first

    def _composes(self, link: Locator) -> Locator:
        link.click()
        expect(self.form).to_be_visible()
        return self.form

    def _sends(self, button: str) -> None:
        self.form.get_by_role("button", name=button).click()
        expect(self.form).to_be_hidden()

    # --- People ---

    def chooses(self, lineup: str, timing: str) -> None:
        """Choose a line-up and a timing."""
        form = self._composes(self.page.get_by_role("link", name="Choose line-up and timing"))
        form.locator(f'input[name="lineup"][value="{lineup}"]').check()
        form.locator(f'input[name="timing"][value="{timing}"]').check()
        self._sends("Choose")

    def seats_everybody(self) -> None:
        """Seat all who wait."""
        self._panel("entrance").get_by_role("button", name="Seat everybody").click()
        expect(self._panel("entrance")).to_contain_text("Everybody who came has a place.")

    def person(self, name: str) -> Locator:
        """Open the form about a person, wherever the console names them."""
        return self._composes(self.page.locator("a[data-compose]", has_text=name).first)

    def seats(self, name: str, cell: str) -> None:
        """Seat or move somebody by hand."""
        self.person(name).locator(f'button[name="cell"][value="{cell}"]').click()
        expect(self.form).to_be_hidden()

    def removes(self, name: str) -> None:
        """Show somebody the door."""
        form = self.person(name)
        self.page.once("dialog", lambda asked: asked.accept())
        form.get_by_role("button", name="Remove").click()
        expect(self.form).to_be_hidden()
        expect(self.page.locator("main")).not_to_contain_text(name)

    def door(self, button: str, then: str) -> None:
        """Close, open or rotate the door."""
        self._panel("entrance").get_by_role("button", name=button).click()
        expect(self._panel("entrance")).to_contain_text(then)

    # --- The clock ---

    def starts(self) -> None:
        """Hand out the briefs."""
        self._panel("entrance").get_by_role("button", name="Start").click()
        expect(self._panel("bar").get_by_role("button", name="Pause all")).to_be_visible()

    def presses(self, button: str, then: str) -> None:
        """Press a button of the top bar."""
        self._panel("bar").get_by_role("button", name=button).click()
        expect(self._panel("bar")).to_contain_text(then)

    def opens_next(self, title: str) -> None:
        """See what the next phase brings, and open it."""
        form = self._composes(self._panel("bar").get_by_role("link", name=f"Next: {title}"))
        expect(form).to_contain_text(title)
        self._sends("Open the phase")
        self._is_at(title)

    def goes_back_to(self, title: str) -> None:
        """Open a phase that was played."""
        link = self._panel("runsheet").get_by_role("link", name=f"Go back {title}", exact=True)
        expect(self._composes(link)).to_contain_text("nothing that was said or done is lost")
        self._sends("Open the phase")
        self._is_at(title)

    def _is_at(self, title: str) -> None:
        expect(self._panel("bar").locator(".bar-phase")).to_have_text(title)

    def skips(self, title: str) -> None:
        """Leave a phase out."""
        self._composes(self._panel("runsheet").get_by_role("link", name=f"Skip {title}"))
        self._sends("Leave it out")
        expect(self._line(title)).to_contain_text("left out")

    def opens_anyway(self, title: str) -> None:
        """Open a phase that was left out."""
        self._composes(self._panel("runsheet").get_by_role("link", name=f"Open {title}"))
        self._sends("Open the phase")
        self._is_at(title)

    def _line(self, title: str) -> Locator:
        """Return the line of the first phase of that title in the round that is open."""
        rounds = self._panel("runsheet").locator("details[open]")
        return rounds.locator(".line", has_text=title).first

    # --- Words ---

    def broadcasts(self, text: str) -> None:
        """Speak to everybody."""
        form = self._composes(self._panel("bar").get_by_role("link", name="Broadcast"))
        form.get_by_label("Text").fill(text)
        self._sends("Send to everybody")

    def cables(self, to: Sequence[str], subject: str, text: str) -> None:
        """Send a cable."""
        form = self._composes(self._panel("cables").get_by_role("link", name="Send a cable"))
        for cell in to:
            form.locator(f'input[name="to"][value="{cell}"]').check()
        form.get_by_label("Subject").fill(subject)
        form.get_by_label("Text").fill(text)
        self._sends("Send the cable")
        expect(self._panel("cables")).to_contain_text(subject)

    def answers(self, question: str, answer: str, *, publish: bool = False) -> None:
        """Answer a question, to who asked or before everybody."""
        waiting = self._panel("queue").locator("li", has_text=question)
        form = self._composes(waiting.get_by_role("link", name="Answer"))
        form.get_by_label("Answer", exact=True).fill(answer)
        form.locator('input[name="publish"]').set_checked(publish)
        self._sends("Answer")
        expect(waiting).to_have_count(0)

    def gives_the_floor(self, delegation: str) -> None:
        """Lower a hand that was raised."""
        button = self._panel("queue").get_by_role("button", name=f"Give the floor to {delegation}")
        button.click()
        expect(button).to_have_count(0)

    # --- The world ---

    def releases(self, title: str) -> None:
        """Release an inject to those whom the plan means."""
        line = self.page.locator("li.inject", has_text=title).first
        line.get_by_role("button", name=f"Release {title}").click()
        expect(self.page.locator("li.inject.spent", has_text=title)).to_have_count(1)

    def releases_to(self, title: str, to: Sequence[str]) -> None:
        """Release an inject to others than those whom the plan means."""
        line = self.page.locator("li.inject", has_text=title).first
        form = self._composes(line.get_by_role("link", name="To others"))
        for cell in to:
            form.locator(f'input[name="to"][value="{cell}"]').check()
        self._sends("Release to those ticked")
        expect(self.page.locator("li.inject.spent", has_text=title)).to_have_count(1)

    def sets(self, indicator: str, value: int, reason: str) -> None:
        """Move an indicator."""
        link = self._panel("indicators").get_by_role("link", name=f"Set {indicator}")
        form = self._composes(link)
        form.get_by_label("New value").fill(str(value))
        form.get_by_label("Reason").fill(reason)
        self._sends("Set it")
        expect(self._panel("indicators")).to_contain_text(reason)

    # --- Texts and votes ---

    def tables(self, title: str, clauses: Sequence[str]) -> None:
        """Lay a text before everybody."""
        form = self._composes(self._panel("votes").get_by_role("link", name="Table a text"))
        form.get_by_label("Title").fill(title)
        for number, clause in enumerate(clauses, start=1):
            form.get_by_label(f"Clause {number}").fill(clause)
        self._sends("Table the text")
        expect(self._panel("votes")).to_contain_text(title)

    def puts_to_the_vote(self, title: str, forum: str) -> None:
        """Call a vote on a proposal, in a forum."""
        line = self._panel("votes").locator(".proposals li", has_text=title).first
        form = self._composes(line.get_by_role("link", name="Put to a vote"))
        form.locator(f'input[name="forum"][value="{forum}"]').check()
        self._calls(f"{title}: shall it be adopted?")

    def asks_for_votes(
        self, question: str, forum: str = "", rule: str = "", secret: str = ""
    ) -> None:
        """Call a vote on a question in words, in a forum or under a rule."""
        form = self._composes(self._panel("votes").get_by_role("link", name="Call a vote"))
        form.get_by_role("textbox", name="Question").fill(question)
        form.locator(f'input[name="forum"][value="{forum}"]').check()
        if rule or secret:
            form.locator("#vote-other > summary").click()
            form.locator('select[name="rule"]').select_option(rule)
            form.locator('select[name="secret"]').select_option(secret)
        self._calls(question)

    def asks_for_silence(self, question: str, forum: str, minutes: int) -> None:
        """Circulate a question that stands unless somebody objects in time."""
        form = self._composes(self._panel("votes").get_by_role("link", name="Call a vote"))
        form.get_by_role("textbox", name="Question").fill(question)
        form.locator(f'input[name="forum"][value="{forum}"]').check()
        form.get_by_label("Minutes of silence").fill(str(minutes))
        self._calls(question)

    def _calls(self, question: str) -> None:
        self._sends("Call the vote")
        expect(self.ballot(question)).to_be_visible()

    def ballot(self, question: str) -> Locator:
        """Return an open ballot."""
        return self._panel("votes").locator("article.ballot", has_text=question)

    def counts(self, question: str, result: str) -> None:
        """Close a ballot and count it."""
        self.ballot(question).get_by_role("button", name="Close and count").click()
        over = self._panel("votes").locator(".results li", has_text=question).first
        expect(over).to_contain_text(result)

    # --- The projector, and others' eyes ---

    def previews(self, card: str, text: str) -> None:
        """Look at a card before anybody else does."""
        self._panel("strip").get_by_role("link", name=card).first.click()
        expect(self.page.locator("#preview")).to_contain_text(text)

    def takes(self, card: str) -> None:
        """Put a card on the projector."""
        self._panel("strip").get_by_role("button", name=f"Take {card}").first.click()
        on = self._panel("strip").get_by_role("button", name=f"On {card}").first
        expect(on).to_have_attribute("aria-pressed", "true")

    def looks_as(self, cell: str) -> Page:
        """Open what a delegation sees."""
        page = self.another_page()
        page.goto(f"{self.url}/x/{self.code}/control/as/{cell}/")
        door = page.get_by_role("button", name="Look as")
        if door.count():
            door.click()
        expect(page.get_by_text("You are looking as")).to_be_visible()
        return page

    # --- The end ---

    def ends(self) -> None:
        """End the exercise, for good."""
        form = self._composes(self._panel("bar").get_by_role("link", name="End"))
        form.get_by_role("textbox").fill(self.code)
        self._sends("End the exercise")
        expect(self._panel("bar")).to_contain_text("The exercise has ended")

    def takes_the_record_away(self, folder: Path) -> tuple[Path, list[dict[str, Any]]]:
        """Download the record; return its file and its lines."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name="Record", exact=True).click()
        path = folder / coming.value.suggested_filename
        coming.value.save_as(path)
        lines = path.read_text(encoding="utf-8").splitlines()
        return path, [json.loads(line) for line in lines]
