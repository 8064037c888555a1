"""Raised hands: the speakers' list that everybody sees. It ends with its phase."""

from dataclasses import dataclass
from datetime import datetime

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Act, Instrument, Moment, Told, chosen
from wargame.engine.instrument import Hands as By
from wargame.engine.names import CONTROL, CellId
from wargame.engine.refusals import Refusal, Refused


@dataclass(frozen=True, slots=True)
class RaiseHand:
    """Ask for the floor."""


@dataclass(frozen=True, slots=True)
class LowerHand:
    """Take the hand down; control names the delegation to which it gives the floor."""

    cell: CellId | None = None


@dataclass(frozen=True, slots=True)
class HandRaised:
    """A delegation asks for the floor."""

    cell: CellId


@dataclass(frozen=True, slots=True)
class HandLowered:
    """A delegation no longer waits for the floor."""

    cell: CellId


@dataclass(frozen=True, slots=True)
class Hands:
    """Those who wait for the floor, first come first."""

    raised: tuple[tuple[CellId, datetime], ...] = ()

    @property
    def cells(self) -> tuple[CellId, ...]:
        """The waiting delegations, first come first."""
        return tuple(cell for cell, _ in self.raised)


def _raise(_: RaiseHand, moment: Moment) -> tuple[Told, ...]:
    if moment.by.cell in moment.state.hands.cells:
        return ()
    return (Told(HandRaised(moment.by.cell), EVERYONE),)


def _lower(command: LowerHand, moment: Moment) -> tuple[Told, ...]:
    by = moment.by.cell
    cell = command.cell or by
    if by not in {CONTROL, cell}:
        raise Refused(Refusal.NOT_YOURS, who="control")
    chosen((cell,), moment)
    return (Told(HandLowered(cell), EVERYONE),) if cell in moment.state.hands.cells else ()


def lower_all(moment: Moment) -> tuple[Told, ...]:
    """Return the end of the speakers' list."""
    return tuple(Told(HandLowered(cell), EVERYONE) for cell in moment.state.hands.cells)


def _hear_raised(part: Hands, event: HandRaised, at: datetime) -> Hands:
    return Hands((*part.raised, (event.cell, at)))


def _hear_lowered(part: Hands, event: HandLowered, _: datetime) -> Hands:
    return Hands(tuple(one for one in part.raised if one[0] != event.cell))


HANDS = Instrument(
    name="hands",
    part=Hands,
    acts={
        "hand.raise": Act(RaiseHand, _raise, By.DELEGATIONS),
        "hand.lower": Act(LowerHand, _lower, By.BOTH),
    },
    events={
        "hand.raised": (HandRaised, _hear_raised),
        "hand.lowered": (HandLowered, _hear_lowered),
    },
)
