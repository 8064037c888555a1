"""Random papers of a small body, for properties of every rule."""

from itertools import chain, combinations

from hypothesis import settings
from hypothesis import strategies as st

from tests.helpers.properties import steady
from wargame.engine.names import CellId
from wargame.engine.rules import Choice, Papers
from wargame.engine.rules.ballot_paper import Cells

few = settings(steady, max_examples=20)
"""For what is asked of each of many rules."""

CELLS = tuple(CellId(f"c{n}") for n in range(9))
PAPERS = (Choice.YES, Choice.NO, Choice.ABSTAIN, None)


@st.composite
def boxes(draw: st.DrawFn, *, least: int = 1, most: int = 6) -> Papers:
    """Papers of up to so many voters, in a body that may have members who take no part."""
    voters = CELLS[: draw(st.integers(least, most))]
    table = {cell: draw(st.integers(1, 60)) for cell in voters}
    if draw(st.booleans()):
        table |= {CellId("away"): 20}
    chosen = {cell: draw(st.sampled_from(PAPERS)) for cell in voters}
    return Papers(
        voters=voters,
        cast={cell: choice for cell, choice in chosen.items() if choice},
        weights={cell: draw(st.integers(0, 9)) for cell in voters},
        threshold=draw(st.sampled_from(["", "1/2", "2/3", "1"])),
        population=table,
        rounded=draw(st.booleans()),
        declared=subsets(draw, voters),
        vetoes=subsets(draw, voters),
        needed=draw(st.integers(0, len(voters))),
        quorum=draw(st.sampled_from([0, 0, 0, 2, 4])),
        joining=draw(st.sampled_from([(), CELLS])),
        matters=draw(st.sampled_from([(), (), ("military",), ("sanctions",)])),
        ruling=draw(st.sampled_from([None, True, False])),
    )


def subsets(draw: st.DrawFn, cells: Cells) -> Cells:
    return tuple(cell for cell in cells if draw(st.integers(0, 3)) == 0)


def every_set(cells: Cells) -> list[Cells]:
    """Return every set of some cells, the smallest first."""
    sizes = range(len(cells) + 1)
    return list(chain.from_iterable(combinations(cells, size) for size in sizes))
