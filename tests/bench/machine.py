"""What the machine says of a process: its core, its memory, its time."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SERVER_CORE, CLIENT_CORE = 0, 1
TICKS = os.sysconf("SC_CLK_TCK")


def cores() -> list[int]:
    """Return the cores that this process may use."""
    return sorted(os.sched_getaffinity(0))


def pin(pid: int, place: int) -> None:
    """Let a process, with all its threads, run on one core alone."""
    free = cores()
    if len(free) > 1:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with suppress(ProcessLookupError):
                os.sched_setaffinity(int(thread.name), {free[place % len(free)]})


@dataclass
class Spent:
    """What a process needed for something."""

    cpu_seconds: float = 0.0
    seconds: float = 0.0
    rss_mb: float = 0.0

    @property
    def cpu(self) -> float:
        """The share of a core that it took."""
        return round(self.cpu_seconds / self.seconds, 3) if self.seconds else 0.0


@contextmanager
def spending(pid: int) -> Iterator[Spent]:
    """Measure what a process needs for what is done inside."""
    spent, began, before = Spent(), time.perf_counter(), _cpu_seconds(pid)
    yield spent
    spent.seconds = time.perf_counter() - began
    spent.cpu_seconds = _cpu_seconds(pid) - before
    spent.rss_mb = peak_mb(pid)


def peak_mb(pid: int) -> float:
    """Return the most memory that a process has had, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM"))
    return round(int(peak.split()[1]) / 1024, 1)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
