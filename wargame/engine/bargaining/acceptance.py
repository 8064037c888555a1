"""Who could live with what, over a whole package: the sets of parties, and how many outcomes each.

A decision rule asks who is in favour, not for points. So a count of the sets tells at once how many
outcomes a body would adopt if each of its voters voted by its score sheet.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from wargame.engine.bargaining.agreement import lift
from wargame.engine.bargaining.outcomes import Space
from wargame.engine.names import CellId

Cells = tuple[CellId, ...]


def acceptance(space: Space) -> dict[Cells, int]:
    """Return for how many coherent outcomes exactly these parties, and no others, could live."""
    lanes = range(len(space.cells))
    guards, lifted, parties = space.guards(lanes), lift(space), (1 << len(space.cells)) - 1
    sums, masks = space.sums, space.masks
    counted = Counter(
        (sums[code] + lifted & guards, masks[code] & parties) for code in space.coherent
    )
    found: Counter[Cells] = Counter()
    for (raised, clean), count in counted.items():
        found[_named(space, raised, clean)] += count
    return dict(found)


def _named(space: Space, raised: int, clean: int) -> Cells:
    return tuple(
        cell
        for lane, cell in enumerate(space.cells)
        if clean >> lane & 1 and raised & space.guards([lane])
    )


def passing(accepting: Mapping[Cells, int], adopts: Callable[[Cells], bool]) -> int:
    """Return how many outcomes would be adopted; `adopts` is asked once for each set of parties."""
    return sum(count for cells, count in accepting.items() if adopts(cells))
