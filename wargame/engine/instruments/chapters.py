"""Opening the record after the end: chapter by chapter, for everyone, and for good."""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.audience import EVERYONE
from wargame.engine.chapters import Chapter
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused


@dataclass(frozen=True, slots=True)
class OpenChapter:
    """Open a chapter, or what is of some delegations in it; no cells are all of them."""

    chapter: Chapter
    cells: tuple[CellId, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterOpened:
    """A chapter lies before everyone, as far as it is of these delegations; none are all."""

    chapter: Chapter
    cells: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening, and when."""

    chapter: Chapter
    cells: tuple[CellId, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Chapters:
    """What was opened, in this order."""

    opened: tuple[Opening, ...] = field(default=())

    def wide(self, chapter: Chapter) -> bool:
        """Tell whether a whole chapter lies open."""
        return any(one.chapter is chapter and not one.cells for one in self.opened)

    def cells(self, chapter: Chapter) -> tuple[CellId, ...]:
        """Return the delegations of which a chapter lies open, where it was opened in parts."""
        named = (cell for one in self.opened if one.chapter is chapter for cell in one.cells)
        return tuple(dict.fromkeys(named))


def _open(command: OpenChapter, moment: Moment) -> tuple[Told, ...]:
    if not moment.state.clock.ended:
        raise Refused(Refusal.NOT_ENDED)
    before = moment.state.chapters
    cells = chosen(command.cells, moment)
    new = tuple(cell for cell in cells if cell not in before.cells(command.chapter))
    if before.wide(command.chapter) or (cells and not new):
        return ()
    return (Told(ChapterOpened(command.chapter, new), EVERYONE),)


def _hear(part: Chapters, event: ChapterOpened, at: datetime) -> Chapters:
    return Chapters((*part.opened, Opening(event.chapter, event.cells, at)))


CHAPTERS = Instrument(
    name="chapters",
    part=Chapters,
    acts={"chapter.open": Act(OpenChapter, _open, Hands.CONTROL, lasting=True)},
    events={"chapter.opened": (ChapterOpened, _hear)},
)
