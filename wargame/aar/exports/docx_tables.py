"""Tables of a DOCX: heads that are repeated, columns as wide as their words need, whole rows."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import Table as Grid
from docx.table import _Cell

from wargame.aar.exports.columns import LONG, MANY, Column, columns, widths
from wargame.aar.sections import Table

WIDE = Cm(16.5)
COMMON, FINE = 96, 108
"""So many letters of a table stand beside each other on a page, in its usual and its small size."""

MARGIN = Cm(0.08)
"""Between a cell's edge and its words."""


def add_table(paper: Paper, given: Table) -> None:
    """Add a table with its title."""
    heading = paper.add_paragraph()
    heading.paragraph_format.keep_with_next = True
    heading.add_run(clean(given.title)).bold = True
    if not given.rows:
        paper.add_paragraph("Nothing to show.")
        return
    found = columns(given.columns, given.rows)
    table = paper.add_table(rows=1 + len(given.rows), cols=len(found), style="Table Grid")
    _mark(table.rows[0], "w:tblHeader")
    _fill(table, given, found)
    paper.add_paragraph()


def _fill(table: Grid, given: Table, found: tuple[Column, ...]) -> None:
    size = Pt(7.5 if len(found) > MANY else 8.5)
    wide = _spread(table, found)
    lines = (given.columns, *zip(*(one.cells for one in found), strict=True))
    # Asking the library for its rows and cells one by one takes time that grows with their square.
    for row, line in zip(table.rows, lines, strict=True):
        if all(len(text) < LONG for text in line):
            _mark(row, "w:cantSplit")
        cells = (_Cell(one, table) for one in row._tr.tc_lst)  # noqa: SLF001
        for cell, text, column, width in zip(cells, line, found, wide, strict=True):
            cell.width = width
            _write(cell, text, size, bold=line is given.columns, right=column.right)


def _spread(table: Grid, found: tuple[Column, ...]) -> list[Length]:
    """Set how wide each column is, and return it: no wider than needed, all within the page."""
    room = FINE if len(found) > MANY else COMMON
    natural = [float(one.natural) for one in found]
    letters = natural if sum(natural) <= room else widths(found, room)
    most = max(room, sum(letters))
    table.autofit = False
    _pad(table)
    wide = [Length(int(WIDE * one / most)) for one in letters]
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width
    return wide


def _pad(table: Grid) -> None:
    """Leave less room around words than Word does."""
    around = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(MARGIN.twips))
        edge.set(qn("w:type"), "dxa")
        around.append(edge)
    # Word calls a file damaged in which these stand in another order than the standard's.
    table._tbl.tblPr.insert_element_before(around, "w:tblLook")  # noqa: SLF001


def _mark(row: Any, name: str) -> None:  # noqa: ANN401 - the library has no type for it
    """Mark a row: as the head of its table, which is read out, or as one that is not broken."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - the library has no other way to say it


def _write(cell: _Cell, text: str, size: Length, *, bold: bool, right: bool) -> None:
    line = cell.paragraphs[0]
    said = line.add_run(clean(text))
    said.font.size = size
    if bold:
        said.bold = True
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or _allowed(ord(c)))


_LAST, _LONE = 0x10FFFF, range(0xD800, 0xE000)
_allowed: Callable[[int], bool] = lambda n: (  # noqa: E731 - one line of a table of ranges
    0x20 <= n <= _LAST and n not in _LONE and n not in {0xFFFE, 0xFFFF}  # noqa: PLR2004
)
