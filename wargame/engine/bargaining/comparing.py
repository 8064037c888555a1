"""Two outcomes side by side: for whom the second is better, and for whom worse. No points are told.

It is what a room needs that tries to improve its own agreement before anybody shows a score sheet.
"""

from enum import StrEnum

from wargame.engine.bargaining.outcomes import Space
from wargame.engine.names import CellId


class Verdict(StrEnum):
    """What another outcome is to a party; `CROSSED` is a red line that the first one kept."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    CROSSED = "crossed"


def compare(space: Space, first: int, second: int) -> dict[CellId, Verdict]:
    """Return what the second of two outcomes is to each party, measured by the first."""
    lanes = range(len(space.cells))
    before, after = space.units(first, lanes), space.units(second, lanes)
    broken = space.clean(first) & ~space.clean(second)
    return {
        cell: _verdict(after[lane] - before[lane], crossed=bool(broken >> lane & 1))
        for lane, cell in enumerate(space.cells)
    }


def _verdict(change: int, *, crossed: bool) -> Verdict:
    if crossed:
        return Verdict.CROSSED
    if change == 0:
        return Verdict.SAME
    return Verdict.BETTER if change > 0 else Verdict.WORSE


def improves(verdicts: dict[CellId, Verdict]) -> bool:
    """Tell whether somebody is better off and nobody worse: then it is better for all."""
    said = set(verdicts.values())
    return Verdict.BETTER in said and said <= {Verdict.BETTER, Verdict.SAME}
