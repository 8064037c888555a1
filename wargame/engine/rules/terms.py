"""The terms of a body that votes: what its rule asks for beside papers, weights and a share."""

from dataclasses import dataclass, field

from wargame.engine.names import CellId
from wargame.engine.rules.ballot_paper import Cells


@dataclass(frozen=True, slots=True)
class Terms:
    """What a ballot is counted with, whole, so that a replay never asks a table.

    The first seven are those of `Papers`. `blocs` say which cell casts the vote of each member: an
    assumption of the author of the pack; without them the cells vote for themselves. `names` are
    those of the members, `table` and `source` tell where population and members are from. What is
    not `binding` is a straw poll. `note` says why another rule holds than the forum has by itself.
    """

    population: dict[CellId, int] = field(default_factory=dict)
    rounded: bool = False
    vetoes: Cells = ()
    needed: int = 0
    quorum: int = 0
    joining: Cells = ()
    matters: tuple[str, ...] = ()
    blocs: dict[CellId, CellId] = field(default_factory=dict)
    names: dict[CellId, str] = field(default_factory=dict)
    table: str = ""
    source: str = ""
    binding: bool = True
    note: str = ""

    def roll(self, voters: Cells) -> Cells:
        """Return whose papers are counted when these cells vote: their members, or they."""
        if not self.blocs:
            return voters
        return tuple(member for member, cell in self.blocs.items() if cell in voters)

    def members(self, cell: CellId) -> Cells:
        """Return for whom a cell casts a vote: its members, or itself alone."""
        return self.roll((cell,))
