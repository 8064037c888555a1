"""Better for all: the room tries to improve its own agreement, and is told for whom it does.

No points are told by it, only better, worse or the same. A package is better for all where it is
better for somebody and worse for nobody, and crosses no red line that the agreement kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from wargame.aar.bargaining.course import Choices, Offer
from wargame.aar.bargaining.judging import at_its_moment
from wargame.aar.bargaining.sections import Told
from wargame.engine import bargaining
from wargame.engine.bargaining import Space, Verdict
from wargame.engine.instruments.drafting import broken
from wargame.engine.names import CellId, IssueId


@dataclass(frozen=True, slots=True)
class Tried:
    """Another package beside an agreement, as the world stood when that was made.

    `taken` is the agreement, complete; what it left open is in `assumed`. `conflict` says why the
    package does not fit together; then there is nothing to compare. `among` are those for all of
    whom it is to be better; `more` tells whether anything is better for all of them than this.
    """

    space: Space
    offer: Offer
    taken: Choices
    assumed: Choices
    chosen: Choices
    verdicts: dict[CellId, Verdict]
    conflict: str
    among: tuple[CellId, ...]
    better: bool
    more: bool
    gains: dict[CellId, Fraction]

    @property
    def changes(self) -> tuple[IssueId, ...]:
        """The issues that the package settles otherwise."""
        return tuple(one for one, option in self.chosen.items() if self.taken[one] != option)


def tried(
    told: Told, package: str, offer: Offer, wanted: Mapping[str, str], *, needed: bool = False
) -> Tried | None:
    """Return what a package is to each party; an issue without a wanted option stays as it is.

    With `needed` only those count who must sign or consent. None where the package of the pack
    cannot be reckoned.
    """
    zone = at_its_moment(told.cover, told.course, package, offer).zone
    if zone is None:
        return None
    space = zone.space
    first, _ = bargaining.likeliest(zone, offer.choices)
    taken = space.outcome(first)
    chosen: Choices = {
        issue: next((one for one in options if one == wanted.get(issue)), taken[issue])
        for issue, options in space.grid
    }
    (second,) = space.codes(chosen)
    conflict = _conflict(told, space, chosen, second)
    verdicts = {} if conflict else bargaining.compare(space, first, second)
    among = space.needed if needed and space.needed else space.cells
    return Tried(
        space=space,
        offer=offer,
        taken=taken,
        assumed={one: option for one, option in taken.items() if one not in offer.choices},
        chosen=chosen,
        verdicts=verdicts,
        conflict=conflict,
        among=among,
        better=bargaining.improves({one: it for one, it in verdicts.items() if one in among}),
        more=not conflict and bool(bargaining.dominators(space, second, among)),
        gains=_gains(space, first, second),
    )


def _conflict(told: Told, space: Space, chosen: Choices, code: int) -> str:
    """Return why choices do not fit together, or with what was settled elsewhere."""
    found = broken(told.course.picture.setting.exclusions, chosen)
    if found:
        return found.reason
    fits = not space.masks[code] >> len(space.tables) & (1 << len(space.forbid)) - 1
    return "" if fits else "This does not fit together with what is settled elsewhere."


def _gains(space: Space, first: int, second: int) -> dict[CellId, Fraction]:
    before, after = space.points(first), space.points(second)
    return {cell: after[cell] - before[cell] for cell in space.cells}
