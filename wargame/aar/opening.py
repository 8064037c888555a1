"""What opening a chapter would show: how much of it somebody was not told, and of whom it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wargame.aar.sight import Sight, copies
from wargame.engine import Viewer
from wargame.engine.chapters import TITLES, Chapter, concerns
from wargame.engine.instruments.chapters import Chapters
from wargame.engine.names import OBSERVER, CellId
from wargame.journal.record import Record

SHOWS: dict[Chapter, str] = {
    Chapter.VOTES: "Who voted how, also in circles. Papers of secret ballots stay sealed.",
    Chapter.TEXTS: "Drafts, texts of circles, amendments, stances, agreements and pledges.",
    Chapter.CABLES: "Cables as their senders wrote them, and questions to control.",
    Chapter.CAUCUSES: "Who met whom, and what was said as it was spoken.",
    Chapter.MOVES: "Moves that were secret, arguments, estimates and how control ruled.",
    Chapter.FOG: "What was delayed, garbled, intercepted, forged or leaked, in its words.",
    Chapter.WORLD: "Private messages, numbers that few could read, and who was deceived.",
    Chapter.INTENTS: "Briefs, intents, marks on texts and secret arguments.",
    Chapter.CHANCE: "The rolls of rulings that were closed.",
    Chapter.SCORES: "The score sheet of each delegation: assumptions of the author.",
}
"""What each chapter shows, in a sentence; the suggested order is that of `Chapter`."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """A chapter before somebody opens it: how many entries are closed to whom it matters.

    `cells` counts the closed entries of each delegation; `wide` says that all of it lies open.
    """

    chapter: Chapter
    title: str
    shows: str
    closed: int
    cells: tuple[tuple[CellId, int, bool], ...]
    wide: bool


def prospects(
    records: Sequence[Record], opened: Chapters, cells: Iterable[CellId]
) -> tuple[Prospect, ...]:
    """Return the chapters in their suggested order, as they stand now."""
    order = tuple(cells)
    sight = Sight(Viewer(OBSERVER), opened.opened, copies(records))
    closed: dict[Chapter, list[Record]] = {one: [] for one in Chapter}
    for record in records:
        chapter = sight.chapter(record)
        if chapter is not None and not record.audience.sealed and not sight.reads(record):
            closed[chapter].append(record)
    return tuple(_prospect(one, closed[one], opened, order) for one in Chapter)


def _prospect(
    chapter: Chapter, closed: list[Record], opened: Chapters, cells: tuple[CellId, ...]
) -> Prospect:
    counts: Counter[CellId] = Counter()
    for record in closed:
        event, ears, by = record.event, record.audience, record.by
        counts.update(one for one in cells if concerns(frozenset({one}), event, ears, by))
    parts = opened.cells(chapter)
    rows = tuple((one, counts[one], one in parts) for one in cells if counts[one] or one in parts)
    title, wide = TITLES[chapter], opened.wide(chapter)
    return Prospect(chapter, title, SHOWS[chapter], len(closed), rows, wide)
