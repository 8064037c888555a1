"""The analysis of a draft of the settlement package: all its outcomes, for nine parties.

What control waits for when nothing of it is kept yet, in processor time: laying out the outcomes,
the zone of agreement, and what is said of a draft. `whole` is a draft that settles every issue,
`half` one that leaves half of them open. The levels are those of the middle of the game.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wargame import packs
from wargame.engine import Scenario, bargaining
from wargame.engine.bargaining import Zone
from wargame.engine.bargaining.sheets import Levels

ROUNDS = 9
PACKAGE = "Settlement table"
FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "scenarios" / "ukraine-settlement"


def settlement() -> dict[str, Any]:
    """Measure it, and return what was found."""
    scenario, aim = packs.read(FOLDER), packs.calibration(FOLDER)
    clock = Clock()
    zones = [_round(clock, scenario, aim.levels if aim else {}) for _ in range(ROUNDS)]
    return _row(clock.times, zones[-1])


class Clock:
    """What each part of the work has cost, in seconds of the processor."""

    def __init__(self) -> None:
        """Begin with nothing measured."""
        self.times: dict[str, list[float]] = {}

    def time[T](self, name: str, do: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - what `do` takes
        """Return what a part of the work brings, and note what it has cost."""
        began = time.process_time()
        done = do(*given)
        self.times.setdefault(name, []).append(time.process_time() - began)
        return done


def _round(clock: Clock, scenario: Scenario, levels: Levels) -> Zone:
    space = clock.time("space", bargaining.space, scenario, PACKAGE, scenario.lineups[0], levels)
    zone = clock.time("zone", bargaining.zone, space)
    whole = space.outcome(space.coherent[len(space.coherent) // 2])
    half = dict(list(whole.items())[: len(whole) // 2])
    clock.time("whole", bargaining.analysis, zone, whole)
    clock.time("half", bargaining.analysis, zone, half)
    return zone


def _row(times: dict[str, list[float]], zone: Zone) -> dict[str, Any]:
    def together(name: str) -> float:
        rounds = zip(times["space"], times["zone"], times[name], strict=True)
        return round(statistics.median(map(sum, rounds)) * 1000, 1)

    return {
        "name": "settlement",
        "cpu_ms": max(together("whole"), together("half")),
        "whole_cpu_ms": together("whole"),
        "half_cpu_ms": together("half"),
        **{f"{one}_ms": round(statistics.median(row) * 1000, 1) for one, row in times.items()},
        "outcomes": len(zone.space.sums),
        "coherent": zone.of,
        "in_the_zone": len(zone.codes),
        "rounds": ROUNDS,
    }
