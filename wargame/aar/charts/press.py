"""The press: another process that draws, because drawing holds on to the whole interpreter.

In the process that serves the rooms it would stop every room, for seconds at first. The press is
started with the first picture, draws one after the other, and ends with this process or after some
idle minutes. It speaks in lines of JSON.
"""

import atexit
import json
import subprocess
import sys
from pathlib import Path
from threading import Lock

SCRIPT = Path(__file__).with_name("press_script.py")


class Undrawn(RuntimeError):
    """A chart that cannot be drawn, with what Vega says of it."""


class Press:
    """One drawing process, used by one thread at a time."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None

    def make(self, kind: str, spec: str) -> str:
        """Return a picture as base64 (`kind` is svg or png); raises Undrawn."""
        line = json.dumps({"kind": kind, "spec": spec}) + "\n"
        with self._lock:
            said = self._ask(line) or self._ask(line)  # it may have ended, idle, a moment ago
        if not said:
            raise Undrawn("The process that draws charts ended. Load the page again.")
        answer: dict[str, str] = json.loads(said)
        if "failed" in answer:
            raise Undrawn(answer["failed"])
        return answer["made"]

    def _ask(self, line: str) -> str:
        """Return the answer to a line, or nothing where the process is gone."""
        process = self._running()
        assert process.stdin is not None  # noqa: S101 - it was started with pipes
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(line)
            process.stdin.flush()
            said = process.stdout.readline()
        except BrokenPipeError:
            said = ""
        if not said:
            self._end()
        return said

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - a script of this house
                [sys.executable, "-I", str(SCRIPT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                start_new_session=True,
            )
        return self._process

    def close(self) -> None:
        """End the process, if it runs; the next picture starts another."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None and not pipe.closed:
                _shut(pipe)


def _shut(pipe: object) -> None:
    """Close a pipe whose other end may be gone, with what was still to be written."""
    try:
        pipe.close()  # type: ignore[attr-defined]
    except BrokenPipeError:
        return


PRESS = Press()
atexit.register(PRESS.close)
