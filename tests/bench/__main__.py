"""Measure a settlement, the console, replay, export, fan-out, a full room: a JSON line each."""

import json
import os
import sys
import tempfile
from pathlib import Path

from tests.bench.console import console
from tests.bench.export import export
from tests.bench.fanout import fanout
from tests.bench.machine import CLIENT_CORE, SERVER_CORE, pin
from tests.bench.replay import replay
from tests.bench.room import room
from tests.bench.settlement import settlement
from tests.rig.served import Backstage, Stage


def no_server() -> str:
    """Say that a measurement needs neither PostgreSQL nor Redis."""
    raise RuntimeError("The measurements run on a laptop's set-up: SQLite, one process.")


def main(chosen: list[str]) -> None:
    """Run the measurements that were chosen, or all."""
    pin(os.getpid(), CLIENT_CORE)
    if not chosen or settlement.__name__ in chosen:
        sys.stdout.write(json.dumps(settlement()) + "\n")
        sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="wargame-bench-") as name:
        folder = Path(name)
        for alone in (console, replay, export):
            if not chosen or alone.__name__ in chosen:
                (folder / alone.__name__).mkdir()
                sys.stdout.write(json.dumps(alone(folder / alone.__name__)) + "\n")
                sys.stdout.flush()
        for measure in (fanout, room):
            if chosen and measure.__name__ not in chosen:
                continue
            own = folder / measure.__name__
            own.mkdir()
            stage = Stage(Backstage(own, postgres=no_server, redis=no_server))
            try:
                app = stage.serve()
                pin(app.process.pid, SERVER_CORE)
                sys.stdout.write(json.dumps(measure(app, own)) + "\n")
                sys.stdout.flush()
            finally:
                stage.close()


if __name__ == "__main__":
    main(sys.argv[1:])
