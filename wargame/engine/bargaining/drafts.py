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


def prospect(space: Space, zone: Zone, draft: Choices) -> Prospect:
    """Return where a draft leaves everybody. Choices in other packages are passed over."""
    every = space.codes(draft)
    coherent = set(space.coherent)
    codes = [code for code in every if code in coherent]
    agreeable = len(set(zone.codes).intersection(codes))
    distances = _distances(space, codes or every, draft)
    return Prospect(len(codes), agreeable, distances)


def _distances(space: Space, codes: list[int], draft: Choices) -> tuple[Distance, ...]:
    every = range(len(space.cells))
    columns = zip(*(space.units(code, every) for code in codes), strict=True)
    masks = [space.masks[code] for code in codes]
    rows = zip(space.tables, columns, space.reservations(), strict=True)
    return tuple(
        Distance(
            cell=table.cell,
            reservation=table.reservation,
            worst=Fraction(min(column) - least, space.scale),
            best=Fraction(max(column) - least, space.scale),
            crossed=any(draft.get(issue) in red for issue, red in table.red_lines.items()),
            accepts=_accepts(column, masks, least, lane),
        )
        for lane, (table, column, least) in enumerate(rows)
    )


def _accepts(
    column: tuple[int, ...], masks: list[int], least: int, lane: int
) -> Literal["yes", "no", "open"]:
    bit = 1 << lane
    could = {
        worth >= least and mask & bit == bit for worth, mask in zip(column, masks, strict=True)
    }
    if could == {True}:
        return "yes"
    return "open" if True in could else "no"
