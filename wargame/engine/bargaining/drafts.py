"""Where a draft leaves each party. What it leaves open may still be settled well or badly."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from wargame.engine.bargaining.agreement import Zone
from wargame.engine.bargaining.boxes import Choices
from wargame.engine.bargaining.outcomes import Space
from wargame.engine.names import CellId


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a party is above its reservation value, or below: at worst, and at best.

    Both are equal where nothing is open. `crossed` says that a choice already crosses a red line.
    `accepts` says whether the party can live with what may come of it: all, none or some.
    """

    cell: CellId
    reservation: Fraction
    worst: Fraction
    best: Fraction
    crossed: bool
    accepts: Literal["yes", "no", "open"]


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a draft can still become: `completions` coherent outcomes, `agreeable` in the zone.

    Without a coherent outcome the distances are those of the incoherent ones.
    """

    completions: int
    agreeable: int
    distances: tuple[Distance, ...]


def prospect(zone: Zone, draft: Choices) -> Prospect:
    """Return where a draft leaves everybody. Choices in other packages are passed over."""
    space = zone.space
    every = space.codes(draft)
    coherent = set(space.coherent)
    codes = [code for code in every if code in coherent]
    agreeable = len(set(zone.codes).intersection(codes))
    distances = _distances(space, codes or every, draft)
    return Prospect(len(codes), agreeable, distances)


def _distances(space: Space, codes: list[int], draft: Choices) -> tuple[Distance, ...]:
    masks = [space.masks[code] for code in codes]
    found = []
    for lane, (table, least) in enumerate(zip(space.tables, space.reservations(), strict=True)):
        gains = space.column(codes, lane, least)
        one = Distance(
            cell=table.cell,
            reservation=table.reservation,
            worst=Fraction(min(gains), space.scale),
            best=Fraction(max(gains), space.scale),
            crossed=any(draft.get(issue) in red for issue, red in table.red_lines.items()),
            accepts=_accepts(gains, masks, 1 << lane),
        )
        found.append(one)
    return tuple(found)


def _accepts(gains: list[int], masks: list[int], kept: int) -> Literal["yes", "no", "open"]:
    could = {gain >= 0 and mask & kept > 0 for gain, mask in zip(gains, masks, strict=True)}
    if could == {True}:
        return "yes"
    return "open" if True in could else "no"
