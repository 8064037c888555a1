"""What is printed of a report after a very long exercise: tables that somebody can read."""

from collections.abc import Iterator
from dataclasses import replace

from wargame.aar.report.document import Block, Document, Part, Text
from wargame.aar.sections import Table

MOST = 500
"""Rows of a table on paper; a workbook and CSV hold all of them."""


def shortened(document: Document, most: int = MOST) -> Document:
    """Return a report whose tables have no more rows than these, and say how many are left out."""
    return replace(document, parts=tuple(_part(one, most) for one in document.parts))


def _part(part: Part, most: int) -> Part:
    blocks = tuple(it for one in part.blocks for it in _block(one, most))
    return replace(part, blocks=blocks, parts=tuple(_part(one, most) for one in part.parts))


def _block(block: Block, most: int) -> Iterator[Block]:
    if not isinstance(block, Table) or len(block.rows) <= most:
        yield block
        return
    yield replace(block, rows=block.rows[:most])
    left = len(block.rows) - most
    yield Text(f"Rows of this table that are not printed: {left:,}. The tables for Excel hold all.")
