"""Our server with a tiny application behind it, for tests of the server itself."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.rig.processes import Process
from tests.rig.served import ROOT, clean_environment


class Wire:
    """The tiny application, served by our server."""

    def __init__(self, process: Process) -> None:
        """Wait until `process` listens."""
        self.process = process
        self.port = int(process.says(r"Listening on port (\d+)")[1])

    @property
    def memory(self) -> int:
        """How many bytes of memory the server holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024


@contextmanager
def running_wire(way: str, folder: Path) -> Iterator[Wire]:
    """Start the tiny application; `way` is swift or plain. Stop it at the end."""
    command = [sys.executable, "-m", "tests.rig.wire_app", way]
    process = Process(command, folder / "log", env=clean_environment(), cwd=ROOT)
    yield Wire(process)
    process.stop()
