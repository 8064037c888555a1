"""Spreadsheets as files: CSV and XLSX, in and out, as rows of texts.

What comes in is bounded and is never run: no macros, no links, no formulas. XLSX is a ZIP of XML,
so its size is looked at before it is unpacked; openpyxl reads its XML by defusedxml. It is imported
when a workbook comes or goes: that takes as long as a tenth of a start, and few need it.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Final

from defusedxml import DefusedXmlException

from wargame.packs.inject_sheets import LONGEST, MOST, harmless

LARGEST: Final = 1536 * 1024
"""Bytes of a file."""
UNPACKED: Final = 20 * 1024 * 1024
PARTS: Final = 200
WIDEST: Final = 60
Rows = list[list[str]]


class NotASheet(Exception):
    """A file that cannot be taken in, with the sentence that says why."""


def read_sheet(name: str, content: bytes) -> Rows:
    """Return the rows of a file, as CSV or XLSX by its name. Raises NotASheet."""
    if len(content) > LARGEST:
        raise NotASheet(f"The file is larger than {LARGEST // 1024} KiB. Take rows out.")
    ending = name.lower().rpartition(".")[2]
    if ending == "csv":
        return _from_csv(content)
    if ending == "xlsx":
        return _from_xlsx(content)
    raise NotASheet("Only .xlsx and .csv are read. Save the sheet as one of these, without macros.")


def _from_csv(content: bytes) -> Rows:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NotASheet("The file is not UTF-8. Save it as “CSV UTF-8”.") from fault
    first = text.partition("\n")[0]
    divider = ";" if first.count(";") > first.count(",") else ","
    try:
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)]
    except csv.Error as fault:
        raise NotASheet(f"This is not CSV: {fault}. Save the sheet anew.") from fault
    return _bounded(rows)


def _from_xlsx(content: bytes) -> Rows:
    from openpyxl import load_workbook  # noqa: PLC0415 - see above
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    _look_inside(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MOST + 10, max_col=WIDEST, values_only=True)
        found = [["" if cell is None else _said(cell) for cell in row] for row in rows]
        book.close()
    except (InvalidFileException, DefusedXmlException, IndexError) as fault:
        raise NotASheet("This workbook cannot be read. Save it anew as .xlsx.") from fault
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as fault:
        raise NotASheet("This workbook is damaged. Save it anew as .xlsx.") from fault
    return _bounded(found)


def _look_inside(content: bytes) -> None:
    """Refuse what is no ZIP, unpacks to too much, or brings macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise NotASheet("This is not a workbook. Save the sheet as .xlsx.") from fault
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise NotASheet("The workbook unpacks to too much. Keep the list alone in it.")
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise NotASheet("The workbook holds macros. Save it as .xlsx, without them.")


def _said(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _bounded(rows: Iterable[Sequence[str]]) -> Rows:
    found = [[*row][:WIDEST] for row in rows]
    while found and not any(cell.strip() for cell in found[-1]):
        found.pop()
    if len(found) > MOST + 1:
        raise NotASheet(f"The sheet has more than {MOST} rows. Take some out.")
    return [[cell[: LONGEST + 1] for cell in row] for row in found]


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV in UTF-8 with a mark, so that spreadsheets know it."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a workbook of one sheet; every cell is a text, none a formula."""
    from openpyxl import Workbook  # noqa: PLC0415 - see above
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    book = Workbook()
    sheet = book.create_sheet("Injects", 0)
    del book["Sheet"]
    for n, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(n, place)
            cell.value = harmless(text)
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if n == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "C2"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
