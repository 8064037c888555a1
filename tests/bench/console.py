"""The console late in a long day, measured in a process of its own: see `late_day`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

RUN = """
import django, json, sys
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.bench.late_day import late_day
sys.stdout.write(json.dumps(late_day()))
"""


def console(folder: Path) -> dict[str, Any]:
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
