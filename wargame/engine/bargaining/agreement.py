"""Who could live with an outcome, and the zone of agreement: where all who are needed could."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from wargame.engine.bargaining.outcomes import Space
from wargame.engine.names import CellId

Gains = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Zone:
    """The codes of the outcomes of a space that every needed party could live with."""

    space: Space
    codes: tuple[int, ...]
    needed: tuple[CellId, ...]

    @property
    def of(self) -> int:
        """How many coherent outcomes there are."""
        return len(self.space.coherent)

    @property
    def share(self) -> Fraction:
        """The part of the coherent outcomes that lies in the zone."""
        return Fraction(len(self.codes), self.of) if self.of else Fraction()

    @cached_property
    def gains(self) -> list[Gains]:
        """What each outcome gives the needed parties above their reservation values, in units."""
        lanes, least = self.space.lanes(self.needed), self.space.reservations()
        columns = [self.space.column(self.codes, lane, least[lane]) for lane in lanes]
        return list(zip(*columns, strict=True)) if columns else [() for _ in self.codes]


def zone(space: Space, needed: Sequence[CellId] | None = None, least: int = 0) -> Zone:
    """Return the zone of agreement of these parties, or of those that must sign or consent.

    An outcome is acceptable to a party that has its reservation value in it, or more, and none of
    its red lines. `least` asks for so many parties altogether, whoever they are.
    """
    who = space.needed if needed is None else tuple(needed)
    lanes = space.lanes(who)
    kept, guards, bias = sum(1 << lane for lane in lanes), space.guards(lanes), lift(space)
    sums, masks = space.sums, space.masks
    found = [
        code
        for code in space.coherent
        if masks[code] & kept == kept and (sums[code] + bias) & guards == guards
    ]
    if least > len(who):
        found = [code for code in found if len(acceptors(space, code)) >= least]
    return Zone(space, tuple(found), who)


def acceptors(space: Space, code: int) -> tuple[CellId, ...]:
    """Return the parties that could live with an outcome."""
    raised, clean = space.sums[code] + lift(space), space.clean(code)
    return tuple(
        cell
        for lane, cell in enumerate(space.cells)
        if clean >> lane & 1 and raised & space.guards([lane])
    )


def lift(space: Space) -> int:
    """Return what lifts the guard bit of a lane just when its party has its reservation value."""
    half = 1 << space.width - 1
    rows = enumerate(zip(space.floors, space.reservations(), strict=True))
    return sum((half - floor - least) << lane * space.width for lane, (floor, least) in rows)
