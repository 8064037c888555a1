"""A report as DOCX: real headings and tables, so that Word and a screen reader can use it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx as word
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

from wargame.aar.charts import Chart, png
from wargame.aar.exports.columns import columns
from wargame.aar.exports.report_pdf import proof
from wargame.aar.report.document import Block, Caution, Document, Quote, Text, beside
from wargame.aar.sections import Table

WIDE = Cm(16.5)


def docx(document: Document) -> bytes:
    """Return a report as DOCX on A4."""
    paper = _paper(document)
    for label, value in document.facts:
        line = paper.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(_clean(value))
    for level, part in document.walk():
        paper.add_heading(_clean(part.title), level)
        for block in part.blocks:
            _add(paper, block)
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def _paper(document: Document) -> Paper:
    paper = word.Document()
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    paper.styles["Normal"].font.size = Pt(10.5)
    about = paper.core_properties
    about.title = _clean(f"{document.title}: {document.subtitle}")
    about.author, about.language = "Wargame", "en"
    paper.add_heading(_clean(document.title), 0)
    paper.add_paragraph(_clean(document.subtitle), style="Subtitle")
    return paper


def _add(paper: Paper, block: Block) -> None:
    match block:
        case Text():
            line = paper.add_paragraph(_clean(block.text))
            if block.proof:
                line.add_run(f" {proof(block)}").font.size = Pt(8)
        case Caution():
            line = paper.add_paragraph(style="Intense Quote")
            line.add_run(f"To mind: {_clean(block.text)}")
        case Quote():
            line = paper.add_paragraph(style="List Paragraph")
            line.add_run(f"{_clean(block.mark)}  ").bold = True
            line.add_run(_clean(block.text))
        case Chart():
            note, table = beside(block)
            _picture(paper, block, note)
            if table.rows:
                _table(paper, table)
        case Table():
            _table(paper, block)


def _picture(paper: Paper, chart: Chart, note: str) -> None:
    shape = paper.add_picture(BytesIO(png(chart)), width=WIDE)
    about = shape._inline.docPr  # noqa: SLF001 - the library has no other way to say it
    about.set("descr", _clean(f"{chart.title}. The numbers stand in a table."))
    about.set("title", _clean(chart.title))
    if note:
        paper.add_paragraph(_clean(note))


def _table(paper: Paper, given: Table) -> None:
    heading = paper.add_paragraph()
    heading.paragraph_format.keep_with_next = True
    heading.add_run(_clean(given.title)).bold = True
    if not given.rows:
        paper.add_paragraph("Nothing to show.")
        return
    found = columns(given.columns, given.rows)
    table = paper.add_table(rows=1 + len(given.rows), cols=len(found), style="Table Grid")
    _head(table.rows[0])
    # Asking the library for its cells one by one takes time that grows with their square.
    every = ([_Cell(one, table) for one in line.tc_lst] for line in table._tbl.tr_lst)  # noqa: SLF001
    lines = (given.columns, *zip(*(one.cells for one in found), strict=True))
    for cells, line in zip(every, lines, strict=True):
        for cell, text, column in zip(cells, line, found, strict=True):
            _write(cell, text, bold=line is given.columns, right=column.right)
    paper.add_paragraph()


def _head(row: Any) -> None:  # noqa: ANN401 - the library has no type for it
    """Mark a row as the head of its table, which is repeated and read out."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - the library has no other way to say it


def _write(cell: _Cell, text: str, *, bold: bool, right: bool) -> None:
    line = cell.paragraphs[0]
    said = line.add_run(_clean(text))
    said.bold, said.font.size = bold, Pt(8.5)
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or _allowed(ord(c)))


_LAST, _LONE = 0x10FFFF, range(0xD800, 0xE000)
_allowed: Callable[[int], bool] = lambda n: (  # noqa: E731 - one line of a table of ranges
    0x20 <= n <= _LAST and n not in _LONE and n not in {0xFFFE, 0xFFFF}  # noqa: PLR2004
)
