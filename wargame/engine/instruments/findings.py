"""Findings: what was observed, what it means, what to do; and remedies, with an owner and a date.

A finding names the entries that prove it. Whoever owns a remedy is named by role, never by name.
"""

from dataclasses import dataclass
from datetime import date

from wargame.engine.audience import CONTROL_ALONE, EVERYONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.finding_book import (
    Confidence,
    Finding,
    FindingDropped,
    FindingPublished,
    Findings,
    FindingWritten,
    Remedy,
    RemedyAssigned,
    RemedySettled,
    State,
    hear_assigned,
    hear_dropped,
    hear_published,
    hear_settled,
    hear_written,
)
from wargame.engine.names import CardId, FindingId, NoteId, RemedyId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import clean, line

LIMIT = 2000
MOST_ENTRIES = 40


@dataclass(frozen=True, slots=True)
class WriteFinding:
    """Write a finding, or word one anew: then `version` is the one that was before the writer.

    `entries` are numbers of the record, the evidence beside notes and cards.
    """

    title: str
    observation: str
    confidence: Confidence
    analysis: str = ""
    recommendation: str = ""
    objective: str = ""
    entries: tuple[int, ...] = ()
    notes: tuple[NoteId, ...] = ()
    cards: tuple[CardId, ...] = ()
    finding: FindingId | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class DropFinding:
    """Take a finding back."""

    finding: FindingId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PublishFinding:
    """Show everyone a finding as it stands, without the numbers of its entries."""

    finding: FindingId


@dataclass(frozen=True, slots=True)
class AssignRemedy:
    """Say what somebody should do, by which role, until when; or say it anew."""

    text: str
    owner: str
    due: date | None = None
    findings: tuple[FindingId, ...] = ()
    remedy: RemedyId | None = None


@dataclass(frozen=True, slots=True)
class SettleRemedy:
    """Say how it stands with a remedy."""

    remedy: RemedyId
    state: State
    note: str = ""


def _write(command: WriteFinding, moment: Moment) -> tuple[Told, ...]:
    earlier = _earlier(command, moment)
    if command.objective and command.objective not in moment.scenario.objectives:
        raise Refused(Refusal.UNKNOWN, value=command.objective, field="the objectives")
    _evidence(command, moment)
    event = FindingWritten(
        finding=earlier.id if earlier else FindingId(moment.dice.token()),
        version=earlier.version + 1 if earlier else 1,
        title=line(command.title, "title"),
        objective=command.objective,
        observation=clean(command.observation, "observation", LIMIT),
        analysis=clean(command.analysis, "analysis", LIMIT, required=False),
        recommendation=clean(command.recommendation, "recommendation", LIMIT, required=False),
        confidence=command.confidence,
        entries=tuple(sorted(set(command.entries))),
        notes=tuple(dict.fromkeys(command.notes)),
        cards=tuple(dict.fromkeys(command.cards)),
    )
    return (Told(event, CONTROL_ALONE),)


def _earlier(command: WriteFinding, moment: Moment) -> Finding | None:
    if command.finding is None:
        return None
    found = _finding(command.finding, moment)
    if found.version != command.version:
        raise Refused(Refusal.DRAFT_CHANGED, who="Somebody", version=found.version)
    return found


def _evidence(command: WriteFinding, moment: Moment) -> None:
    """Refuse what proves nothing because it is not there; how long the record is, others know."""
    notes = {one.id for one in moment.state.notes.written}
    if any(one < 1 for one in command.entries):
        raise Refused(Refusal.NOT_IN_SIGHT, what="entry")
    if len(command.entries) > MOST_ENTRIES:
        long = {"length": len(command.entries), "limit": MOST_ENTRIES}
        raise Refused(Refusal.LONG_TEXT, field="entries", **long)
    if not notes.issuperset(command.notes):
        raise Refused(Refusal.NOT_IN_SIGHT, what="note")
    if any(one not in moment.state.cards.all for one in command.cards):
        raise Refused(Refusal.NOT_IN_SIGHT, what="card")


def _finding(wanted: FindingId, moment: Moment) -> Finding:
    found = moment.state.findings.all.get(wanted)
    if found is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="finding")
    if found.dropped:
        raise Refused(Refusal.OVER, what="finding")
    return found


def _drop(command: DropFinding, moment: Moment) -> tuple[Told, ...]:
    found = _finding(command.finding, moment)
    reason = line(command.reason, "reason", 300, required=False)
    audience = EVERYONE if found.published else CONTROL_ALONE
    return (Told(FindingDropped(command.finding, reason), audience),)


def _publish(command: PublishFinding, moment: Moment) -> tuple[Told, ...]:
    one = _finding(command.finding, moment)
    event = FindingPublished(
        finding=one.id,
        version=one.version,
        title=one.title,
        objective=one.objective,
        observation=one.observation,
        analysis=one.analysis,
        recommendation=one.recommendation,
        confidence=one.confidence,
    )
    return () if one.published == one.version else (Told(event, EVERYONE),)


def _assign(command: AssignRemedy, moment: Moment) -> tuple[Told, ...]:
    part = moment.state.findings
    if command.remedy is not None and command.remedy not in part.remedies:
        raise Refused(Refusal.NOT_IN_SIGHT, what="corrective action")
    for one in command.findings:
        _finding(one, moment)
    event = RemedyAssigned(
        remedy=command.remedy or RemedyId(moment.dice.token()),
        text=clean(command.text, "what to do", LIMIT),
        owner=line(command.owner, "owner"),
        due=command.due,
        findings=tuple(dict.fromkeys(command.findings)),
    )
    return (Told(event, CONTROL_ALONE),)


def _settle(command: SettleRemedy, moment: Moment) -> tuple[Told, ...]:
    found: Remedy | None = moment.state.findings.remedies.get(command.remedy)
    if found is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="corrective action")
    note = line(command.note, "note", 300, required=False)
    if (found.state, found.note) == (command.state, note):
        return ()
    return (Told(RemedySettled(command.remedy, command.state, note), CONTROL_ALONE),)


FINDINGS = Instrument(
    name="findings",
    part=Findings,
    acts={
        "finding.write": Act(WriteFinding, _write, Hands.CONTROL, lasting=True),
        "finding.drop": Act(DropFinding, _drop, Hands.CONTROL, lasting=True),
        "finding.publish": Act(PublishFinding, _publish, Hands.CONTROL, lasting=True),
        "remedy.assign": Act(AssignRemedy, _assign, Hands.CONTROL, lasting=True),
        "remedy.settle": Act(SettleRemedy, _settle, Hands.CONTROL, lasting=True),
    },
    events={
        "finding.written": (FindingWritten, hear_written),
        "finding.dropped": (FindingDropped, hear_dropped),
        "finding.published": (FindingPublished, hear_published),
        "remedy.assigned": (RemedyAssigned, hear_assigned),
        "remedy.settled": (RemedySettled, hear_settled),
    },
)
