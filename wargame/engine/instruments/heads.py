"""Heads of delegation: who may commit a delegation to what leaves it.

Everybody in a delegation may draft, edit and speak. While somebody heads it, only the head and the
deputies may table, sponsor, accept, vote and sign; while nobody does, everyone may. All of it is
told inside the delegation only.
"""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.audience import is_lent, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import CellId, SeatId
from wargame.engine.refusals import Refusal, Refused

Seats = tuple[SeatId, ...]


@dataclass(frozen=True, slots=True)
class TakeHead:
    """Head one's own delegation, while nobody does."""


@dataclass(frozen=True, slots=True)
class HandOverHead:
    """Let another seat of the delegation head it."""

    seat: SeatId


@dataclass(frozen=True, slots=True)
class DeputiseSeats:
    """Let these seats, and no others, act for the head; none of them, where none is named."""

    seats: Seats = ()


@dataclass(frozen=True, slots=True)
class NameHead:
    """Let a seat head a delegation, as control says; nobody, where none is named."""

    cell: CellId
    seat: SeatId | None = None


@dataclass(frozen=True, slots=True)
class HeadNamed:
    """This seat heads a delegation, or nobody does; the deputies are who they were."""

    cell: CellId
    seat: SeatId | None


@dataclass(frozen=True, slots=True)
class HeadDeputised:
    """These seats act for the head of a delegation."""

    cell: CellId
    seats: Seats


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads and the deputies in sight, by delegation."""

    seats: dict[CellId, SeatId] = field(default_factory=dict)
    deputies: dict[CellId, Seats] = field(default_factory=dict)

    def may_submit(self, cell: CellId, seat: SeatId) -> bool:
        """Tell whether a seat may commit its delegation: any may while nobody heads it.

        So may control, which acts in a delegation's name where the delegation cannot.
        """
        head = self.seats.get(cell)
        if head is None or seat == head or seat in self.deputies.get(cell, ()):
            return True
        return is_lent(seat, cell)


def as_head(moment: Moment) -> None:
    """Refuse a seat that may not commit its delegation."""
    if not moment.state.heads.may_submit(moment.by.cell, moment.by.id):
        raise Refused(Refusal.NOT_HEAD)


def freed(cell: CellId, seat: SeatId, moment: Moment) -> tuple[Told, ...]:
    """Return what follows for the head of a delegation when a seat of it becomes free."""
    part, told = moment.state.heads, []
    if part.seats.get(cell) == seat:
        told.append(Told(HeadNamed(cell, None), only(cell)))
    deputies = part.deputies.get(cell, ())
    if seat in deputies:
        rest = tuple(one for one in deputies if one != seat)
        told.append(Told(HeadDeputised(cell, rest), only(cell)))
    return tuple(told)


def _take(_: TakeHead, moment: Moment) -> tuple[Told, ...]:
    cell, seat = moment.by.cell, moment.by.id
    head = moment.state.heads.seats.get(cell)
    if head == seat:
        return ()
    if head is not None:
        raise Refused(Refusal.ALREADY, what="your delegation has a head, who can hand over")
    return (Told(HeadNamed(cell, seat), only(cell)),)


def _heading(moment: Moment) -> CellId:
    """Return the delegation that the acting seat heads; deputies do not pass the office on."""
    cell = moment.by.cell
    if moment.state.heads.seats.get(cell) != moment.by.id:
        raise Refused(Refusal.NOT_HEAD)
    return cell


def _taken(cell: CellId, seat: SeatId, moment: Moment) -> SeatId:
    """Return a seat of a delegation in which somebody sits."""
    if seat not in moment.state.seating.of(cell):
        raise Refused(Refusal.UNKNOWN, value=seat, field="the seats of the delegation")
    return seat


def _hand_over(command: HandOverHead, moment: Moment) -> tuple[Told, ...]:
    cell = _heading(moment)
    return _named(cell, _taken(cell, command.seat, moment), moment)


def _deputise(command: DeputiseSeats, moment: Moment) -> tuple[Told, ...]:
    cell = _heading(moment)
    seats = tuple(dict.fromkeys(_taken(cell, one, moment) for one in command.seats))
    if seats == moment.state.heads.deputies.get(cell, ()):
        return ()
    return (Told(HeadDeputised(cell, seats), only(cell)),)


def _name(command: NameHead, moment: Moment) -> tuple[Told, ...]:
    cell = command.cell
    if moment.state.setting.delegation(cell) is None:
        raise Refused(Refusal.UNKNOWN, value=cell, field="the delegation")
    seat = _taken(cell, command.seat, moment) if command.seat else None
    return _named(cell, seat, moment)


def _named(cell: CellId, seat: SeatId | None, moment: Moment) -> tuple[Told, ...]:
    if moment.state.heads.seats.get(cell) == seat:
        return ()
    return (Told(HeadNamed(cell, seat), only(cell)),)


def _hear_named(part: Heads, event: HeadNamed, _: datetime) -> Heads:
    seats = {cell: seat for cell, seat in part.seats.items() if cell != event.cell}
    return Heads({**seats, event.cell: event.seat} if event.seat else seats, part.deputies)


def _hear_deputised(part: Heads, event: HeadDeputised, _: datetime) -> Heads:
    return Heads(part.seats, {**part.deputies, event.cell: event.seats})


HEADS = Instrument(
    name="heads",
    part=Heads,
    acts={
        "head.take": Act(TakeHead, _take, Hands.DELEGATIONS, timed=False),
        "head.hand-over": Act(HandOverHead, _hand_over, Hands.DELEGATIONS, timed=False),
        "head.deputise": Act(DeputiseSeats, _deputise, Hands.DELEGATIONS, timed=False),
        "head.name": Act(NameHead, _name, Hands.CONTROL),
    },
    events={
        "head.named": (HeadNamed, _hear_named),
        "head.deputised": (HeadDeputised, _hear_deputised),
    },
)
