"""The long work of this floor: reports and exports, each written into the folder of its job."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wargame.aar import sight
from wargame.aar.exports import jsonl, polite
from wargame.aar.exports.report_html import html
from wargame.aar.exports.report_pdf import pdf
from wargame.aar.report import entries, manners
from wargame.aar.report.composing import compose
from wargame.aar.report.document import Document, reworded
from wargame.aar.report.manners import Manners
from wargame.aar.report.shortening import shortened
from wargame.aar.report.tables import all_tables, tables
from wargame.aar.sections import Table
from wargame.aar.sight import Sight
from wargame.conduct import jobs
from wargame.conduct.jobs import Bench, Job
from wargame.engine import Viewer
from wargame.engine.instruments.exporting import ExportForm
from wargame.engine.names import CONTROL, CellId
from wargame.journal import reading
from wargame.journal.record import Record

KIND: Final = "export"
LINES: Final = "application/jsonl; charset=utf-8"
COMPOSED, PRINTED = 70, 95
"""How far the work is, in per cent, once the document is there, and once it is printed."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which something leaves the house; `whole` ones cannot be without people."""

    title: str
    ending: str
    type: str
    whole: bool = False


FORMS: Mapping[ExportForm, Form] = {
    ExportForm.PDF: Form("Report, PDF", "pdf", "application/pdf"),
    ExportForm.DOCX: Form(
        "Report, Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ExportForm.HTML: Form("Report, web page", "html", "text/html; charset=utf-8"),
    ExportForm.XLSX: Form(
        "Tables, Excel",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ExportForm.CSV: Form("Tables, CSV in an archive", "zip", "application/zip"),
    ExportForm.JSONL: Form("Record without people, JSONL", "jsonl", LINES),
    ExportForm.RECORD: Form("Whole record, JSONL", "jsonl", LINES, whole=True),
}


def order(code: str, form: ExportForm, reader: CellId, *, named: bool, by: str) -> Job:
    """Order an export; whoever asks for names must have said so in the record before.

    Raises jobs.Crowded.
    """
    asked = {"form": form, "reader": reader, "named": named}
    return jobs.begin(code, KIND, FORMS[form].title, asked, by)


@jobs.work_of(KIND)
def export(job: Job, bench: Bench) -> str:
    """Write what a job asks for; return the name of its file."""
    form = ExportForm(job.asked["form"])
    name = f"{reading.cover(job.code).slug}-{job.code}-{form}.{FORMS[form].ending}"
    path = bench.file(name)
    how = manners.with_names(job.code) if job.asked["named"] else manners.of_house(job.code)
    viewer = Viewer(CellId(job.asked["reader"]))
    eyes = sight.of(job.code, viewer)
    if form in _LINES:
        _write_lines(path, _LINES[form](job.code, eyes, how), bench)
        return name
    if form in _SHEETS:
        made = _tables(job.code, eyes, how, bench)
        _SHEETS[form](made, path)
        return name
    document = compose(job.code, eyes, how, _first(bench, COMPOSED))
    bench.progress(COMPOSED)
    path.write_bytes(_PRINTS[form](shortened(document)))
    bench.progress(PRINTED)
    return name


def _first(bench: Bench, share: int) -> Callable[[float], None]:
    return lambda percent: bench.progress(percent * share / 100)


def _docx(document: Document) -> bytes:
    from wargame.aar.exports.report_docx import docx  # noqa: PLC0415 - few starts need it; it is slow

    return docx(document)


def _xlsx(tables: Iterable[Table], path: Path) -> None:
    from wargame.aar.exports.sheets import xlsx  # noqa: PLC0415 - the same

    xlsx(tables, path)


def _csvs(tables: Iterable[Table], path: Path) -> None:
    from wargame.aar.exports.sheets import csvs  # noqa: PLC0415 - the same

    csvs(tables, path)


_SHEETS: Mapping[ExportForm, Callable[[Iterable[Table], Path], None]] = {
    ExportForm.XLSX: _xlsx,
    ExportForm.CSV: _csvs,
}
_PRINTS: Mapping[ExportForm, Callable[[Document], bytes]] = {
    ExportForm.PDF: pdf,
    ExportForm.DOCX: _docx,
    ExportForm.HTML: lambda document: html(document).encode(),
}


def _whole(code: str, eyes: Sight, _: Manners) -> Iterable[str]:
    own = eyes.viewer.cell == CONTROL

    def reads(one: Record) -> bool:
        return eyes.reads(one) and not one.audience.sealed

    return jsonl.lines(code, eyes.viewer, None if own else reads)


_LINES: Mapping[ExportForm, Callable[[str, Sight, Manners], Iterable[str]]] = {
    ExportForm.JSONL: polite.lines,
    ExportForm.RECORD: _whole,
}


def _write_lines(path: Path, lines: Iterable[str], bench: Bench) -> None:
    code = bench.folder.parent.name
    every = max(100, reading.heads((code,)).get(code, 0) // 100)
    with path.open("w", encoding="utf-8") as file:
        for number, line in enumerate(lines):
            file.write(f"{line}\n")
            if number % every == 0:
                bench.progress(number / every)


def _tables(code: str, eyes: Sight, how: Manners, bench: Bench) -> tuple[Table, ...]:
    own = reworded(tables(entries.read(code, eyes), how), how.hide)
    bench.progress(COMPOSED / 2)
    document = compose(code, eyes, how, _first(bench, COMPOSED))
    return (*own, *(one for one in all_tables(document) if one.rows))
