"""Who learnt of an entry, and when: told at once, opened, late, through fog, leaked, published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wargame.aar.sight import Sight
from wargame.engine.names import CellId
from wargame.journal import reading
from wargame.journal.record import Record


@dataclass(frozen=True, slots=True)
class Learnt:
    """These learnt of it by an entry; `cells` of None are everybody."""

    position: int
    at: datetime
    how: str
    cells: tuple[CellId, ...] | None


_COPIED = ("fog.intercepted", "fog.leaked")
_LATER: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "cable.sent": ("cable", ("cable.sent", *_COPIED)),
    "caucus.said": ("line", ("caucus.said", *_COPIED)),
    "inject.released": ("message", ("inject.opened",)),
    "brief.given": ("cell", ("brief.opened",)),
    "agreement.drafted": ("agreement", ("agreement.published",)),
    "secret.lodged": ("secret", ("secret.opened",)),
    "move.submitted": ("move", ("move.revealed",)),
    "proposal.tabled": ("proposal", ("proposal.published", "leak.made")),
}
"""By which name a thing is known, and the kinds of entry by which others learn of it later."""

_HOW: Mapping[str, str] = {
    "cable.sent": "came late, or in other words",
    "caucus.said": "came late, or in other words",
    "fog.intercepted": "read an intercepted copy",
    "fog.leaked": "read a leaked copy",
    "inject.opened": "opened it",
    "brief.opened": "opened it",
    "agreement.published": "it was published",
    "secret.opened": "it was opened",
    "move.revealed": "it was revealed",
    "proposal.published": "it was published",
    "leak.made": "was handed a leaked copy",
    "chapter.opened": "it was opened in the debrief",
}


def learnt(code: str, record: Record, sight: Sight) -> tuple[Learnt, ...]:
    """Return who learnt of an entry, in the order in which they did; control knows it anyway."""
    name, kinds = _LATER.get(record.kind, ("", ()))
    later = reading.of_kinds(code, (*kinds, "chapter.opened"), after=record.position)
    now = Learnt(record.position, record.at, "told at once", _ears(record))
    return (now, *(_by(one) for one in later if _about(record, one, name, sight)))


def _about(record: Record, one: Record, name: str, sight: Sight) -> bool:
    """Tell whether a later entry lets others know of this one."""
    if one.kind == "chapter.opened":
        public = record.audience.cells is None or record.audience.sealed
        return not public and sight.opened_by(record, one.event)
    passage = getattr(one.event, "passage", None)
    about = passage.thing if passage else getattr(one.event, name)
    return bool(about) and about == getattr(record.event, name)


def _by(one: Record) -> Learnt:
    if hasattr(one.event, "cell") and one.kind.endswith(".opened") and one.audience.cells:
        return Learnt(one.position, one.at, _HOW[one.kind], (one.event.cell,))
    copied = one.kind in {*_COPIED, "leak.made"}
    cells = (tuple(one.event.to) or None) if copied else _ears(one)
    return Learnt(one.position, one.at, _HOW[one.kind], cells)


def _ears(record: Record) -> tuple[CellId, ...] | None:
    cells = record.audience.cells
    return None if cells is None else tuple(sorted(cells))
