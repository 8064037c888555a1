"""A report as one HTML file that needs nothing else: styles and pictures stand in it."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from wargame.aar.charts import Chart, svg
from wargame.aar.exports.columns import columns
from wargame.aar.exports.report_pdf import proof
from wargame.aar.report.document import Block, Caution, Document, Part, Quote, Text, beside
from wargame.aar.sections import Table


def html(document: Document) -> str:
    """Return a report as a page of its own."""
    return render_to_string("aar/report.html", words(document))


def words(document: Document) -> dict[str, Any]:
    """Return what a template needs to print a document."""
    numbers = count(1)
    parts = [_part(level, part, numbers) for level, part in document.walk()]
    return {"document": document, "parts": parts}


def _part(level: int, part: Part, numbers: Iterator[int]) -> dict[str, Any]:
    blocks = [_block(block, numbers) for block in part.blocks]
    return {"level": level, "heading": level + 1, "part": part, "blocks": blocks}


def _block(block: Block, numbers: Iterator[int]) -> dict[str, Any]:
    match block:
        case Text():
            return {"kind": "text", "text": block.text, "proof": proof(block)}
        case Caution():
            return {"kind": "caution", "text": block.text}
        case Quote():
            return {"kind": "quote", "mark": block.mark, "text": block.text}
        case Chart():
            # Both are drawn here, with every word escaped.
            wide = mark_safe(svg(block))  # noqa: S308
            narrow = mark_safe(svg(block, narrow=True))  # noqa: S308
            note, table = beside(block)
            about = {"title": block.title, "wide": wide, "narrow": narrow, "note": note}
            return {"kind": "chart", **_table(table, numbers), **about}
        case Table():
            return {"kind": "table", **_table(block, numbers)}


def _table(table: Table, numbers: Iterator[int]) -> dict[str, Any]:
    found = columns(table.columns, table.rows)
    right = [one.right for one in found]
    lines = zip(*(one.cells for one in found), strict=True)
    return {
        "number": next(numbers),
        "title": table.title,
        "caption": table.title,
        "columns": [*zip(table.columns, right, strict=True)],
        "rows": [[*zip(line, right, strict=True)] for line in lines],
    }
