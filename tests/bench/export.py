"""The record of a very long exercise, exported by the worker: how much memory, and how long.

A rehearsed exercise is stretched to 100,000 entries with statements of everybody; then the worker
that serves a house does two jobs, a process each: the whole record, and that without people.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ENTRIES = 100_000
BATCH = 5_000
FORMS = ("record", "jsonl")


def export(folder: Path) -> dict[str, Any]:
    """Measure it, and return what was found."""
    code = _run(folder, "stretch")["code"]
    rows = {form: _run(folder, form, code) for form in FORMS}
    return {
        "name": "export",
        "entries": ENTRIES,
        **{f"{form}_{what}": value for form, row in rows.items() for what, value in row.items()},
    }


def _run(folder: Path, *order: str) -> dict[str, Any]:
    """Let a process of its own do one thing, in a house that lies in this folder."""
    env = {
        **os.environ,
        "WARGAME_VAR": str(folder),
        "WARGAME_ENV_FILE": os.devnull,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.export", *order],
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _stretch() -> dict[str, Any]:
    """Return the code of an exercise with so many entries."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now

    from wargame.conduct.rehearsal import rehearse  # noqa: PLC0415
    from wargame.engine import EVERYONE, Seat, Told  # noqa: PLC0415
    from wargame.engine.instruments.statements import StatementMade  # noqa: PLC0415
    from wargame.engine.names import CellId, SeatId, StatementId  # noqa: PLC0415
    from wargame.journal import reading, writing  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    code = rehearse("harbour").code
    at, by = reading.cover(code).created_at, Seat(CellId("ald"), SeatId("ald-1"))
    text = "We have said before that a pier is no place for a customs house. " * 3
    while (head := reading.heads((code,))[code]) < ENTRIES:
        names = range(head, min(head + BATCH, ENTRIES))
        told = [Told(StatementMade(StatementId(f"s{n}"), by.cell, text), EVERYONE) for n in names]
        with writing.pen(code) as pen:
            pen.append(told, by, f"stretch-{head}", at)
    return {"code": code}


def _export(form: str, code: str) -> dict[str, Any]:
    from wargame.aar import works  # noqa: PLC0415 - Django is set up by now
    from wargame.conduct import jobs  # noqa: PLC0415
    from wargame.engine.instruments.exporting import ExportForm  # noqa: PLC0415
    from wargame.engine.names import CONTROL  # noqa: PLC0415

    works.order(code, ExportForm(form), CONTROL, named=form == "record", by="control-1")
    began = time.monotonic()
    jobs.work()
    took = time.monotonic() - began
    (one, *_) = jobs.jobs(code)
    path = jobs.file_of(one)
    assert path is not None, one
    with path.open("rb") as file:
        lines = sum(1 for _ in file)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = path.stat().st_size / 1024 / 1024
    return {"mb": round(most, 1), "s": round(took, 1), "lines": lines, "file_mb": round(size, 1)}


if __name__ == "__main__":
    import django

    django.setup()
    what, *rest = sys.argv[1:]
    sys.stdout.write(json.dumps(_stretch() if what == "stretch" else _export(what, *rest)) + "\n")
