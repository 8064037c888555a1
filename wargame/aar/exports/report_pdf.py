"""A report as a PDF: tagged, set by Typst without a network and without files of its own.

What people wrote travels as JSON beside the template and is never part of its source, so nothing
in it can be a command. The standard PDF/UA-1 is asked for, which Typst checks as it sets.
"""

import json
from pathlib import Path
from typing import Any

import typst

from wargame.aar.charts import Chart, svg
from wargame.aar.exports.cells import shown
from wargame.aar.report.document import Block, Caution, Document, Quote, Text, beside
from wargame.aar.sections import Table

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
            {"level": level, "title": part.title, "blocks": [*map(_block, part.blocks)]}
            for level, part in document.walk()
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Text():
            return {"kind": "text", "text": block.text, "proof": proof(block)}
        case Caution():
            return {"kind": "caution", "text": block.text}
        case Quote():
            return {"kind": "quote", "mark": block.mark, "text": block.text}
        case Chart():
            note, rows = beside(block)
            table = _table(block.title, block.columns, rows)
            return {**table, "kind": "chart", "svg": svg(block), "note": note}
        case Table():
            return {**_table(block.title, block.columns, block.rows), "kind": "table"}


def _table(title: str, columns: tuple[str, ...], rows: tuple[tuple[Any, ...], ...]) -> Any:  # noqa: ANN401
    return {
        "title": title,
        "columns": columns,
        "rows": [[shown(cell) for cell in row] for row in rows],
        "figures": figures(rows, len(columns)),
        "widths": widths(columns, rows),
    }


def widths(columns: tuple[str, ...], rows: tuple[tuple[Any, ...], ...]) -> list[int]:
    """Return how wide each column is by its longest word or, for prose, by its length."""
    found = []
    for n, column in enumerate(columns):
        texts = [column, *(shown(row[n]) for row in rows)]
        longest = max((len(word) for text in texts for word in text.split()), default=1)
        usual = sum(map(len, texts)) // len(texts)
        found.append(max(7, longest, min(40, usual)))
    return found


def figures(rows: tuple[tuple[Any, ...], ...], columns: int) -> list[bool]:
    """Return which columns hold numbers and nothing else, so that they stand to the right."""
    return [
        bool(rows) and all(isinstance(row[n], int | float | None) for row in rows)
        for n in range(columns)
    ]


MOST_PROOF = 6


def proof(text: Text) -> str:
    """Return the entries that prove a sentence, the first few of many."""
    first = ", ".join(map(str, text.proof[:MOST_PROOF]))
    more = len(text.proof) - MOST_PROOF
    return f"[{first} and {more} more]" if more > 0 else f"[{first}]" if first else ""
