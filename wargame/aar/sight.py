"""What a reader may know of a record: what they were told, and what was opened since.

Every page, report and export that others than control read asks a sight, entry by entry.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wargame.engine import BLANK, Viewer, evolved
from wargame.engine.chapters import Chapter, chapter_of, concerns
from wargame.engine.instruments.chapters import CHAPTERS, ChapterOpened, Opening
from wargame.engine.names import CONTROL, OBSERVER, MessageId
from wargame.journal import reading
from wargame.journal.record import Record

COPYING = frozenset({"fog.intercepted", "fog.leaked"})


@dataclass(frozen=True, slots=True)
class Sight:
    """The eyes of a reader, with all that was opened before everyone.

    `copies` are the messages that are copies of somebody's words: they belong to the fog.
    """

    viewer: Viewer
    openings: tuple[Opening, ...] = ()
    copies: frozenset[MessageId] = frozenset()

    def reads(self, record: Record) -> bool:
        """Tell whether this reader may know an entry."""
        if record.audience.includes(self.viewer):
            return True
        return any(self.opened_by(record, one) for one in self.openings)

    def chapter(self, record: Record) -> Chapter | None:
        """Return the chapter of an entry, or None for what is never opened."""
        if record.kind == "inject.released" and record.event.message in self.copies:
            return Chapter.FOG
        return chapter_of(record.kind, record.event, record.audience)

    def opened_by(self, record: Record, opening: Opening | ChapterOpened) -> bool:
        """Tell whether this opening, by itself, lays an entry before everyone."""
        if record.audience.sealed or self.chapter(record) is not opening.chapter:
            return False
        cells = frozenset(opening.cells)
        return not cells or concerns(cells, record.event, record.audience, record.by)

    def opens(self, chapter: Chapter) -> bool:
        """Tell whether this reader may know all of a chapter: control, or where it lies open."""
        if self.viewer.cell == CONTROL:
            return True
        return any(one.chapter is chapter and not one.cells for one in self.openings)


def copies(records: Iterable[Record]) -> frozenset[MessageId]:
    """Return the messages among these records that are copies of somebody's words."""
    return frozenset(one.event.message for one in records if one.kind in COPYING)


def of(code: str, viewer: Viewer) -> Sight:
    """Return the sight of a viewer as things are opened now; raises NoSuchExercise.

    No picture is folded for it: a long record is never held whole.
    """
    reading.cover(code)
    told = (one for one in reading.of_kinds(code, CHAPTERS.events) if one.audience.includes(viewer))
    openings = evolved(BLANK, ((one.event, one.at) for one in told)).chapters.opened
    if viewer.cell == CONTROL or not openings:
        return Sight(viewer, openings)
    return Sight(viewer, openings, copies(reading.of_kinds(code, COPYING)))


def unopened(code: str) -> Sight:
    """Return the sight of those who hear what everybody hears, as if nothing lay open."""
    return Sight(Viewer(OBSERVER), (), copies(reading.of_kinds(code, COPYING)))


def everyone(code: str) -> Sight:
    """Return the sight of those who hear what everybody hears; raises NoSuchExercise."""
    return of(code, Viewer(OBSERVER))


def control(code: str) -> Sight:
    """Return the sight of control, which reads all but sealed papers; raises NoSuchExercise."""
    return of(code, Viewer(CONTROL))
