"""Who is in the room, as plain data for screens. Names are looked up here, never in the journal.

A viewer's company holds only the people it may see by name: control all of them, a delegation
its own, the lobby and the projector those who wait in the lobby.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.balance import BALANCED, Balance
from wargame.engine.names import CellId, SeatId


@dataclass(frozen=True, slots=True)
class Guest:
    """A person as a screen may show them. `presence` is live, slow, away, or empty where unseen.

    `since` is when somebody came who waits, or was last heard of who is away; `trouble` is what
    ails their page, `failing` or `reconnecting`, since `troubled`. Control alone is shown these.
    """

    handle: str
    name: str
    cell: CellId | None
    seat: SeatId | None
    rejoin_code: str = ""
    presence: str = ""
    note: str = ""
    since: datetime | None = None
    trouble: str = ""
    troubled: datetime | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """The way in: the code and its address while the door is open."""

    open: bool
    code: str = ""
    address: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """The people a viewer may see, the door, and the tally of the lobby's warm-up question.

    `now`, `balance` and `staff` (the names of those in control, by seat) are for control alone.
    They go by without making it another company: what is painted from them says so itself (see
    `Panel.turns`).
    """

    guests: tuple[Guest, ...] = ()
    door: Door = Door(open=False)
    warm_up: tuple[tuple[str, int], ...] = ()
    joined: int = 0
    now: datetime | None = field(default=None, compare=False)
    balance: Balance = field(default=BALANCED, compare=False)
    staff: Mapping[SeatId, str] = field(default_factory=dict, compare=False)

    def called(self, seat: SeatId | None) -> str:
        """Return the name of a seat in control, or the seat where nobody is known by it."""
        return self.staff.get(seat, str(seat)) if seat else ""

    def of(self, cell: CellId) -> tuple[Guest, ...]:
        """Return the people seated in a cell."""
        return tuple(guest for guest in self.guests if guest.cell == cell)

    @property
    def waiting(self) -> tuple[Guest, ...]:
        """Return the people without a seat."""
        return tuple(guest for guest in self.guests if guest.cell is None)
