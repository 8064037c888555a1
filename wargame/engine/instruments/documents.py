"""Documents: what a proposal is, and what has happened to it.

A proposal is a document: structured options and clauses in words. Each clause has a letter that
stays with it, wherever it is moved and however it is worded, and that no other clause of the
document ever gets. Each change of the text is another version; the old ones stay to be read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count, islice
from typing import Final

from wargame.engine.instrument import Hear
from wargame.engine.names import CellId, ClauseId, IssueId, OptionId, ProposalId

Cells = tuple[CellId, ...]
Choices = dict[IssueId, OptionId]
NO_CLAUSE: Final = ClauseId("")
"""Where a clause may be named and is not."""

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in words, with the letter by which everybody speaks of it."""

    id: ClauseId
    text: str


Clauses = tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """What a proposal said at one time, who made it say so, and why, where that was written."""

    number: int
    title: str
    choices: Choices
    clauses: Clauses
    at: datetime
    cell: CellId
    why: str = ""

    def clause(self, wanted: ClauseId) -> Clause | None:
        """Return the clause of that letter, or None."""
        return next((one for one in self.clauses if one.id == wanted), None)


@dataclass(frozen=True, slots=True)
class ProposalTabled:
    """A version of a text lies on the table; `cell` is whose words or choice made this version."""

    proposal: ProposalId
    version: int
    cell: CellId
    title: str
    choices: Choices
    clauses: Clauses
    circle: Cells
    why: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class ProposalWithdrawn:
    """The text is off the table."""

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class ProposalPublished:
    """A text of a circle lies before everyone, as it stands, for those who never saw it.

    When and by whom it was worded, and why, stays in the circle. `cell` is who tabled it, `by` who
    published it.
    """

    proposal: ProposalId
    cell: CellId
    version: int
    title: str
    choices: Choices
    clauses: Clauses
    sponsors: Cells
    invited: Cells
    by: CellId


@dataclass(frozen=True, slots=True)
class DraftSubmitted:
    """A draft of a delegation was tabled as a proposal."""

    draft: ProposalId
    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class SponsorInvited:
    """These delegations are asked to sponsor a text."""

    proposal: ProposalId
    cells: Cells


@dataclass(frozen=True, slots=True)
class SponsorJoined:
    """A delegation sponsors a text with the others."""

    proposal: ProposalId
    cell: CellId


@dataclass(frozen=True, slots=True)
class SponsorResigned:
    """A delegation sponsors a text no more."""

    proposal: ProposalId
    cell: CellId


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text and its history; the last version stands. No circle means everyone sees it.

    `cell` is who tabled it and the first of its `sponsors`; the `invited` may join them. A draft
    is seen by its own delegation alone; `submitted` is the proposal that it became.
    """

    id: ProposalId
    cell: CellId
    circle: Cells
    versions: tuple[Version, ...]
    withdrawn: bool = False
    sponsors: Cells = ()
    invited: Cells = ()
    draft: bool = False
    submitted: ProposalId | None = None

    @property
    def current(self) -> Version:
        """The version that stands."""
        return self.versions[-1]

    def version(self, number: int) -> Version | None:
        """Return the version of that number, or None."""
        return next((one for one in self.versions if one.number == number), None)

    @property
    def letters(self) -> frozenset[ClauseId]:
        """The letters that any clause of it has, or had."""
        return frozenset(one.id for version in self.versions for one in version.clauses)


@dataclass(frozen=True, slots=True)
class Proposals:
    """The texts in sight, by name, oldest first."""

    all: dict[ProposalId, Proposal] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Proposal, ...]:
        """Those on the table: neither withdrawn nor a draft."""
        return tuple(one for one in self.all.values() if not (one.withdrawn or one.draft))

    @property
    def drafts(self) -> tuple[Proposal, ...]:
        """The drafts that were not tabled yet, nor given up."""
        return tuple(one for one in self.all.values() if one.draft and not one.withdrawn)


def letter(number: int) -> ClauseId:
    """Return the letter of a number from 0 on: A to Z, then AA, AB and so on."""
    ahead, last = divmod(number, len(ALPHABET))
    return ClauseId((letter(ahead - 1) if ahead else "") + ALPHABET[last])


def lettered(texts: Iterable[str]) -> Clauses:
    """Return clauses with the first letters in order."""
    return tuple(Clause(letter(n), text) for n, text in enumerate(texts))


def fresh_letters(proposal: Proposal, wanted: int = 1) -> list[ClauseId]:
    """Return so many letters that no clause of a proposal has, or ever had."""
    taken = proposal.letters
    return list(islice((one for one in map(letter, count()) if one not in taken), wanted))


def with_proposal(part: Proposals, proposal: Proposal) -> Proposals:
    """Return the part with this proposal in it, in the place of an earlier state of it."""
    return Proposals({**part.all, proposal.id: proposal})


def _hear_tabled(part: Proposals, event: ProposalTabled, at: datetime) -> Proposals:
    version = Version(
        event.version, event.title, event.choices, event.clauses, at, event.cell, event.why
    )
    known = part.all.get(event.proposal)
    if known is not None:
        return with_proposal(part, replace(known, versions=(*known.versions, version)))
    proposal = Proposal(
        id=event.proposal,
        cell=event.cell,
        circle=event.circle,
        versions=(version,),
        sponsors=(event.cell,),
        draft=event.draft,
    )
    return with_proposal(part, proposal)


def _hear_withdrawn(part: Proposals, event: ProposalWithdrawn, _: datetime) -> Proposals:
    return with_proposal(part, replace(part.all[event.proposal], withdrawn=True))


def _hear_published(part: Proposals, event: ProposalPublished, at: datetime) -> Proposals:
    known = part.all.get(event.proposal)
    if known is not None:
        return with_proposal(part, replace(known, circle=()))
    first = Version(event.version, event.title, event.choices, event.clauses, at, event.cell)
    new = Proposal(
        id=event.proposal,
        cell=event.cell,
        circle=(),
        versions=(first,),
        sponsors=event.sponsors,
        invited=event.invited,
    )
    return with_proposal(part, new)


def _hear_submitted(part: Proposals, event: DraftSubmitted, _: datetime) -> Proposals:
    draft = replace(part.all[event.draft], withdrawn=True, submitted=event.proposal)
    return with_proposal(part, draft)


def _hear_invited(part: Proposals, event: SponsorInvited, _: datetime) -> Proposals:
    known = part.all[event.proposal]
    return with_proposal(part, replace(known, invited=(*known.invited, *event.cells)))


def _hear_joined(part: Proposals, event: SponsorJoined, _: datetime) -> Proposals:
    known = part.all[event.proposal]
    invited = tuple(one for one in known.invited if one != event.cell)
    joined = replace(known, sponsors=(*known.sponsors, event.cell), invited=invited)
    return with_proposal(part, joined)


def _hear_resigned(part: Proposals, event: SponsorResigned, _: datetime) -> Proposals:
    known = part.all[event.proposal]
    sponsors = tuple(one for one in known.sponsors if one != event.cell)
    return with_proposal(part, replace(known, sponsors=sponsors))


DOCUMENT_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "proposal.tabled": (ProposalTabled, _hear_tabled),
    "proposal.withdrawn": (ProposalWithdrawn, _hear_withdrawn),
    "proposal.published": (ProposalPublished, _hear_published),
    "draft.submitted": (DraftSubmitted, _hear_submitted),
    "sponsor.invited": (SponsorInvited, _hear_invited),
    "sponsor.joined": (SponsorJoined, _hear_joined),
    "sponsor.resigned": (SponsorResigned, _hear_resigned),
}
