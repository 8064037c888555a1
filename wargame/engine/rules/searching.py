"""Exact searches over sets of voters, for rules in which more movers never undo what fewer do.

Voters whose papers, declarations and vetoes are alike differ in their measure only: what a light
one can turn, a heavier one in its place turns too. So the fewest movers are always the heaviest
of their kind, and a search over how many of each kind finds a true minimum.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from wargame.engine.names import CellId
from wargame.engine.rules.ballot_paper import Cells

Turns = Callable[[Cells], bool]


@dataclass(frozen=True, slots=True)
class Pool:
    """Those who could move, the heaviest first, and the kind that each belongs to."""

    movers: Cells
    kind: Callable[[CellId], Hashable]
    weight: Callable[[CellId], int]

    @property
    def kinds(self) -> list[Cells]:
        """The movers, kind by kind."""
        found: dict[Hashable, list[CellId]] = {}
        for cell in self.movers:
            found.setdefault(self.kind(cell), []).append(cell)
        return [tuple(cells) for cells in found.values()]


def fewest(pool: Pool, turns: Turns) -> Cells | None:
    """Return the fewest movers that turn the result, the heaviest of such; None if all do not."""
    if not turns(pool.movers):
        return None
    kinds = pool.kinds
    by_size = (
        [cells for cells in _shares(kinds, size) if turns(cells)]
        for size in range(len(pool.movers) + 1)
    )
    found = next(sets for sets in by_size if sets)
    best = max(found, key=lambda cells: sum(map(pool.weight, cells)))
    return tuple(cell for cell in pool.movers if cell in best)


def _shares(kinds: Sequence[Cells], size: int) -> Iterator[Cells]:
    """Yield the heaviest sets of a size, one for each way to share it among the kinds."""
    if not kinds:
        if size == 0:
            yield ()
        return
    first, *rest = kinds
    for count in range(min(size, len(first)) + 1):
        for others in _shares(rest, size - count):
            yield (*first[:count], *others)


@dataclass(slots=True)
class Sets:
    """The smallest sets found, and whether these are all there are."""

    all: list[Cells] = field(default_factory=list)
    complete: bool = True


@dataclass(slots=True)
class _Search:
    """A search for minimal sets, which stops after so many sets or so many tests."""

    pool: Pool
    turns: Turns
    limit: int
    tests: int
    found: Sets = field(default_factory=Sets)

    def test(self, cells: Cells) -> bool:
        self.tests -= 1
        return self.turns(cells)

    @property
    def over(self) -> bool:
        return self.tests <= 0 or len(self.found.all) > self.limit

    def deepen(self, chosen: Cells, start: int, more: int) -> None:
        """Look for sets that hold the chosen ones and so many more from a place on.

        All smaller sets are known by now, so what holds none of them can spare nobody.
        """
        if self.over or any(set(one) <= set(chosen) for one in self.found.all):
            return
        if not more:
            if self.test(chosen):
                self.found.all.append(chosen)
            return
        left = self.pool.movers[start:]
        if len(left) < more or not self.test((*chosen, *self._best(left, more))):
            return
        for place, cell in enumerate(left):
            self.deepen((*chosen, cell), start + place + 1, more - 1)

    def _best(self, left: Cells, more: int) -> Cells:
        """Return a set that no so many of those left could beat."""
        kinds = Pool(left, self.pool.kind, self.pool.weight).kinds
        return tuple(cell for cells in kinds for cell in cells[:more])


def smallest(pool: Pool, turns: Turns, *, limit: int = 24, tests: int = 2500) -> Sets:
    """Return the minimal sets of movers that turn the result, the smallest first.

    Each turns it, and none could spare a member. At most `limit` are listed, and at most about
    `tests` sets are tried; `complete` says whether that was enough to list all.
    """
    if turns(()) or not turns(pool.movers):
        return Sets()
    search = _Search(pool, turns, limit, tests)
    for size in range(1, len(pool.movers) + 1):
        search.deepen((), 0, size)
        if search.over:
            break
    return Sets(search.found.all[:limit], complete=not search.over)
