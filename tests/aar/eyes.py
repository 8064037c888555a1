"""What a reader may know of a played exercise, for tests."""

from wargame.aar.sight import Sight, copies
from wargame.engine import Viewer
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.chapters import Opening
from wargame.engine.names import CellId
from wargame.journal.record import Record

type Whole = tuple[str, list[Record]]


def read(whole: Whole, cell: CellId, *opened: Opening) -> set[int]:
    """Return the entries that a cell may know after these openings."""
    eyes = Sight(Viewer(cell), opened, copies(whole[1]))
    return {one.position for one in whole[1] if eyes.reads(one)}


def opening(whole: Whole, chapter: Chapter, *cells: CellId) -> Opening:
    """Return the opening of a chapter, of some cells or of all."""
    return Opening(chapter, cells, whole[1][0].at)
