"""Who may know. An audience belongs to a whole event; nothing in an event is secret by itself.

There is no default audience: an event that names nobody reaches control alone, and a panel
stays empty, which somebody notices. A sealed event reaches not even control; the engine alone
counts it (the paper of a secret ballot).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wargame.engine.names import CONTROL, ENGINE, CellId, SeatId

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Seat:
    """One place in a cell: the hand that acts."""

    cell: CellId
    id: SeatId

    @property
    def lent(self) -> bool:
        """Tell whether this is a hand of control that acts in the name of a delegation."""
        return self.cell != CONTROL and is_lent(self.id, self.cell)


def is_lent(seat: SeatId, cell: CellId) -> bool:
    """Tell whether a seat that acts for a cell is one of control's, whose names begin so."""
    return seat.startswith(f"{CONTROL}-") and not seat.startswith(f"{cell}-")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whose eyes: a cell, and the seat in it where one seat alone is addressed."""

    cell: CellId
    seat: SeatId | None = None


STATE = Viewer(ENGINE)
"""The viewer that hears everything; its picture is the state, which no person is shown."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Those who are told. `cells` of None is everyone; `sealed` leaves control out.

    Everyone can be all `but` some cells, who are told something else instead.
    """

    cells: frozenset[CellId] | None
    seats: frozenset[SeatId] = frozenset()
    sealed: bool = False
    but: frozenset[CellId] = frozenset()

    def includes(self, viewer: Viewer) -> bool:
        """Tell whether this viewer hears the event."""
        if viewer.cell == ENGINE:
            return True
        if self.cells is None:
            return viewer.cell not in self.but
        if viewer.cell == CONTROL:
            return not self.sealed
        return viewer.cell in self.cells or viewer.seat in self.seats

    def without(self, cells: Iterable[CellId]) -> Audience:
        """Return the audience of all these but some cells."""
        gone = frozenset(cells)
        if self.cells is None:
            return replace(self, but=self.but | gone)
        return replace(self, cells=self.cells - gone)


EVERYONE = Audience(None)
CONTROL_ALONE = Audience(frozenset())


def only(*cells: CellId) -> Audience:
    """Return the audience of these cells, and control."""
    return Audience(frozenset(cells))


def sealed(*cells: CellId) -> Audience:
    """Return the audience of these cells without control."""
    return Audience(frozenset(cells), sealed=True)


def circle(cells: tuple[CellId, ...]) -> Audience:
    """Return the audience of a circle: these cells, or everyone where it names none."""
    return only(*cells) if cells else EVERYONE
