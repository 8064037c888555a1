"""A report as DOCX: real headings and tables, so that Word and a screen reader can use it."""

from io import BytesIO

import docx as word
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from wargame.aar.charts import Chart, png
from wargame.aar.exports.docx_tables import WIDE, add_table, clean
from wargame.aar.exports.report_pdf import proof
from wargame.aar.report.document import Block, Caution, Document, Quote, Text, beside
from wargame.aar.sections import Table

FACE = "Arial"
"""Its widths are those of Liberation Sans, which stands in for it where it is missing."""


def docx(document: Document) -> bytes:
    """Return a report as DOCX on A4."""
    paper = _paper(document)
    for label, value in document.facts:
        line = paper.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(clean(value))
    for level, part in document.walk():
        paper.add_heading(clean(part.title), level)
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
    _dress(paper)
    about = paper.core_properties
    about.title = clean(f"{document.title}: {document.subtitle}")
    about.author, about.language = "Wargame", "en"
    paper.add_heading(clean(document.title), 0)
    paper.add_paragraph(clean(document.subtitle), style="Subtitle")
    return paper


def _dress(paper: Paper) -> None:
    """Set everything in one face that every machine has, and cautions without shouting."""
    for style in paper.styles:
        faces = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        for name in [*faces.keys()] if faces is not None else ():
            del faces.attrib[name]
        if faces is not None:
            style.font.name = FACE
    normal, caution = paper.styles["Normal"].font, paper.styles["Intense Quote"].font
    normal.name, normal.size = FACE, Pt(10.5)
    caution.bold, caution.color.rgb = False, RGBColor(0x44, 0x44, 0x44)


def _add(paper: Paper, block: Block) -> None:
    match block:
        case Text():
            line = paper.add_paragraph(clean(block.text))
            if block.proof:
                line.add_run(f" {proof(block)}").font.size = Pt(8)
        case Caution():
            line = paper.add_paragraph(style="Intense Quote")
            line.add_run(f"To mind: {clean(block.text)}")
        case Quote():
            line = paper.add_paragraph(style="List Paragraph")
            line.add_run(f"{clean(block.mark)}  ").bold = True
            line.add_run(clean(block.text))
        case Chart():
            note, table = beside(block)
            _picture(paper, block, note)
            if table.rows:
                add_table(paper, table)
        case Table():
            add_table(paper, block)


def _picture(paper: Paper, chart: Chart, note: str) -> None:
    shape = paper.add_picture(BytesIO(png(chart)), width=WIDE)
    about = shape._inline.docPr  # noqa: SLF001 - the library has no other way to say it
    about.set("descr", clean(f"{chart.title}. The numbers stand in a table."))
    about.set("title", clean(chart.title))
    if note:
        paper.add_paragraph(clean(note))
