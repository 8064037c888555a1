"""The ballot box: what has happened to ballots, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.instrument import Hear
from wargame.engine.names import AmendmentId, BallotId, CellId, ProposalId
from wargame.engine.rules import Choice, Outcome, Papers, Terms, by_member

Cells = tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class BallotOpened:
    """A question is put to these voters, under this rule; silence lasts until its deadline."""

    ballot: BallotId
    caller: CellId
    question: str
    proposal: ProposalId | None
    version: int | None
    forum: str
    rule: str
    voters: Cells
    weights: dict[CellId, int]
    threshold: str
    secret: bool
    circle: Cells
    terms: Terms = field(default_factory=Terms)
    deadline: datetime | None = None
    amendment: AmendmentId | None = None


@dataclass(frozen=True, slots=True)
class BallotCast:
    """What a voter put on its paper; told to the voter, and to control in a named ballot.

    `split` are the members for whom it chose something else; `declared` says that its abstention
    comes with a formal declaration.
    """

    ballot: BallotId
    cell: CellId
    choice: Choice
    split: dict[CellId, Choice] = field(default_factory=dict)
    declared: bool = False


@dataclass(frozen=True, slots=True)
class BallotVoted:
    """That a voter has put in a paper; told to the voter and to control."""

    ballot: BallotId
    cell: CellId


@dataclass(frozen=True, slots=True)
class BallotCounted:
    """How many papers are in; told to all in the ballot."""

    ballot: BallotId
    cast: int


@dataclass(frozen=True, slots=True)
class BallotDecided:
    """The result; the roll call is empty where the ballot was secret.

    `declared` are those of the roll who abstained with a declaration, `reason` what was said by
    who broke silence.
    """

    ballot: BallotId
    outcome: Outcome
    roll_call: dict[CellId, Choice]
    declared: Cells = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BallotCancelled:
    """The ballot was stopped without a count."""

    ballot: BallotId
    reason: str


@dataclass(frozen=True, slots=True)
class DeadlineMoved:
    """Silence lasts until another time, because of a pause."""

    ballot: BallotId
    deadline: datetime


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot as a viewer knows it: `papers` and `voted` hold what that viewer was told.

    `cast_at` says when each of these papers was put in as it is.
    """

    id: BallotId
    caller: CellId
    question: str
    proposal: ProposalId | None
    version: int | None
    forum: str
    rule: str
    voters: Cells
    weights: dict[CellId, int]
    threshold: str
    secret: bool
    circle: Cells
    opened_at: datetime
    terms: Terms = field(default_factory=Terms)
    deadline: datetime | None = None
    amendment: AmendmentId | None = None
    papers: dict[CellId, Choice] = field(default_factory=dict)
    splits: dict[CellId, dict[CellId, Choice]] = field(default_factory=dict)
    declaring: Cells = ()
    cast_at: dict[CellId, datetime] = field(default_factory=dict)
    voted: Cells = ()
    cast: int = 0
    outcome: Outcome | None = None
    roll_call: dict[CellId, Choice] = field(default_factory=dict)
    declared: Cells = ()
    reason: str = ""
    cancelled: str = ""
    over_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether papers are taken."""
        return self.over_at is None

    @property
    def roll(self) -> Cells:
        """Those whose papers are counted: the members that the voters speak for, or the voters."""
        return self.terms.roll(self.voters)

    def sheet(self) -> Papers:
        """Return what the rule counts of the papers that the viewer knows.

        After the result these are those of the roll call.
        """
        blocs = {cell: self.terms.members(cell) for cell in self.voters}
        cast = self.roll_call or by_member(blocs, self.papers, self.splits)
        declared = tuple(one for cell in self.declaring for one in blocs.get(cell, ()))
        return Papers(
            voters=self.roll,
            cast=cast,
            weights=self.weights,
            threshold=self.threshold,
            population=self.terms.population,
            rounded=self.terms.rounded,
            declared=self.declared if self.outcome else declared,
            vetoes=self.terms.vetoes,
            needed=self.terms.needed,
            quorum=self.terms.quorum,
            joining=self.terms.joining,
            matters=self.terms.matters,
        )


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots in sight, by name, oldest first."""

    all: dict[BallotId, Ballot] = field(default_factory=dict)

    @property
    def open(self) -> tuple[Ballot, ...]:
        """Those that take papers."""
        return tuple(one for one in self.all.values() if one.open)

    def on(self, proposal: ProposalId) -> Ballot | None:
        """Return the open ballot on a proposal, or None."""
        return next((one for one in self.open if one.proposal == proposal), None)


def _with(part: Ballots, ballot: Ballot) -> Ballots:
    return Ballots({**part.all, ballot.id: ballot})


def _hear_opened(part: Ballots, event: BallotOpened, at: datetime) -> Ballots:
    told = {name: getattr(event, name) for name in BallotOpened.__slots__ if name != "ballot"}
    return _with(part, Ballot(id=event.ballot, opened_at=at, **told))


def _hear_cast(part: Ballots, event: BallotCast, at: datetime) -> Ballots:
    ballot, cell = part.all[event.ballot], event.cell
    apart = tuple(one for one in ballot.declaring if one != cell)
    others = {one: split for one, split in ballot.splits.items() if one != cell}
    paper = replace(
        ballot,
        papers={**ballot.papers, cell: event.choice},
        splits={**others, cell: event.split} if event.split else others,
        declaring=(*apart, cell) if event.declared else apart,
        cast_at={**ballot.cast_at, cell: at},
    )
    return _with(part, paper)


def _hear_voted(part: Ballots, event: BallotVoted, _: datetime) -> Ballots:
    ballot = part.all[event.ballot]
    return _with(part, replace(ballot, voted=(*ballot.voted, event.cell)))


def _hear_counted(part: Ballots, event: BallotCounted, _: datetime) -> Ballots:
    return _with(part, replace(part.all[event.ballot], cast=event.cast))


def _hear_decided(part: Ballots, event: BallotDecided, at: datetime) -> Ballots:
    ballot = part.all[event.ballot]
    decided = replace(
        ballot,
        outcome=event.outcome,
        roll_call=event.roll_call,
        declared=event.declared,
        reason=event.reason,
        over_at=at,
    )
    return _with(part, decided)


def _hear_cancelled(part: Ballots, event: BallotCancelled, at: datetime) -> Ballots:
    return _with(part, replace(part.all[event.ballot], cancelled=event.reason, over_at=at))


def _hear_moved(part: Ballots, event: DeadlineMoved, _: datetime) -> Ballots:
    return _with(part, replace(part.all[event.ballot], deadline=event.deadline))


BALLOT_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "ballot.opened": (BallotOpened, _hear_opened),
    "ballot.cast": (BallotCast, _hear_cast),
    "ballot.voted": (BallotVoted, _hear_voted),
    "ballot.counted": (BallotCounted, _hear_counted),
    "ballot.decided": (BallotDecided, _hear_decided),
    "ballot.cancelled": (BallotCancelled, _hear_cancelled),
    "deadline.moved": (DeadlineMoved, _hear_moved),
}
