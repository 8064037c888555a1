"""The replay of a long day: jumps to anywhere in 5,000 entries, as control's page asks for them.

Each row is of a process of its own. `page_ms` is the opening of the page with one room, which goes
through the record once; `first_ms` the first jump of that room, `p95_ms` that of many jumps, each
to one room. `nine_*` is a jump of all nine rooms, of which the page's script asks one after
another: until the first stands, and until all do. `restarted_ms` is the first jump of a process
that was asked for nothing before, as after a restart under an open page. `kept_mb` is what is kept
for nine viewers.
"""

import random
import time
import tracemalloc
from pathlib import Path
from typing import Any

from tests.bench.alone import alone
from tests.bench.laps import Laps, p95

JUMPS, NINES = 60, 10
HERE = "tests.bench.replay"


def replay(folder: Path) -> dict[str, Any]:
    """Measure it on SQLite in this folder, and return what was found."""
    day = alone(folder, HERE, "filled")
    rows = (
        alone(folder, HERE, name, day["code"], *day["cells"])
        for name in ("restarted", "jumps", "kept")
    )
    return {"name": "replay", **{key: value for row in rows for key, value in row.items()}}


def filled() -> dict[str, Any]:
    """Return the code of an exercise of a long day, and its delegations."""
    from tests.bench.late_day import _filled  # noqa: PLC0415 - needs Django to be set up

    code, seats = _filled()
    return {"code": code, "cells": sorted({one.cell for one in seats})}


class Desk:
    """Somebody in control before the page of the replay."""

    def __init__(self, code: str) -> None:
        """Sign in, at a server that has read its addresses, as they do when they start."""
        from django.contrib.auth import get_user_model  # noqa: PLC0415
        from django.test import Client  # noqa: PLC0415
        from django.urls import get_resolver  # noqa: PLC0415

        from wargame.journal import reading  # noqa: PLC0415

        self.client, self.path = (
            Client(SERVER_NAME="localhost"),
            f"/x/{code}/control/debrief/replay/",
        )
        self.client.force_login(get_user_model().objects.get(username="bench"))
        get_resolver().check()
        self.last = reading.heads((code,))[code]

    def page(self, *cells: str) -> None:
        """Open the page with these rooms."""
        assert self.client.get(self.path, {"see": cells}).status_code == 200

    def jump(self, position: int, cell: str, more: str = "") -> None:
        """Jump to an entry, for one room; for one `&more` where another was asked for before."""
        asked = f"{self.path}frame?at={position}{more}&see={cell}"
        answer = self.client.get(asked)
        assert answer.json()["panels"][cell], asked


def restarted(code: str, *cells: str) -> dict[str, Any]:
    """Measure the first jump of this process."""
    desk, lap = Desk(code), Laps()
    with lap.lap():
        desk.jump(desk.last // 2, cells[0])
    return {"restarted_ms": round(lap.took[0])}


def jumps(code: str, *cells: str) -> dict[str, Any]:
    """Measure the page, its first jump, and many more."""
    desk, chance = Desk(code), random.Random(7)
    opening, first, laps = Laps(), Laps(), Laps()
    with opening.lap():
        desk.page(cells[0])
    with first.lap():
        desk.jump(desk.last // 2, cells[0])
    desk.page(*cells)
    for _ in range(JUMPS):
        with laps.lap():
            desk.jump(chance.randint(1, desk.last), chance.choice(cells))
    return {
        "page_ms": round(opening.took[0]),
        "first_ms": round(first.took[0]),
        **laps.row(),
        **_nines(desk, cells, chance),
        "jumps": JUMPS,
        "entries": desk.last,
        "viewers": len(cells),
    }


def _nines(desk: Desk, cells: tuple[str, ...], chance: random.Random) -> dict[str, float]:
    one, all_of_them = [], []
    for _ in range(NINES):
        began, position = time.perf_counter(), chance.randint(1, desk.last)
        for cell in cells:
            desk.jump(position, cell, "" if cell == cells[0] else "&more")
            if cell == cells[0]:
                one.append((time.perf_counter() - began) * 1000)
        all_of_them.append((time.perf_counter() - began) * 1000)
    return {"nine_first_p95_ms": p95(one), "nine_all_p95_ms": p95(all_of_them)}


def kept(code: str, *cells: str) -> dict[str, float]:
    """Measure what is kept for nine viewers."""
    from wargame.conduct import past  # noqa: PLC0415
    from wargame.engine import Viewer  # noqa: PLC0415
    from wargame.engine.names import CellId  # noqa: PLC0415

    viewers = [Viewer(CellId(one)) for one in cells]
    tracemalloc.start()
    past.past_of(code).ready(viewers)
    found = tracemalloc.get_traced_memory()[0] / 1024 / 1024
    tracemalloc.stop()
    return {"kept_mb": round(found, 1)}
