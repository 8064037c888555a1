"""Who plays: a facilitator, a wall, an observer and participants, each with a browser."""

from dataclasses import dataclass, field
from functools import cached_property

from playwright.sync_api import Browser

from tests.rig.served import Served
from tests.stories.control import Facilitator
from tests.stories.people import Participant
from tests.stories.screens import Screen


@dataclass
class Cast:
    """Everybody in one exercise."""

    app: Served
    browser: Browser
    people: dict[str, Participant] = field(default_factory=dict)
    code: str = ""

    @cached_property
    def control(self) -> Facilitator:
        """Who runs the exercise, at a laptop."""
        return Facilitator(self.browser, self.app.url, "facilitator")

    @cached_property
    def wall(self) -> Screen:
        """The projector: a machine of its own."""
        return Screen(self.browser, self.app.url, "wall")

    def comes(self, name: str, *, phone: bool = False, script: bool = True) -> Participant:
        """Give somebody a browser."""
        self.people[name] = Participant(
            self.browser, self.app.url, name, phone=phone, script=script
        )
        return self.people[name]

    def __getitem__(self, name: str) -> Participant:
        """Return somebody by name."""
        return self.people[name]

    @property
    def screens(self) -> list[Screen]:
        """Every screen, with the console first."""
        return [self.control, self.wall, *self.people.values()]

    def checks_every_screen(self) -> None:
        """Wait until each page shows what it would show if it were loaded now."""
        for screen in self.screens:
            screen.equals_a_fresh_page()

    @property
    def unexcused(self) -> list[str]:
        """What any browser complained of without leave."""
        return [complaint for screen in self.screens for complaint in screen.unexcused]
