"""A facilitator with an exercise of the small pack, as the tests of the control side need them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.test import Client

from wargame.conduct import acts, arrivals, opening, orders
from wargame.conduct.looks import look
from wargame.engine import Picture, Seat, Viewer
from wargame.engine.names import CONTROL, CellId, SeatId
from wargame.journal import reading
from wargame.people.models import Facilitator

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Reply

ALD, BIR = Seat(CellId("ald"), SeatId("ald-1")), Seat(CellId("bir"), SeatId("bir-1"))
SCRIPT = {"X-Wargame": "1"}


@dataclass
class House:
    """An exercise, and the browser of the facilitator who keeps it."""

    client: Client
    code: str
    user: Facilitator
    sent: int = 0

    def picture(self) -> Picture:
        """All that control was told."""
        return look(self.code, Viewer(CONTROL)).picture

    @property
    def entries(self) -> int:
        """How many entries the journal holds."""
        return sum(1 for _ in reading.records(self.code))

    def url(self, rest: str = "") -> str:
        """Return an address below the console."""
        return f"/x/{self.code}/control/{rest}"

    def page(self, rest: str = "") -> str:
        """Return the text of a page below the console."""
        answer = self.client.get(self.url(rest))
        assert answer.status_code == 200
        return str(answer.content.decode())

    def act(self, act: str, **fields: object) -> Reply:
        """Post an act as the page's script does."""
        self.sent += 1
        given = {"command_id": f"test-{self.sent}", **fields}
        return self.client.post(self.url(f"act/{act}"), given, headers=SCRIPT)

    def people(self, what: str, **fields: object) -> Reply:
        """Seat, move or remove somebody, or change the door, as the page's script does."""
        return self.client.post(self.url(f"people/{what}"), fields, headers=SCRIPT)

    def done(self, act: str, **fields: object) -> None:
        """Post an act that must succeed."""
        answer = self.act(act, **fields)
        assert answer.status_code == 200, answer.content

    def looks_as(self, cell: str) -> str:
        """Borrow the eyes of a delegation or an observer, and return what they see."""
        self.client.post(self.url(f"as/{cell}/borrow"))
        return self.page(f"as/{cell}/")

    def by(self, seat: Seat, act: str, **fields: object) -> str:
        """Let a delegation act, and return the name of what it made."""
        self.sent += 1
        command = orders.command(act, fields)
        return acts.submit(self.code, seat, command, f"test-{self.sent}").made or ""

    def guest(self, name: str, cell: str = "") -> str:
        """Let somebody in, and seat them where a delegation is named; return their handle."""
        handle = arrivals.arrive(self.code, name).handle
        if cell:
            arrivals.seat(self.code, handle, CellId(cell))
        return handle

    def at(self, phase: str) -> None:
        """Start, and open a phase."""
        if not self.picture().clock.started:
            self.done("exercise.start", anyway="true")
        now = self.picture().clock.phase
        if now != phase:
            self.done("phase.open", phase=phase, after=now)


def house(client: Client) -> House:
    """Return an exercise whose facilitator is signed in."""
    user = Facilitator.objects.create_user("keeper", password="a long password")
    client.force_login(user)
    return House(client, opening.create("harbour", by=user), user)
