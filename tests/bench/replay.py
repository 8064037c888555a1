"""The replay of a long day: jumps to anywhere in 5,000 entries, measured in a process of its own.

`first_ms` is the first look, which reads the whole record once; `jump` is what one jump costs: the
pictures of a delegation and of control, and one room painted that was not painted before, in
wall-clock and in processor time. `kept_mb` is what is kept for it.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

JUMPS = 60
RUN = """
import django, json, sys
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.bench.replay import jumps
sys.stdout.write(json.dumps(jumps()))
"""


def replay(folder: Path) -> dict[str, Any]:
    """Measure it on SQLite in this folder, and return what was found."""
    settings = {"DJANGO_SETTINGS_MODULE": "wargame.config.settings", "WARGAME_VAR": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def jumps() -> dict[str, Any]:
    """Measure it on the database of the settings."""
    from tests.bench.late_day import _filled  # noqa: PLC0415 - needs Django to be set up
    from wargame.conduct import looks, past  # noqa: PLC0415
    from wargame.engine import STATE, Viewer  # noqa: PLC0415
    from wargame.web.replay_frames import framed, painted  # noqa: PLC0415

    code, seats = _filled()
    last, cells = looks.look(code, STATE).head, sorted({one.cell for one in seats})
    began = time.perf_counter()
    past.past_of(code).at(last, [Viewer(cells[0])])
    first = (time.perf_counter() - began) * 1000
    past.forget(code)
    tracemalloc.start()
    for cell in cells:
        past.past_of(code).at(last, [Viewer(cell)])
    kept = tracemalloc.get_traced_memory()[0] / 1024 / 1024
    tracemalloc.stop()
    took, cpu, chance = [], [], random.Random(7)
    for _ in range(JUMPS):
        cell, position = chance.choice(cells), chance.randint(1, last)
        began, spent = time.perf_counter(), time.process_time()
        seen = past.past_of(code).at(position, [Viewer(cell)])
        framed(painted(code, seen, cell), cell)
        took.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - spent) * 1000)
    cuts, spent_cuts = (statistics.quantiles(one, n=100, method="inclusive") for one in (took, cpu))
    return {
        "name": "replay",
        "p95_ms": round(cuts[94], 1),
        "p50_ms": round(cuts[49], 1),
        "cpu_p95_ms": round(spent_cuts[94], 1),
        "first_ms": round(first),
        "kept_mb": round(kept, 1),
        "jumps": JUMPS,
        "entries": last,
        "viewers": len(cells),
    }
