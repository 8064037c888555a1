"""Outcomes that are better for somebody and worse for nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from wargame.engine.bargaining.layout import TooManyOutcomes
from wargame.engine.bargaining.outcomes import Space
from wargame.engine.names import CellId, IssueId, OptionId

MOST_COMPARED = 5_000
"""So many outcomes are compared with each other; the work grows with the square."""


@dataclass(frozen=True, slots=True)
class Better:
    """What an outcome leaves on the table.

    `code` is the better outcome with the fewest changes, `changes` what it settles otherwise and
    `gains` what it adds. `count` outcomes are better; `left` is the most that one adds in all.
    """

    code: int
    changes: dict[IssueId, OptionId]
    gains: dict[CellId, Fraction]
    count: int
    left: Fraction


def better(space: Space, code: int, cells: Sequence[CellId] | None = None) -> Better | None:
    """Return what dominates an outcome for these parties, or for all: None where nothing does.

    A better outcome is coherent, and crosses no red line of theirs that this one keeps. Of those
    with the fewest changes it is the one that adds most.
    """
    who = space.cells if cells is None else tuple(cells)
    found = dominators(space, code, who)
    if not found:
        return None
    lanes, here = space.lanes(who), space.outcome(code)
    before = sum(space.units(code, lanes))
    columns = zip(*(space.column(found, lane) for lane in lanes), strict=True)
    added = {one: sum(row) - before for one, row in zip(found, columns, strict=True)}
    changes = {one: _changes(here, space.outcome(one)) for one in found}
    nearest = min(found, key=lambda one: (len(changes[one]), -added[one], one))
    old, new = space.points(code), space.points(nearest)
    return Better(
        code=nearest,
        changes=changes[nearest],
        gains={cell: new[cell] - old[cell] for cell in who},
        count=len(found),
        left=Fraction(max(added.values()), space.scale),
    )


def dominators(space: Space, code: int, cells: Sequence[CellId]) -> list[int]:
    """Return the outcomes that are worse for none of these parties and better for one."""
    lanes = space.lanes(cells)
    guards, kept = space.guards(lanes), space.clean(code) & sum(1 << lane for lane in lanes)
    ones = sum(((1 << space.width) - 1) << lane * space.width for lane in lanes)
    lift = space.guards(range(len(space.cells))) - space.sums[code]
    sums, masks = space.sums, space.masks
    found = []
    for one in space.coherent:
        if masks[one] & kept == kept:
            lifted = sums[one] + lift
            if lifted & guards == guards and lifted & ones != guards:
                found.append(one)
    return found


def _changes(
    here: dict[IssueId, OptionId], there: dict[IssueId, OptionId]
) -> dict[IssueId, OptionId]:
    return {issue: option for issue, option in there.items() if here[issue] != option}


def frontier(space: Space, codes: Sequence[int] | None = None) -> tuple[int, ...]:
    """Return those of the codes, or of all coherent ones, that none of them dominates.

    Red lines do not matter here. With five parties or more nearly everything is on the frontier:
    it is no praise. Raises TooManyOutcomes above MOST_COMPARED.
    """
    among = space.coherent if codes is None else tuple(codes)
    if len(among) > MOST_COMPARED:
        raise TooManyOutcomes(space.package, len(among), MOST_COMPARED)
    every = range(len(space.cells))
    guards = space.guards(every)
    joint = {space.sums[code]: sum(space.units(code, every)) for code in among}
    best: list[int] = []
    for packed in sorted(joint, key=lambda one: -joint[one]):
        lift = guards - packed
        if not any((one + lift) & guards == guards for one in best):
            best.append(packed)
    kept = set(best)
    return tuple(code for code in among if space.sums[code] in kept)
