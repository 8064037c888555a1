"""Fan-out: one public update to a thousand sockets of the real app, against a bare broadcast.

Both are timed alike, by the same client, from the moment a request leaves it to the moment the
last socket has the whole frame. The app's time holds everything: the POST, the decision, the
journal on disk, the look, the paint, and the push. `ratio` compares those; `push_ratio` compares
from the first socket's frame to the last one's. `app_cpu_ms` and `bare_cpu_ms` are what an update
costs the servers, which does not depend on what else the machine does.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.browser import Browser
from tests.bench.ears import Audience, Ear
from tests.bench.machine import SERVER_CORE, pin, spending
from tests.rig.processes import Process
from tests.rig.served import Served

SOCKETS = 1000
ROUNDS = 40
WARM_UP = 5
PAUSE = 0.05


def fanout(app: Served, folder: Path) -> dict[str, Any]:
    """Measure both, by turns, and return what was found."""
    links = json.loads(app.manage("rehearse", "harbour", "--until", "2", "--json"))
    boss, wall = Browser(f"127.0.0.1:{app.port}"), Browser(f"127.0.0.1:{app.port}")
    boss.visit(links["control"])
    wall.visit(links["projector"])
    boss.post("act/projector.take", show="statements")
    bare = Process([sys.executable, "-m", "tests.bench.bare"], folder / "bare.log")
    ours, theirs = Audience(), Audience()
    try:
        port = int(bare.says(r"port (\d+)")[1])
        pin(bare.pid, SERVER_CORE)
        pin(app.process.pid, SERVER_CORE)
        began = time.perf_counter()
        for number in range(SOCKETS):
            ours.open(app.port, wall.page + "live", wall.cookie)
            if number % 50 == 0:
                ours.hear(0)  # the server asks whether we are alive
        joined = time.perf_counter() - began
        for number in range(SOCKETS):
            theirs.open(port, "/")
            if number % 50 == 0:
                ours.hear(0)
        mouth = theirs.open(port, "/")
        with spending(bare.pid) as yardstick:
            found = _measure(app, boss, ours, theirs, mouth)
        bare_cpu = round(yardstick.cpu_seconds * 1000 / (WARM_UP + ROUNDS), 2)
        return found | {"bare_cpu_ms": bare_cpu, "join_s": round(joined, 2)}
    finally:
        ours.close()
        theirs.close()
        bare.stop()


type Times = dict[str, list[float]]


def _measure(
    app: Served, boss: Browser, ours: Audience, theirs: Audience, mouth: Ear
) -> dict[str, Any]:
    times: Times = {"app": [], "bare": [], "app_push": [], "bare_push": []}
    size = 0
    with spending(app.process.pid) as spent:
        for number in range(WARM_UP + ROUNDS):
            words = f"Statement {number}: the harbour is open, and stays open."
            _note(times, "app", ours, lambda: boss.send("act/statement.make", text=words))  # noqa: B023 - called at once
            boss.answer("act/statement.make")
            size = next(iter(ours.ears.values())).size
            _note(times, "bare", theirs, lambda: mouth.say(str(size)))  # noqa: B023 - called at once
            ours.rest_for(PAUSE)
    middle = {name: statistics.median(found[WARM_UP:]) for name, found in times.items()}
    return {
        "name": "fanout",
        "ratio": round(middle["bare"] / middle["app"], 3),
        "push_ratio": round(middle["bare_push"] / middle["app_push"], 3),
        **{f"{name}_ms": round(value * 1000, 2) for name, value in middle.items()},
        "sockets": SOCKETS,
        "rounds": ROUNDS,
        "frame_bytes": size,
        "rss_mb": spent.rss_mb,
        "cpu": spent.cpu,
        "app_cpu_ms": round(spent.cpu_seconds * 1000 / (WARM_UP + ROUNDS), 2),
    }


def _note(times: Times, name: str, audience: Audience, begin: Callable[[], None]) -> None:
    """Begin an update, and note how long it took until everybody had it."""
    began = time.perf_counter()
    begin()
    first, last = audience.hear_out(SOCKETS)
    times[name].append(last - began)
    times[f"{name}_push"].append(last - first)
