"""A Redis server for one test run."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.rig.processes import Process, answers, free_port


@contextmanager
def running_redis() -> Iterator[str]:
    """Start a server that keeps nothing; give its address, and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="wargame-redis-"))
    port = free_port()
    options = {"--port": port, "--bind": "127.0.0.1", "--dir": folder, "--save": ""}
    command = [str(word) for pair in options.items() for word in pair]
    server = Process(["redis-server", *command], folder / "log")
    try:
        server.once(lambda: answers(port), "an open port")
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.stop()
        shutil.rmtree(folder)
