"""A measurement in a process of its own, on SQLite in a folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

RUN = """
import django, json, sys
django.setup()
from importlib import import_module
from django.core.management import call_command
call_command("migrate", verbosity=0)
module, name, *given = sys.argv[1:]
found = getattr(import_module(module), name)(*given)
sys.stdout.write("\\n" + json.dumps(found))
"""


def alone(folder: Path, module: str, name: str, *given: str) -> dict[str, Any]:
    """Return what a function of a module finds, called with these words in a new process."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "wargame.config.settings",
        "WARGAME_VAR": str(folder),
        "WARGAME_ENV_FILE": os.devnull,
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN, module, name, *given],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
