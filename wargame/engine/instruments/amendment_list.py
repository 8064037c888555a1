"""The amendments to texts: what has happened to them, and how they are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from wargame.engine.instrument import Hear
from wargame.engine.names import AmendmentId, CellId, ClauseId, IssueId, OptionId, ProposalId


class Change(StrEnum):
    """What an amendment does to a text."""

    REPLACE = "replace"
    INSERT = "insert"
    STRIKE = "strike"
    CHOOSE = "choose"


class AmendmentState(StrEnum):
    """What has become of an amendment."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ADOPTED = "adopted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class AmendmentTabled:
    """A delegation would have a text say something else.

    `replace` and `strike` are about `clause`; `insert` sets `text` behind it, or before all where
    it is empty; `choose` takes an option of an issue.
    """

    amendment: AmendmentId
    proposal: ProposalId
    version: int
    cell: CellId
    change: Change
    clause: ClauseId
    text: str
    issue: IssueId
    option: OptionId
    why: str


@dataclass(frozen=True, slots=True)
class AmendmentSettled:
    """An amendment was accepted, declined, withdrawn, adopted or rejected; by whom, and why."""

    amendment: AmendmentId
    proposal: ProposalId
    state: AmendmentState
    cell: CellId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment and what has become of it; `reason` is of who declined it."""

    id: AmendmentId
    proposal: ProposalId
    version: int
    cell: CellId
    change: Change
    clause: ClauseId
    text: str
    issue: IssueId
    option: OptionId
    why: str
    at: datetime
    state: AmendmentState = AmendmentState.OPEN
    reason: str = ""

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state is AmendmentState.OPEN


@dataclass(frozen=True, slots=True)
class Amendments:
    """The amendments in sight, by name, oldest first."""

    all: dict[AmendmentId, Amendment] = field(default_factory=dict)

    def on(self, proposal: ProposalId) -> tuple[Amendment, ...]:
        """Return the amendments to a text, oldest first."""
        return tuple(one for one in self.all.values() if one.proposal == proposal)


def _hear_tabled(part: Amendments, event: AmendmentTabled, at: datetime) -> Amendments:
    told = {name: getattr(event, name) for name in AmendmentTabled.__slots__ if name != "amendment"}
    # It is told once more when the text is published, and is no news to those who knew it.
    known = part.all.get(event.amendment, Amendment(id=event.amendment, at=at, **told))
    return Amendments({**part.all, known.id: known})


def _hear_settled(part: Amendments, event: AmendmentSettled, _: datetime) -> Amendments:
    known = part.all.get(event.amendment)
    if known is None:
        return part
    settled = replace(known, state=event.state, reason=event.reason)
    return Amendments({**part.all, known.id: settled})


AMENDMENT_EVENTS: Mapping[str, tuple[type, Hear]] = {
    "amendment.tabled": (AmendmentTabled, _hear_tabled),
    "amendment.settled": (AmendmentSettled, _hear_settled),
}
