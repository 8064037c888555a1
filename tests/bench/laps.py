"""Laps: how long the same thing takes again and again, on the wall and in the processor."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Laps:
    """The times of some laps, in milliseconds."""

    def __init__(self) -> None:
        """Begin with none."""
        self.took: list[float] = []
        self.cpu: list[float] = []

    @contextmanager
    def lap(self) -> Iterator[None]:
        """Measure what is done inside."""
        began, spent = time.perf_counter(), time.process_time()
        yield
        self.took.append((time.perf_counter() - began) * 1000)
        self.cpu.append((time.process_time() - spent) * 1000)

    def row(self) -> dict[str, float]:
        """Return what is said of them."""
        return {
            "p95_ms": p95(self.took),
            "cpu_p95_ms": p95(self.cpu),
            "p50_ms": round(statistics.median(self.took), 1),
            "max_ms": round(max(self.took), 1),
        }


def p95(times: list[float]) -> float:
    """Return the time below which 95 of a hundred are."""
    return round(statistics.quantiles(times, n=100, method="inclusive")[94], 1)
