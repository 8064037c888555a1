"""Borrowed eyes: who in control looks at the table as a delegation or an observer sees it.

The record says who looked through whose eyes, and from when on. Control alone is told.
"""

from dataclasses import dataclass
from datetime import datetime

from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.names import OBSERVER, CellId, SeatId


@dataclass(frozen=True, slots=True)
class BorrowEyes:
    """Look from now on as a delegation sees, or an observer."""

    cell: CellId


@dataclass(frozen=True, slots=True)
class EyesBorrowed:
    """Somebody in control looks through the eyes of a delegation or an observer."""

    seat: SeatId
    cell: CellId


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who has borrowed whose eyes, in the order in which it was done."""

    borrowed: tuple[tuple[SeatId, CellId], ...] = ()

    def lent(self, seat: SeatId, cell: CellId) -> bool:
        """Tell whether the record says that this seat looks through the eyes of this cell."""
        return (seat, cell) in self.borrowed


def _borrow(command: BorrowEyes, moment: Moment) -> tuple[Told, ...]:
    cell, by = command.cell, moment.by.id
    if cell != OBSERVER:
        chosen((cell,), moment)
    if moment.state.eyes.lent(by, cell):
        return ()
    return (Told(EyesBorrowed(by, cell), CONTROL_ALONE),)


def _hear(part: Eyes, event: EyesBorrowed, _: datetime) -> Eyes:
    return Eyes((*part.borrowed, (event.seat, event.cell)))


EYES = Instrument(
    name="eyes",
    part=Eyes,
    acts={"eyes.borrow": Act(BorrowEyes, _borrow, Hands.CONTROL, lasting=True)},
    events={"eyes.borrowed": (EyesBorrowed, _hear)},
)
