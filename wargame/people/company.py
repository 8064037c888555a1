"""Who is in the room, as plain data for screens. Names are looked up here, never in the journal.

A viewer's company holds only the people it may see by name: control all of them, a delegation
its own, the lobby and the projector those who wait in the lobby.
"""

from dataclasses import dataclass

from wargame.engine.names import CellId, SeatId


@dataclass(frozen=True, slots=True)
class Guest:
    """A person as a screen may show them. `presence` is live, slow, away, or empty where unseen."""

    handle: str
    name: str
    cell: CellId | None
    seat: SeatId | None
    rejoin_code: str = ""
    presence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """The way in: the code and its address while the door is open."""

    open: bool
    code: str = ""
    address: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """The people a viewer may see, the door, and the tally of the lobby's warm-up question."""

    guests: tuple[Guest, ...] = ()
    door: Door = Door(open=False)
    warm_up: tuple[tuple[str, int], ...] = ()
    joined: int = 0

    def of(self, cell: CellId) -> tuple[Guest, ...]:
        """Return the people seated in a cell."""
        return tuple(guest for guest in self.guests if guest.cell == cell)

    @property
    def waiting(self) -> tuple[Guest, ...]:
        """Return the people without a seat."""
        return tuple(guest for guest in self.guests if guest.cell is None)
