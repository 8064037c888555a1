"""A house with an exercise that was rehearsed up to a round, and people who step into it."""

import json
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser

from tests.rig.served import Served
from tests.stories.control import Facilitator
from tests.stories.people import Participant
from tests.stories.screens import PHONE, Screen


@dataclass
class Rehearsed:
    """An exercise under way; each verb opens a browser that is signed in."""

    app: Served
    browser: Browser
    links: dict[str, Any]
    screens: list[Screen] = field(default_factory=list)

    @classmethod
    def until(cls, app: Served, browser: Browser, slug: str, last: str) -> "Rehearsed":
        """Play the walkthrough of a pack until a round has opened."""
        said = app.manage("rehearse", slug, "--until", last, "--json")
        return cls(app, browser, json.loads(said))

    @property
    def code(self) -> str:
        """The code of the exercise."""
        return str(self.links["code"])

    def control(self, *, phone: bool = False) -> Facilitator:
        """Open the console."""
        held = PHONE if phone else {}
        one = Facilitator(self.browser, self.app.url, "control", **held)
        return self._at(one, self.links["control"])

    def wall(self) -> Screen:
        """Open the projector."""
        return self._at(Screen(self.browser, self.app.url, "wall"), self.links["projector"])

    def observer(self, *, phone: bool = False) -> Participant:
        """Open the page of an observer."""
        one = Participant(self.browser, self.app.url, "observer", phone=phone)
        return self._at(one, self.links["observer"])

    def seat(self, seat: str, *, phone: bool = False, script: bool = True) -> Participant:
        """Open the room of a seat, such as ald/ald-1."""
        one = Participant(self.browser, self.app.url, seat, phone=phone, script=script)
        return self._at(one, self.links["seats"][seat])

    def stranger(self, name: str, *, phone: bool = False) -> Participant:
        """Give a browser to somebody who has not come in yet."""
        one = Participant(self.browser, self.app.url, name, phone=phone)
        self.screens.append(one)
        return one

    def _at[S: Screen](self, screen: S, link: str) -> S:
        self.screens.append(screen)
        screen.page.goto(link)
        return screen

    def close(self) -> list[str]:
        """Close every browser; return what they complained of without leave."""
        found = [complaint for screen in self.screens for complaint in screen.unexcused]
        for screen in self.screens:
            screen.close()
        return found
