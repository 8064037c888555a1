"""A report as a PDF: tagged, set by Typst without a network and without files of its own.

What people wrote travels as JSON beside the template and is never part of its source, so nothing
in it can be a command. The standard PDF/UA-1 is asked for, which Typst checks as it sets.
"""

import json
from pathlib import Path
from typing import Any

import typst

from wargame.aar.charts import Chart, svg
from wargame.aar.exports.columns import LONG, MANY, columns, widths
from wargame.aar.report.document import Block, Caution, Document, Part, Quote, Text, beside
from wargame.aar.sections import Table

COMMON, FINE = 104, 118
"""So many letters of a table stand beside each other on a page, in its usual and its small size."""

TEMPLATE = Path(__file__).with_name("report.typ")


def pdf(document: Document) -> bytes:
    """Return a report as a PDF: A4, in the fonts that come with Typst."""
    said = json.dumps(_plain(document), ensure_ascii=False)
    made = typst.compile(
        TEMPLATE, root=TEMPLATE.parent, sys_inputs={"report": said}, pdf_standards=["ua-1"]
    )
    assert isinstance(made, bytes)  # noqa: S101 - one document of one format
    return made


def _plain(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "exercise": document.exercise,
        "facts": document.facts,
        "parts": [
            {
                "level": level,
                "fresh": level == 1 and part.title.startswith("Annex A:"),
                "title": part.title,
                "blocks": [_block(one) | _headed(one, part) for one in part.blocks],
            }
            for level, part in document.walk()
        ],
    }


def _headed(block: Block, part: Part) -> dict[str, bool]:
    """Tell whether a table has the heading of its part already."""
    return {"headed": isinstance(block, Table) and block.title == part.title}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Text():
            return {"kind": "text", "text": block.text, "proof": proof(block)}
        case Caution():
            return {"kind": "caution", "text": block.text}
        case Quote():
            return {"kind": "quote", "mark": block.mark, "text": block.text}
        case Chart():
            note, table = beside(block)
            about = {"title": block.title, "svg": svg(block), "note": note}
            return {"kind": "chart", **about, "table": _table(table)}
        case Table():
            return {"kind": "table", **_table(block)}


def _table(table: Table) -> dict[str, Any]:
    found = columns(table.columns, table.rows)
    return {
        "title": table.title,
        "columns": table.columns,
        "rows": [*zip(*(one.cells for one in found), strict=True)],
        "figures": [one.right for one in found],
        "small": len(found) > MANY,
        "whole": all(len(it) < LONG for one in found for it in one.cells),
        "widths": widths(found, FINE if len(found) > MANY else COMMON),
        "natural": [one.natural for one in found],
    }


MOST_PROOF = 6


def proof(text: Text) -> str:
    """Return the entries that prove a sentence, the first few of many."""
    first = ", ".join(map(str, text.proof[:MOST_PROOF]))
    more = len(text.proof) - MOST_PROOF
    return f"[{first} and {more} more]" if more > 0 else f"[{first}]" if first else ""
