"""The book of rulings: how each move was judged, what came of it, and who was told what of it.

Where adjudication is open and the move is revealed, everyone hears the odds and the roll. What a
ruling says is told in narratives, each to its own audience; the rest stays with control.
"""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.adjudication import Method, Mode
from wargame.engine.names import (
    CellId,
    FactId,
    IndicatorId,
    MoveId,
    NarrativeId,
    ProjectId,
    RegionId,
    RulingId,
    SeatId,
)
from wargame.engine.worlds import RegionState


@dataclass(frozen=True, slots=True)
class RulingOpened:
    """A move is being ruled on. `counted` names reasons by number and arguments by name.

    `odds` stand as `"n/d"`, and are empty where nothing is rolled or estimates are still to come;
    `number` counts the rulings on this move, from 1.
    """

    ruling: RulingId
    move: MoveId
    method: Method
    mode: Mode
    counted: tuple[str, ...]
    pros: int
    cons: int
    net: int
    target: int
    odds: str
    number: int


@dataclass(frozen=True, slots=True)
class RulingClaimed:
    """Which seat of control rules, for control."""

    ruling: RulingId
    author: SeatId


@dataclass(frozen=True, slots=True)
class EstimateGiven:
    """What a delegation, or a seat of control, holds likely in percent, or says will happen."""

    ruling: RulingId
    cell: CellId
    seat: SeatId
    percent: int | None
    succeeds: bool | None


@dataclass(frozen=True, slots=True)
class RulingRolled:
    """The dice fell. `given` counts the estimates, between `least` and `most` percent."""

    ruling: RulingId
    move: MoveId
    number: int
    sides: int
    dice: tuple[int, ...]
    odds: str
    success: bool
    margin: int
    band: str
    given: int = 0
    least: int = 0
    median: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class RulingSettled:
    """It is settled without dice, with so many voices for a success and for a failure."""

    ruling: RulingId
    success: bool
    band: str
    succeeds: int
    fails: int


@dataclass(frozen=True, slots=True)
class RulingPublished:
    """What a ruling did, for control: effects as they were applied, and what hangs on it.

    `objectives` are those of the exercise of which the ruling says something, for the debrief.
    `regions` say from which state to which.
    """

    ruling: RulingId
    author: SeatId
    effects: dict[IndicatorId, int]
    sensitivity: str
    narratives: tuple[NarrativeId, ...]
    fact: FactId | None
    project: ProjectId | None
    objectives: tuple[str, ...] = ()
    regions: dict[RegionId, tuple[RegionState, RegionState]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NarrativeTold:
    """What came of it, as these cells or everyone are told; without the move where it is secret."""

    narrative: NarrativeId
    to: tuple[CellId, ...]
    text: str
    move: MoveId | None
    outcome: str


@dataclass(frozen=True, slots=True)
class NarrativeRetracted:
    """What was told holds no more."""

    narrative: NarrativeId
    reason: str


@dataclass(frozen=True, slots=True)
class RulingUndone:
    """A ruling holds no more, for a reason."""

    ruling: RulingId
    reason: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruling as it stands."""

    id: RulingId
    move: MoveId
    method: Method
    mode: Mode
    counted: tuple[str, ...]
    pros: int
    cons: int
    net: int
    target: int
    odds: str
    number: int
    at: datetime
    author: SeatId | None = None
    decided: RulingRolled | RulingSettled | None = None
    published: RulingPublished | None = None
    undone: str = ""

    @property
    def state(self) -> str:
        """Where it stands: open, decided, published or undone."""
        if self.undone:
            return "undone"
        if self.published:
            return "published"
        return "decided" if self.decided else "open"


@dataclass(frozen=True, slots=True)
class Narrative:
    """What was told of a ruling; `retracted` says why it holds no more."""

    id: NarrativeId
    to: tuple[CellId, ...]
    text: str
    move: MoveId | None
    outcome: str
    at: datetime
    retracted: str = ""


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings in sight, the estimates given for them, and the narratives, oldest first."""

    all: dict[RulingId, Ruling] = field(default_factory=dict)
    estimates: dict[RulingId, dict[str, EstimateGiven]] = field(default_factory=dict)
    narratives: dict[NarrativeId, Narrative] = field(default_factory=dict)

    def on(self, move: MoveId) -> Ruling | None:
        """Return the ruling on a move that is not undone, or None."""
        found = (one for one in self.all.values() if one.move == move and not one.undone)
        return next(found, None)

    def ever(self, move: MoveId) -> bool:
        """Tell whether there was a ruling on a move, standing or undone."""
        return any(one.move == move for one in self.all.values())

    def given(self, ruling: RulingId) -> tuple[EstimateGiven, ...]:
        """Return the estimates in sight, the last one of each who gave any."""
        return tuple(self.estimates.get(ruling, {}).values())

    def percents(self, ruling: RulingId) -> tuple[int, ...]:
        """Return the percents that were given."""
        given = (one.percent for one in self.given(ruling))
        return tuple(one for one in given if one is not None)

    def voices(self, ruling: RulingId) -> tuple[bool, ...]:
        """Return who says success and who says failure."""
        given = (one.succeeds for one in self.given(ruling))
        return tuple(one for one in given if one is not None)


def giver(cell: CellId, seat: SeatId, *, control: bool) -> str:
    """Return the name under which an estimate counts: a delegation's, or a seat's in control."""
    return f"{cell}/{seat}" if control else str(cell)
