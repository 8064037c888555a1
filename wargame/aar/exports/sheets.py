"""Tables as a workbook, and as CSV in one archive. No cell is ever taken for a formula."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from wargame.aar.exports.cells import safe
from wargame.aar.sections import Table

NAME = 31
"""A sheet's name is no longer, for the sake of spreadsheets."""

LONGEST = 32_000
"""A cell holds no more."""


def xlsx(tables: Iterable[Table], path: Path) -> None:
    """Write tables as a workbook, a sheet each, with a head that stays in sight."""
    book, taken = Workbook(write_only=True), set[str]()
    for one in tables:
        sheet = book.create_sheet(_name(one.title, taken))
        sheet.freeze_panes = "A2"
        for n, column in enumerate(one.columns, start=1):
            sheet.column_dimensions[get_column_letter(n)].width = _width(column, one, n - 1)
        sheet.append([_head(sheet, column) for column in one.columns])
        for row in one.rows:
            sheet.append([_cell(sheet, value) for value in row])
    book.save(path)


def _head(sheet: Any, column: str) -> Any:  # noqa: ANN401 - the library has a function for a type
    cell = _cell(sheet, column)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any) -> Any:  # noqa: ANN401 - whatever stands in a table
    """Return a cell whose words are words, whatever they begin with."""
    said = safe(value)
    if isinstance(said, str):
        said = ILLEGAL_CHARACTERS_RE.sub("", said)[:LONGEST]
    cell = WriteOnlyCell(sheet, value=said)
    if isinstance(said, str):
        cell.data_type = "s"
    return cell


def _width(column: str, table: Table, n: int) -> int:
    longest = max((len(str(row[n])) for row in table.rows[:200]), default=0)
    return max(8, len(column) + 2, min(60, longest))


def _name(title: str, taken: set[str]) -> str:
    plain = re.sub(r"[\[\]:*?/\\']", " ", ILLEGAL_CHARACTERS_RE.sub("", title)).strip()
    plain = plain[:NAME] or "Table"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: NAME - len(str(number)) - 1]} {number}"
    taken.add(name.casefold())
    return name


def csvs(tables: Iterable[Table], path: Path) -> None:
    """Write tables as CSV files in one archive, in UTF-8 with a mark that Excel understands."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        taken: set[str] = set()
        for one in tables:
            name = re.sub(r"[^a-z0-9]+", "-", _name(one.title, taken).lower()).strip("-")
            archive.writestr(f"{name or 'table'}.csv", "\ufeff" + _csv(one))


def _csv(table: Table) -> str:
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([safe(column) for column in table.columns])
    writer.writerows([safe(cell) for cell in row] for row in table.rows)
    return written.getvalue()
