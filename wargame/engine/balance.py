"""The balance of a table: who does how much, who has talked to whom, who did something when.

Counted entry by entry as they are recorded, so that nothing is counted twice however often
somebody looks. Only entries that control hears are counted: a sealed paper leaves no trace here.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wargame.engine.audience import Audience, Seat, Viewer
from wargame.engine.instruments.ballot_box import BallotVoted
from wargame.engine.instruments.cables import CableSent
from wargame.engine.instruments.caucuses import CaucusChanged, CaucusOpened, CaucusSaid
from wargame.engine.instruments.comments import CommentAdded
from wargame.engine.instruments.questions import QuestionAsked
from wargame.engine.instruments.statements import StatementMade
from wargame.engine.names import CONTROL, CaucusId, CellId, SeatId

WORDY = (StatementMade, CableSent, CaucusSaid, CommentAdded, QuestionAsked)
"""Events with a text whose words are counted."""

_CONTROL = Viewer(CONTROL)

Pair = tuple[CellId, CellId]


@dataclass(frozen=True, slots=True)
class Share:
    """What one seat, or one delegation, has done: acts, words, cables, statements, votes."""

    cell: CellId
    seat: SeatId | None = None
    acts: int = 0
    words: int = 0
    cables: int = 0
    statements: int = 0
    votes: int = 0

    def plus(self, other: "Share") -> "Share":
        """Return both together, under the name of this one."""
        return Share(
            self.cell,
            self.seat,
            acts=self.acts + other.acts,
            words=self.words + other.words,
            cables=self.cables + other.cables,
            statements=self.statements + other.statements,
            votes=self.votes + other.votes,
        )


@dataclass(frozen=True, slots=True)
class Balance:
    """What was counted so far. `contacts` counts cables and lines of talk from one to another."""

    shares: Mapping[tuple[CellId, SeatId], Share] = field(default_factory=dict)
    contacts: Mapping[Pair, int] = field(default_factory=dict)
    last: Mapping[CellId, datetime] = field(default_factory=dict)

    def of(self, cell: CellId) -> Share:
        """Return what all seats of a delegation have done together."""
        total = Share(cell)
        for share in self.seats(cell):
            total = total.plus(share)
        return total

    def seats(self, cell: CellId) -> tuple[Share, ...]:
        """Return what each seat of a delegation has done, by the name of the seat."""
        found = (share for (one, _), share in self.shares.items() if one == cell)
        return tuple(sorted(found, key=lambda share: share.seat or ""))

    def between(self, one: CellId, other: CellId) -> int:
        """Return how often two delegations wrote or spoke to each other."""
        return self.contacts.get((one, other), 0) + self.contacts.get((other, one), 0)


BALANCED = Balance()
"""Nothing counted."""


class Ledger:
    """Counts entries in the order in which they were recorded."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._shares: dict[tuple[CellId, SeatId], Share] = {}
        self._contacts: Counter[Pair] = Counter()
        self._last: dict[CellId, datetime] = {}
        self._members: dict[CaucusId, tuple[CellId, ...]] = {}
        self._command = ""
        self._told: Balance | None = BALANCED

    def note(self, at: datetime, by: Seat, command: str, event: Any, audience: Audience) -> None:  # noqa: ANN401 - any event
        """Count an entry; all entries of one command are one act."""
        if isinstance(event, CaucusOpened | CaucusChanged):
            self._members[event.caucus] = event.members
        if by.cell == CONTROL or not by.id or not audience.includes(_CONTROL):
            return
        if command == self._command and isinstance(event, CableSent | CaucusSaid):
            return  # the fog told somebody the same again, in other words: nobody said it twice
        self._told = None
        self._last[by.cell] = at
        share = self._shares.get((by.cell, by.id)) or Share(by.cell, by.id)
        self._shares[by.cell, by.id] = share.plus(_share(by, event, acts=command != self._command))
        self._command = command
        self._contacts.update((by.cell, cell) for cell in self._ears(by.cell, event))

    def _ears(self, cell: CellId, event: Any) -> tuple[CellId, ...]:  # noqa: ANN401 - any event
        """Return to whom a cable, or a line in a caucus, was said."""
        match event:
            case CableSent():
                ears = event.to
            case CaucusSaid():
                ears = self._members.get(event.caucus, ())
            case _:
                return ()
        return tuple(one for one in ears if one not in {cell, CONTROL})

    def fork(self) -> "Ledger":
        """Return another ledger that has counted the same, and goes on by itself."""
        other = Ledger()
        other._shares, other._last = dict(self._shares), dict(self._last)
        other._contacts, other._members = Counter(self._contacts), dict(self._members)
        other._command, other._told = self._command, self._told
        return other

    def balance(self) -> Balance:
        """Return what was counted; the same object until something more is."""
        if self._told is None:
            self._told = Balance(dict(self._shares), dict(self._contacts), dict(self._last))
        return self._told


def _share(by: Seat, event: Any, *, acts: bool) -> Share:  # noqa: ANN401 - any event
    return Share(
        by.cell,
        by.id,
        acts=int(acts),
        words=len(event.text.split()) if isinstance(event, WORDY) else 0,
        cables=int(isinstance(event, CableSent)),
        statements=int(isinstance(event, StatementMade)),
        votes=int(isinstance(event, BallotVoted)),
    )
