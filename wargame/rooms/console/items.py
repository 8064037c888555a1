"""What an item of the queue is, and how its severity grows with its age."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from wargame.engine.names import CellId, ItemId


class Severity(StrEnum):
    """How soon somebody should see to it; the words and signs stand in `rooms.words`."""

    URGENT = "urgent"
    SOON = "soon"
    LATER = "later"


class Scale(NamedTuple):
    """How severe something is at first, and after how many minutes it is more so."""

    first: Severity
    soon: int | None = None
    urgent: int | None = None


SCALES: dict[str, Scale] = {
    "question": Scale(Severity.LATER, 3, 8),
    "review": Scale(Severity.SOON, None, 8),
    "move": Scale(Severity.SOON, None, 10),
    "ratification": Scale(Severity.LATER, 5, 20),
    "ballot": Scale(Severity.LATER, 4, 10),
    "counted": Scale(Severity.SOON, None, 3),
    "overdue": Scale(Severity.URGENT),
    "inject": Scale(Severity.SOON, None, 10),
    "late": Scale(Severity.SOON, None, 3),
    "hand": Scale(Severity.LATER, 3, 8),
    "held": Scale(Severity.LATER, 5, 15),
    "lobby": Scale(Severity.SOON, None, 5),
    "quiet": Scale(Severity.SOON),
    "stuck": Scale(Severity.URGENT),
    "empty": Scale(Severity.SOON, None, 10),
    "gone": Scale(Severity.URGENT),
    "device": Scale(Severity.SOON, None, 10),
}
"""Every kind of item. These are assumptions of the house about a room of forty people."""

ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done about an item: `act` is posted at once, `form` opens a form."""

    label: str
    act: str = ""
    form: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that waits for a human. The first deed is the default, done by one key.

    `about` is told besides the title; `cells` are the delegations concerned.
    """

    id: ItemId
    kind: str
    since: datetime
    title: str
    deeds: tuple[Deed, ...]
    about: str = ""
    cells: tuple[CellId, ...] = ()
    severity: Severity = Severity.LATER


def severity(kind: str, since: datetime, now: datetime | None) -> Severity:
    """Return how severe something of this kind is that has waited since then."""
    scale = SCALES[kind]
    if now is None:
        return scale.first
    waited = now - since
    if scale.urgent is not None and waited >= timedelta(minutes=scale.urgent):
        return Severity.URGENT
    if scale.soon is not None and waited >= timedelta(minutes=scale.soon):
        return Severity.SOON
    return scale.first


def named(kind: str, *parts: str) -> ItemId:
    """Return the name of an item, of letters that stay themselves in an address."""
    kept = ("".join(c for c in one if c.isalnum() or c in "_.-")[:60] or "-" for one in parts)
    return ItemId("/".join((kind, *kept)))


def second(at: datetime) -> str:
    """Return a time as a part of a name: what waits anew is another item."""
    return str(int(at.timestamp()))
