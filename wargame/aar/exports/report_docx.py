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

from wargame.aar.charts import Chart, png
from wargame.aar.exports.cells import shown
from wargame.aar.exports.report_pdf import figures, proof
from wargame.aar.report.document import Block, Caution, Document, Quote, Text
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
            _picture(paper, block)
            _table(paper, block.title, block.columns, block.rows)
        case Table():
            _table(paper, block.title, block.columns, block.rows)


def _picture(paper: Paper, chart: Chart) -> None:
    shape = paper.add_picture(BytesIO(png(chart)), width=WIDE)
    about = shape._inline.docPr  # noqa: SLF001 - the library has no other way to say it
    about.set("descr", _clean(f"{chart.title}. The numbers stand in the table below."))
    about.set("title", _clean(chart.title))
    if chart.note:
        paper.add_paragraph(_clean(chart.note))


def _table(
    paper: Paper, title: str, columns: tuple[str, ...], rows: tuple[tuple[Any, ...], ...]
) -> None:
    heading = paper.add_paragraph()
    heading.paragraph_format.keep_with_next = True
    heading.add_run(_clean(title)).bold = True
    if not rows:
        paper.add_paragraph("Nothing to show.")
        return
    table = paper.add_table(rows=1, cols=len(columns), style="Table Grid")
    right = figures(rows, len(columns))
    _head(table.rows[0])
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        _write(cell, column, bold=True)
    for row in rows:
        cells = table.add_row().cells
        for cell, value, number in zip(cells, row, right, strict=True):
            _write(cell, shown(value), right=number)
    paper.add_paragraph()


def _head(row: Any) -> None:  # noqa: ANN401 - the library has no type for it
    """Mark a row as the head of its table, which is repeated and read out."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - the library has no other way to say it


def _write(cell: Any, text: str, *, bold: bool = False, right: bool = False) -> None:  # noqa: ANN401
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
