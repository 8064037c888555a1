"""Changes of stance: from what to what, and what the delegation had just heard."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Any

from wargame.aar import charts
from wargame.aar.sections import Section, Table
from wargame.aar.talk.frames import Frame, plural
from wargame.engine.instruments.stances import Stance
from wargame.engine.names import CellId
from wargame.journal.record import Record

RECENT = 3
"""How many things that were heard before are shown."""

BEARING = (
    *("proposal.tabled", "amendment.settled", "cable.sent", "statement.made", "inject.released"),
)
"""What can bear on a stance, as far as the record tells."""

_TEXT, _STANCE, _COUNT = "Text", "Stance", "Delegations"


@dataclass(frozen=True, slots=True)
class Change:
    """A delegation says where it stands on a text; `before` counts for the version it knew then."""

    record: Record
    before: Stance
    reworded: bool
    heard: tuple[str, ...]


def changes(frame: Frame) -> list[Change]:
    """Return all changes of stance, oldest first, with what was heard since the last one."""
    last: dict[tuple[Any, CellId], Record] = {}
    found = []
    bearing = list(frame.of(*BEARING))
    for one in frame.of("stance.declared"):
        event = one.event
        earlier = last.get((event.proposal, event.cell))
        last[event.proposal, event.cell] = one
        before = earlier.event.stance if earlier else Stance.UNDECLARED
        reworded = earlier is not None and earlier.event.version != event.version
        since = earlier.position if earlier else 0
        found.append(Change(one, before, reworded, _heard(frame, bearing, one, since)))
    return found


def _heard(frame: Frame, bearing: list[Record], change: Record, since: int) -> tuple[str, ...]:
    """Return the last things that a delegation heard before it said where it stands."""
    said: list[str] = []
    end = bisect_left(bearing, change.position, key=lambda one: one.position)
    for one in reversed(bearing[:end]):
        if one.position <= since or len(said) == RECENT:
            break
        words = _words(frame, one, change, change.event.cell)
        said += [words] if words else []
    return tuple(reversed(said))


def _words(frame: Frame, one: Record, change: Record, cell: CellId) -> str:
    """Return what a delegation heard in words, as far as it bears on a stance; else nothing."""
    event = one.event
    match one.kind:
        case "proposal.tabled" if event.proposal == change.event.proposal:
            why = f" ({event.why})" if event.why else ""
            return f"version {event.version} of {frame.name(event.cell)}{why}"
        case "amendment.settled" if event.proposal == change.event.proposal:
            return f"an amendment {event.state}"
        case "cable.sent" if cell in event.to:
            return f"cable of {frame.name(event.sender)}: {event.subject}"
        case "statement.made" if event.cell != cell:
            return f"statement of {frame.name(event.cell)}"
        case "inject.released" if not event.to or cell in event.to:
            return f"news: {event.title}"
        case _:
            return ""


def section(frame: Frame) -> Section:
    """Return where delegations stood, how that changed, and what they had heard."""
    found = changes(frame)
    titles = {one.event.proposal: one.event.title for one in frame.of("proposal.tabled")}
    moved = [one for one in found if one.before not in {Stance.UNDECLARED, one.record.event.stance}]
    lead = (
        f"Delegations said {plural(len(found), 'time')} where they stand, and changed their mind"
        f" {plural(len(moved), 'time')}."
        if found
        else "No stances are known to this reader."
    )
    rows = tuple(
        (
            frame.minute(one.record.at),
            frame.name(one.record.event.cell),
            titles.get(one.record.event.proposal, "a text"),
            _word(one.before) + (" (of an earlier version)" if one.reworded else ""),
            _word(one.record.event.stance),
            "; ".join(one.heard) or None,
            *frame.entry(one.record),
        )
        for one in found
    )
    columns = ("Minute", "Delegation", _TEXT, "Before", "Then", "Heard just before")
    return Section(
        "stances",
        "Changes of stance",
        lead,
        (_chart(found, titles),) if found else (),
        (Table("Each declaration", frame.columns(*columns), rows),) if found else (),
        (
            "What was heard before a change need not be its cause: ask the delegation.",
            *frame.cautions,
        ),
    )


def _chart(found: list[Change], titles: dict[Any, str]) -> charts.Chart:
    """Return how often each stance was declared on each text."""
    counts = Counter((one.record.event.proposal, one.record.event.stance) for one in found)
    texts = dict.fromkeys(one.record.event.proposal for one in found)
    said = [one for one in Stance if one is not Stance.UNDECLARED]
    rows = [
        (titles.get(text, "a text"), _word(stance), counts[text, stance])
        for text in texts
        for stance in said
    ]
    return charts.bars(
        "stances",
        "Declarations on each text",
        (_TEXT, _STANCE, _COUNT),
        rows,
        across=_TEXT,
        value=_COUNT,
        group=_STANCE,
    )


def _word(stance: Stance) -> str:
    return str(stance.value).replace("-", " ")
