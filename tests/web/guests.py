"""Guests: people with browsers of their own, before a door, in the lobby, or in a seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.test import Client

from wargame.conduct import acts, arrivals, opening, orders
from wargame.conduct.looks import look
from wargame.engine import STATE, Picture, Seat
from wargame.engine.names import CONTROL, CellId, SeatId
from wargame.people.models import Person, Way

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

BOSS = Seat(CONTROL, SeatId("control-1"))
SCRIPT = {"X-Wargame": "1"}


def opened() -> str:
    """Return the code of a new exercise of the small pack, its door open."""
    return opening.create("harbour")


def control(code: str, act: str, **fields: object) -> None:
    """Let control do something."""
    number = f"{act}-{look(code, STATE).head}"
    acts.submit(code, BOSS, orders.command(act, fields), number)


def playing(code: str, act: str) -> None:
    """Start the exercise, and go on to the first phase that takes this act."""
    control(code, "exercise.start", anyway=True)
    setting, clock = state(code).setting, state(code).clock
    phase = next(one for one in setting.phases if act in one.allows)
    if phase.id != clock.phase:
        control(code, "phase.open", phase=phase.id, after=clock.phase)


def state(code: str) -> Picture:
    """Return what the engine knows."""
    return look(code, STATE).picture


@dataclass
class Guest:
    """One person and their browser."""

    browser: Client
    code: str
    handle: str

    @property
    def page(self) -> str:
        """The address of their page."""
        return f"/x/{self.code}/p/{self.handle}/"

    def act(self, act: str, **fields: object) -> Answer:
        """Press a button without a script."""
        return self.browser.post(f"{self.page}act/{act}", fields)

    def send(self, act: str, **fields: object) -> Answer:
        """Press a button with the page's script."""
        return self.browser.post(f"{self.page}act/{act}", fields, headers=SCRIPT)

    def see(self, path: str = "") -> str:
        """Return a page of theirs as text."""
        answer = self.browser.get(self.page + path)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()


def joined(code: str, name: str = "Ann") -> Guest:
    """Let somebody come through the door, as they would on a phone."""
    browser = Client()
    way = Way.objects.get(exercise=code).code
    before = set(Person.objects.values_list("handle", flat=True))
    browser.post("/join/", {"code": way})
    browser.post(f"/j/{way}/", {"name": name})
    (handle,) = set(Person.objects.values_list("handle", flat=True)) - before
    return Guest(browser, code, handle)


def seated(code: str, cell: str, name: str = "Ann") -> Guest:
    """Let somebody come in, and give them a seat."""
    guest = joined(code, name)
    arrivals.seat(code, guest.handle, CellId(cell))
    return guest
