"""Processes that the tests start: with a log, a sign that they are ready, and a sure end."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

READY_SECONDS = 120.0
STOP_SECONDS = 20.0
GLANCE_SECONDS = 0.02


def until[T](look: Callable[[], T], what: str, seconds: float = READY_SECONDS) -> T:
    """Return the first truthy answer of `look`; fail with `what` when it takes too long."""
    deadline = time.monotonic() + seconds
    while not (answer := look()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited {seconds:g} s for {what}.")
        time.sleep(GLANCE_SECONDS)
    return answer


def free_port() -> int:
    """Return a port on which nobody listens at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Return whether somebody on this machine listens on `port`."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Process:
    """A program that runs beside the tests."""

    def __init__(
        self,
        command: Sequence[str],
        log: Path,
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        user: str | None = None,
    ) -> None:
        """Start `command`, as `user`; what it says goes to the file `log`."""
        self.log = log
        self._name = Path(command[0]).name
        with log.open("ab") as out:
            self._popen = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=dict(os.environ if env is None else env),
                cwd=cwd,
                user=user,
                group=user,
                extra_groups=None if user is None else [],
            )
        self.pid = self._popen.pid

    @property
    def said(self) -> str:
        """All that the program has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def says(self, pattern: str, seconds: float = READY_SECONDS) -> re.Match[str]:
        """Wait for a match of `pattern` in the log, and return it."""
        return self.once(lambda: re.search(pattern, self.said), f"{pattern!r}", seconds)

    def once[T](self, look: Callable[[], T | None], what: str, seconds: float = READY_SECONDS) -> T:
        """Wait for a truthy answer of `look`, and return it; a program that ends has failed."""

        def glance() -> T | None:
            if self._popen.poll() is not None:
                raise RuntimeError(f"{self._name} ended while we waited for {what}:\n{self.said}")
            return look()

        answer = until(glance, f"{what} from {self._name}", seconds)
        assert answer is not None
        return answer

    def send(self, signal_number: int) -> None:
        """Send a signal, such as `signal.SIGSTOP`."""
        self._popen.send_signal(signal_number)

    def ends(self, seconds: float = READY_SECONDS) -> int:
        """Wait until the program ends by itself, and return its exit status."""
        return self._popen.wait(seconds)

    def stop(self) -> int:
        """Ask the program to end, insist after a while, and return its exit status."""
        if self._popen.poll() is None:
            self.send(signal.SIGTERM)
        try:
            return self._popen.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            return self.kill()

    def kill(self) -> int:
        """End the program without a word (SIGKILL), and return its exit status."""
        if self._popen.poll() is None:
            self.send(signal.SIGKILL)
        return self._popen.wait(STOP_SECONDS)
