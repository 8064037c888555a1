"""The course of a bargain, read from the record: what was offered when, and how the world stood.

A reader's course holds the offers, stands and votes that this reader may know. How the world stood
is told to nobody by it: numbers that hang on that are for those to whom all of it was opened.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal, NamedTuple, Self

from wargame.engine import BLANK, Picture, Viewer, evolve
from wargame.engine.instruments.agreement_book import (
    AgreementDrawnUp,
    AgreementPublished,
    AgreementSigned,
)
from wargame.engine.instruments.agreement_paper import Agreement
from wargame.engine.instruments.ballot_box import Ballot, BallotDecided, BallotOpened
from wargame.engine.instruments.documents import ProposalPublished, ProposalTabled
from wargame.engine.instruments.indicator_book import IndicatorReported
from wargame.engine.instruments.settled import settled
from wargame.engine.instruments.stances import Stance, StanceDeclared
from wargame.engine.names import CONTROL, CellId, IndicatorId, IssueId, OptionId
from wargame.engine.rules import Choice
from wargame.journal.record import Record

Choices = dict[IssueId, OptionId]
Reads = Callable[[Record], bool]
Kind = Literal["draft", "offer", "agreement", "adopted"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A version of a text as somebody laid it before others or drafted it, or as it was agreed.

    `adopted` is the moment in which a body adopted a version for good, `agreement` the one in
    which a version was drawn up to be signed. `of` is the proposal or the agreement, `cell` whose
    version it is, `circle` before whom it lay.
    """

    position: int
    at: datetime
    kind: Kind
    of: str
    version: int
    cell: CellId
    title: str
    choices: Choices
    circle: tuple[CellId, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """A delegation stands behind these options: it offered, supported or signed them."""

    position: int
    at: datetime
    cell: CellId
    choices: Choices


@dataclass(frozen=True, slots=True)
class World:
    """How the world stood from an entry on: levels of indicators, and what was adopted by then."""

    position: int
    at: datetime
    levels: dict[IndicatorId, int] = field(default_factory=dict)
    settled: Choices = field(default_factory=dict)
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Voted:
    """A ballot that was decided, and the entry that says so."""

    position: int
    ballot: Ballot


@dataclass(frozen=True, slots=True)
class Course:
    """What was offered, held and voted, in order; `picture` is control's at the end of it."""

    picture: Picture
    offers: tuple[Offer, ...]
    stands: tuple[Stand, ...]
    worlds: tuple[World, ...]
    votes: tuple[Voted, ...]
    agreements: tuple[Agreement, ...]

    def world(self, position: int) -> World | None:
        """Return how the world stood at an entry; None before it was told of."""
        return next((one for one in reversed(self.worlds) if one.position <= position), None)

    def offer(self, position: int) -> Offer | None:
        """Return the offer that was made by this entry, or None."""
        return next((one for one in self.offers if one.position == position), None)


class _Text(NamedTuple):
    """A version of a text, wherever it was read."""

    of: str
    version: int
    title: str
    choices: Choices
    circle: tuple[CellId, ...]

    @classmethod
    def of_event(cls, of: str, event: Any) -> Self:  # noqa: ANN401 - what holds a text
        """Return the version that an event holds; one that is told to all names no circle."""
        circle = getattr(event, "circle", ())
        return cls(of, event.version, event.title, event.choices, circle)


@dataclass
class _Reading:
    """A record that is being read."""

    reads: Reads
    picture: Picture = BLANK
    offers: list[Offer] = field(default_factory=list)
    stands: list[Stand] = field(default_factory=list)
    worlds: list[World] = field(default_factory=list)
    votes: list[Voted] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    command: str = ""

    def take(self, one: Record) -> None:
        before = self.picture
        self.picture = evolve(before, one.event, one.at)
        self._world(one, before)
        if self.reads(one):
            note = _NOTES.get(type(one.event))
            if note:
                note(self, one)

    def _world(self, one: Record, before: Picture) -> None:
        parts = (self.picture.indicators, self.picture.ballots)
        if parts == (before.indicators, before.ballots):
            return
        levels = {name: it.value for name, it in self.picture.indicators.readings.items()}
        now = World(one.position, one.at, levels, settled(self.picture), _cause(one, before))
        last = self.worlds[-1] if self.worlds else None
        if last and (last.levels, last.settled) == (now.levels, now.settled):
            return
        if last and one.command_id == self.command:
            now = replace(now, cause="; ".join(filter(None, (last.cause, now.cause))))
            self.worlds.pop()
        self.worlds.append(now)
        self.command = one.command_id

    def tabled(self, one: Record) -> None:
        event: ProposalTabled = one.event
        self.known.add(event.proposal)
        kind: Kind = "draft" if event.draft else "offer"
        self._offer(one, kind, event.cell, _Text.of_event(event.proposal, event))
        if not event.draft:
            self._stand(one, event.cell, event.choices)

    def shown(self, one: Record) -> None:
        """Note a text that was published, for those who never saw it before."""
        event: ProposalPublished = one.event
        if event.proposal not in self.known:
            self.known.add(event.proposal)
            self._offer(one, "offer", event.cell, _Text.of_event(event.proposal, event))

    def given(self, one: Record) -> None:
        """Note an agreement that was published, for those who never saw it before."""
        event: AgreementPublished = one.event
        if event.agreement not in self.known:
            self.known.add(event.agreement)
            self._offer(one, "agreement", event.cell, _Text.of_event(event.agreement, event.record))

    def declared(self, one: Record) -> None:
        event: StanceDeclared = one.event
        proposal = self.picture.proposals.all.get(event.proposal)
        version = proposal.version(event.version) if proposal else None
        if version and event.stance in {Stance.SUPPORT, Stance.LIVE_WITH}:
            self._stand(one, event.cell, version.choices)

    def drawn(self, one: Record) -> None:
        event: AgreementDrawnUp = one.event
        self.known.add(event.agreement)
        self._offer(one, "agreement", one.by.cell, _Text.of_event(event.agreement, event))

    def signed(self, one: Record) -> None:
        event: AgreementSigned = one.event
        paper = self.picture.agreements.all.get(event.agreement)
        if paper and not event.issues:
            self._stand(one, event.cell, paper.choices)

    def opened(self, one: Record) -> None:
        self.known.add(one.event.ballot)

    def decided(self, one: Record) -> None:
        event: BallotDecided = one.event
        if event.ballot not in self.known:
            return
        ballot = self.picture.ballots.all[event.ballot]
        self.votes.append(Voted(one.position, ballot))
        proposal = self.picture.proposals.all.get(ballot.proposal) if ballot.proposal else None
        version = proposal.version(ballot.version) if proposal and ballot.version else None
        if proposal is None or version is None or ballot.amendment:
            return
        if event.outcome.adopted and ballot.terms.binding:
            text = _Text(
                proposal.id, version.number, version.title, version.choices, proposal.circle
            )
            self._offer(one, "adopted", proposal.cell, text)
        for cell in ballot.voters:
            said = [ballot.roll_call.get(member) for member in ballot.terms.members(cell)]
            if said and set(said) == {Choice.YES} and cell != CONTROL:
                self._stand(one, cell, version.choices)

    def _offer(self, one: Record, kind: Kind, cell: CellId, text: _Text) -> None:
        self.offers.append(
            Offer(
                position=one.position,
                at=one.at,
                kind=kind,
                of=text.of,
                version=text.version,
                cell=cell,
                title=text.title,
                choices=dict(text.choices),
                circle=text.circle,
            )
        )

    def _stand(self, one: Record, cell: CellId, choices: Choices) -> None:
        if choices:
            self.stands.append(Stand(one.position, one.at, cell, dict(choices)))


_NOTES: dict[type, Callable[[_Reading, Record], None]] = {
    ProposalTabled: _Reading.tabled,
    StanceDeclared: _Reading.declared,
    AgreementDrawnUp: _Reading.drawn,
    AgreementSigned: _Reading.signed,
    AgreementPublished: _Reading.given,
    ProposalPublished: _Reading.shown,
    BallotOpened: _Reading.opened,
    BallotDecided: _Reading.decided,
}


def _cause(one: Record, before: Picture) -> str:
    event: Any = one.event
    if isinstance(event, IndicatorReported):
        known = before.indicators.readings.get(event.indicator)
        return f"{event.title}: {known.value} → {event.value} ({event.reason})" if known else ""
    if isinstance(event, BallotDecided):
        return f"Adopted: {before.ballots.all[event.ballot].question}"
    return ""


def course(records: Iterable[Record], reads: Reads) -> Course:
    """Return the course that these records tell a reader; `reads` says which entries it may know.

    The records are those of the whole journal from its beginning.
    """
    reading = _Reading(reads)
    control = Viewer(CONTROL)
    for one in records:
        if one.audience.includes(control):
            reading.take(one)
    papers = reading.picture.agreements.all
    return Course(
        picture=reading.picture,
        offers=tuple(reading.offers),
        stands=tuple(reading.stands),
        worlds=tuple(reading.worlds),
        votes=tuple(reading.votes),
        agreements=tuple(one for name, one in papers.items() if name in reading.known),
    )
