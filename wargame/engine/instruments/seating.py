"""Which seats are filled. A seat is a place, never a person: names can be erased, elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from wargame.engine.audience import only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.heads import freed
from wargame.engine.names import CellId, SeatId
from wargame.engine.refusals import Refusal, Refused


@dataclass(frozen=True, slots=True)
class FillSeat:
    """Somebody takes a place in a delegation that has one left."""

    cell: CellId
    seat: SeatId


@dataclass(frozen=True, slots=True)
class VacateSeat:
    """A place becomes free."""

    cell: CellId
    seat: SeatId


@dataclass(frozen=True, slots=True)
class SeatFilled:
    """A place in a delegation is taken."""

    cell: CellId
    seat: SeatId


@dataclass(frozen=True, slots=True)
class SeatVacated:
    """A place in a delegation is free."""

    cell: CellId
    seat: SeatId


@dataclass(frozen=True, slots=True)
class Seating:
    """The filled seats in sight, by seat."""

    filled: tuple[tuple[CellId, SeatId], ...] = ()

    def of(self, wanted: CellId) -> tuple[SeatId, ...]:
        """Return the filled seats of a cell, in the order in which they were taken."""
        return tuple(seat for cell, seat in self.filled if cell == wanted)


def _fill(command: FillSeat, moment: Moment) -> tuple[Told, ...]:
    delegation = moment.state.setting.delegation(command.cell)
    if delegation is None:
        raise Refused(Refusal.UNKNOWN, value=command.cell, field="the delegation")
    if (command.cell, command.seat) in moment.state.seating.filled:
        return ()
    if len(moment.state.seating.of(command.cell)) >= delegation.seats:
        raise Refused(Refusal.FULL, who=delegation.name, count=delegation.seats)
    return (Told(SeatFilled(command.cell, command.seat), only(command.cell)),)


def _vacate(command: VacateSeat, moment: Moment) -> tuple[Told, ...]:
    if (command.cell, command.seat) not in moment.state.seating.filled:
        return ()
    return _vacated(command.cell, command.seat, moment)


def vacate_strangers(cells: tuple[CellId, ...], moment: Moment) -> tuple[Told, ...]:
    """Return the seats that become free where only these delegations are in play."""
    filled = moment.state.seating.filled
    leaving = (_vacated(cell, seat, moment) for cell, seat in filled if cell not in cells)
    return tuple(chain.from_iterable(leaving))


def _vacated(cell: CellId, seat: SeatId, moment: Moment) -> tuple[Told, ...]:
    """Return that a place becomes free; who sat there heads the delegation no more."""
    return (Told(SeatVacated(cell, seat), only(cell)), *freed(cell, seat, moment))


def _hear_filled(part: Seating, event: SeatFilled, _: datetime) -> Seating:
    return Seating((*part.filled, (event.cell, event.seat)))


def _hear_vacated(part: Seating, event: SeatVacated, _: datetime) -> Seating:
    return Seating(tuple(one for one in part.filled if one != (event.cell, event.seat)))


SEATING = Instrument(
    name="seating",
    part=Seating,
    acts={
        "seat.fill": Act(FillSeat, _fill, Hands.CONTROL, lasting=True),
        "seat.vacate": Act(VacateSeat, _vacate, Hands.CONTROL, lasting=True),
    },
    events={
        "seat.filled": (SeatFilled, _hear_filled),
        "seat.vacated": (SeatVacated, _hear_vacated),
    },
)
