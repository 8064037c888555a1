"""Cells of a table, as people and as spreadsheets get them."""

from datetime import datetime
from fractions import Fraction
from typing import Any

DANGEROUS = (*"=+-@\t\r\n|%", *"\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet may take for the beginning of a command; the last four are wide ones."""


def shown(cell: Any) -> str:  # noqa: ANN401 - whatever stands in a table
    """Return a cell as people read it; nothing where there is nothing to say."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Fraction):
        return str(cell) if cell.denominator == 1 else f"{float(cell):.2f}"
    if isinstance(cell, float):
        return f"{cell:.2f}".rstrip("0").rstrip(".")
    if isinstance(cell, datetime):
        return cell.strftime("%-d %B %Y, %H:%M")
    return str(cell)


def safe(cell: Any) -> Any:  # noqa: ANN401 - whatever stands in a table
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, bool):
        return shown(cell)
    if isinstance(cell, Fraction):
        return cell.numerator if cell.denominator == 1 else round(float(cell), 4)
    if isinstance(cell, int | float | None):
        return cell
    text = shown(cell)
    return f"'{text}" if text.lstrip().startswith(DANGEROUS) or text[:1] in DANGEROUS else text
