"""The findings and remedies that a viewer knows."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from wargame.engine.names import CardId, FindingId, NoteId, RemedyId


class Confidence(StrEnum):
    """How sure those are who found it. One exercise is one case: it proves nothing by itself."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class State(StrEnum):
    """How it stands with a remedy."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FindingWritten:
    """A finding is worded, for the first time or anew."""

    finding: FindingId
    version: int
    title: str
    objective: str
    observation: str
    analysis: str
    recommendation: str
    confidence: Confidence
    entries: tuple[int, ...]
    notes: tuple[NoteId, ...]
    cards: tuple[CardId, ...]


@dataclass(frozen=True, slots=True)
class FindingDropped:
    """A finding is taken back."""

    finding: FindingId
    reason: str


@dataclass(frozen=True, slots=True)
class FindingPublished:
    """A finding lies before everyone, as it stands."""

    finding: FindingId
    version: int
    title: str
    objective: str
    observation: str
    analysis: str
    recommendation: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class RemedyAssigned:
    """A role is to do something, until a day where one is named."""

    remedy: RemedyId
    text: str
    owner: str
    due: date | None
    findings: tuple[FindingId, ...]


@dataclass(frozen=True, slots=True)
class RemedySettled:
    """It stands otherwise with a remedy."""

    remedy: RemedyId
    state: State
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as it stands; `published` is the version that everyone was shown, or 0.

    Those who were only shown it know of no entries, notes and cards.
    """

    id: FindingId
    version: int
    title: str
    objective: str
    observation: str
    analysis: str
    recommendation: str
    confidence: Confidence
    entries: tuple[int, ...] = ()
    notes: tuple[NoteId, ...] = ()
    cards: tuple[CardId, ...] = ()
    published: int = 0
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Remedy:
    """A corrective action: what, by which role, until when, and how it stands."""

    id: RemedyId
    text: str
    owner: str
    due: date | None
    findings: tuple[FindingId, ...]
    state: State = State.OPEN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings and remedies, in the order in which they were first written."""

    all: dict[FindingId, Finding] = field(default_factory=dict)
    remedies: dict[RemedyId, Remedy] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that were not taken back."""
        return tuple(one for one in self.all.values() if not one.dropped)

    def on(self, finding: FindingId) -> tuple[Remedy, ...]:
        """Return the remedies of a finding."""
        return tuple(one for one in self.remedies.values() if finding in one.findings)


def hear_written(part: Findings, event: FindingWritten, _: datetime) -> Findings:
    """Keep a finding as it is worded now."""
    known = part.all.get(event.finding)
    finding = Finding(
        id=event.finding,
        version=event.version,
        title=event.title,
        objective=event.objective,
        observation=event.observation,
        analysis=event.analysis,
        recommendation=event.recommendation,
        confidence=event.confidence,
        entries=event.entries,
        notes=event.notes,
        cards=event.cards,
        published=known.published if known else 0,
    )
    return replace(part, all={**part.all, finding.id: finding})


def hear_dropped(part: Findings, event: FindingDropped, _: datetime) -> Findings:
    """Mark a finding as taken back."""
    known = part.all.get(event.finding)
    if known is None:
        return part
    return replace(part, all={**part.all, known.id: replace(known, dropped=True)})


def hear_published(part: Findings, event: FindingPublished, _: datetime) -> Findings:
    """Mark what everyone was shown; who knew nothing of it learns what it says."""
    known = part.all.get(event.finding)
    finding = Finding(
        id=event.finding,
        version=event.version,
        title=event.title,
        objective=event.objective,
        observation=event.observation,
        analysis=event.analysis,
        recommendation=event.recommendation,
        confidence=event.confidence,
        entries=known.entries if known else (),
        notes=known.notes if known else (),
        cards=known.cards if known else (),
        published=event.version,
    )
    return replace(part, all={**part.all, finding.id: finding})


def hear_assigned(part: Findings, event: RemedyAssigned, _: datetime) -> Findings:
    """Keep a remedy as it is worded now; how it stands stays."""
    known = part.remedies.get(event.remedy)
    remedy = Remedy(event.remedy, event.text, event.owner, event.due, event.findings)
    if known is not None:
        remedy = replace(remedy, state=known.state, note=known.note)
    return replace(part, remedies={**part.remedies, remedy.id: remedy})


def hear_settled(part: Findings, event: RemedySettled, _: datetime) -> Findings:
    """Keep how it stands with a remedy."""
    known = part.remedies.get(event.remedy)
    if known is None:
        return part
    settled = replace(known, state=event.state, note=event.note)
    return replace(part, remedies={**part.remedies, known.id: settled})
