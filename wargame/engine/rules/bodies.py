"""A body that votes: its members, what each counts for, and where that is written.

A facilitator can put another table in its place; `packs.tables` reads and checks one.
"""

from dataclasses import dataclass

from wargame.engine.names import CellId
from wargame.engine.rules.ballot_paper import Cells

BASIS_POINTS = "basis-points"
HEADS = "heads"
SEATS = "seats"


@dataclass(frozen=True, slots=True)
class Member:
    """A member: its code, its name, its population in the unit of the body, and its seat."""

    id: CellId
    name: str
    population: int = 0
    permanent: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it stands in a year, with the source of its table.

    `unit` says what a population is: hundredths of a per cent, people, or nothing, where only
    seats count. `total` and `threshold` are the official numbers of people, 0 where not given.
    """

    title: str
    year: int
    source: str
    unit: str
    members: tuple[Member, ...]
    total: int = 0
    threshold: int = 0

    @property
    def ids(self) -> Cells:
        """The members, in the order of the table."""
        return tuple(member.id for member in self.members)

    @property
    def population(self) -> dict[CellId, int]:
        """The population of each member; nothing where only seats count."""
        if self.unit == SEATS:
            return {}
        return {member.id: member.population for member in self.members}

    @property
    def rounded(self) -> bool:
        """Whether the populations are rounded shares."""
        return self.unit == BASIS_POINTS

    @property
    def permanent(self) -> Cells:
        """The members that hold a permanent seat."""
        return tuple(member.id for member in self.members if member.permanent)
