"""The record of a very long exercise, exported by the worker: how much memory, and how long.

A rehearsed exercise is stretched to 100,000 entries with statements of everybody and cables; then
the worker that serves a house does one job a process: for each reader the record without people,
and the whole record. Another one is stretched to 20,000, of which the worker prints the report.
"""

import resource
import time
from pathlib import Path
from typing import Any

from tests.bench.alone import alone

LONG, MIDDLE = 100_000, 20_000
BATCH = 5_000
HERE = "tests.bench.export"
READERS = ("control", "observer", "ald")
LINES = ("record", "jsonl")
PAPERS = ("pdf", "xlsx")


def export(folder: Path) -> dict[str, Any]:
    """Measure it, and return what was found: a row for each form and reader."""
    long, middle = (alone(folder, HERE, "stretch", str(one))["code"] for one in (LONG, MIDDLE))
    lines = [(long, form, reader) for form in LINES for reader in READERS]
    papers = [(middle, form, reader) for form in PAPERS for reader in ("control", "observer")]
    rows = {
        f"{form}_{reader}": alone(folder, HERE, "job", form, code, reader)
        for code, form, reader in (*lines, *papers)
    }
    most = max(rows[f"{form}_{reader}"]["mb"] for _, form, reader in lines)
    return {"name": "export", "entries": LONG, "lines_mb": most, "report_entries": MIDDLE, **rows}


def stretch(entries: str) -> dict[str, Any]:
    """Return the code of an exercise with so many entries."""
    from wargame.conduct.rehearsal import rehearse  # noqa: PLC0415 - Django is set up by now
    from wargame.engine import EVERYONE, Seat, Told, only  # noqa: PLC0415
    from wargame.engine.instruments.cables import CableSent  # noqa: PLC0415
    from wargame.engine.instruments.statements import StatementMade  # noqa: PLC0415
    from wargame.engine.names import CableId, CellId, SeatId, StatementId  # noqa: PLC0415
    from wargame.journal import reading, writing  # noqa: PLC0415

    code, wanted = rehearse("harbour").code, int(entries)
    at, by = reading.cover(code).created_at, Seat(CellId("ald"), SeatId("ald-1"))
    text, other = "We have said before that a pier is no place for a customs house. " * 3, "bir"

    def told(n: int) -> Told:
        if n % 3:
            return Told(StatementMade(StatementId(f"s{n}"), by.cell, text), EVERYONE)
        to = (CellId(other),)
        sent = CableSent(CableId(f"c{n}"), by.cell, to, "open", f"Pier {n}", text)
        return Told(sent, only(by.cell, *to))

    while (head := reading.heads((code,))[code]) < wanted:
        with writing.pen(code) as pen:
            batch = [told(n) for n in range(head, min(head + BATCH, wanted))]
            pen.append(batch, by, f"stretch-{head}", at)
    return {"code": code}


def job(form: str, code: str, reader: str) -> dict[str, Any]:
    """Let this process do one job as the worker does, and return what it took."""
    from django.conf import settings  # noqa: PLC0415 - Django is set up by now

    from wargame.aar import works  # noqa: PLC0415
    from wargame.conduct import jobs  # noqa: PLC0415
    from wargame.engine.instruments.exporting import ExportForm  # noqa: PLC0415
    from wargame.engine.names import CellId  # noqa: PLC0415

    settings.WARGAME_JOBS_APART = False
    made = works.order(
        code, ExportForm(form), CellId(reader), named=form == "record", by="control-1"
    )
    began = time.monotonic()
    jobs.work()
    took = time.monotonic() - began
    path = next(jobs.file_of(one) for one in jobs.jobs(code) if one.id == made.id)
    assert path is not None, made
    with path.open("rb") as file:
        lines = sum(1 for _ in file)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = path.stat().st_size / 1024 / 1024
    path.unlink()
    return {"mb": round(most, 1), "s": round(took, 1), "lines": lines, "file_mb": round(size, 1)}
