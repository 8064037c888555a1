"""The console late in a long day, measured in a process of its own: see `late_day`."""

from pathlib import Path
from typing import Any

from tests.bench.alone import alone


def console(folder: Path) -> dict[str, Any]:
    """Measure it on SQLite in this folder, and return what was found."""
    return alone(folder, "tests.bench.late_day", "late_day")
