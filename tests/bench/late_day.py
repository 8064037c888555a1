"""The console late in a long day: 5,000 entries, eighty seats, and an act until control sees it.

The exercise is filled through the engine's own acts, so every panel has what it has to paint. Each
act is then recorded, looked at and painted as a process does it when its bell rings; the frame of
what changed is made, too. A browser's part is in the measurement of the room.
"""

import itertools
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from tests.bench.laps import Laps
from wargame.conduct import acts, arrivals, looks, opening, orders, presence
from wargame.conduct.company import gather
from wargame.engine import STATE, Seat, Viewer
from wargame.engine.names import CONTROL, CellId, SeatId
from wargame.live import frames
from wargame.live.workshop import Brush
from wargame.people.models import Person

ENTRIES = 5_000
SEATS = 80
ACTS = 200
SLUG = "ukraine-settlement"
PHASE = "r2-deals"
BOSS = Seat(CONTROL, SeatId("control-1"))
MIX = ("statement", "cable", "question", "cable", "caucus", "statement", "cable", "proposal")


def late_day() -> dict[str, Any]:
    """Measure it on the database of the settings, and return what was found."""
    code, seats = _filled()
    brush, heard = Brush(("control", CONTROL)), looks.look(code, STATE).head
    _paint(code, brush)
    whole, painted, doing = Laps(), Laps(), _doing(code, seats, "late")
    for _ in range(ACTS):
        with whole.lap():
            next(doing)
            with painted.lap():
                _paint(code, brush)
    return {
        "name": "console",
        **whole.row(),
        "paint_p95_ms": painted.row()["p95_ms"],
        "acts": ACTS,
        "entries": heard,
        "seats": len(seats),
    }


def _paint(code: str, brush: Brush) -> None:
    """Look and paint as when a bell rings, and make the frame of all that is shown."""
    seen = looks.look_all(code, (brush.viewer, STATE))
    before = brush._last.panels if brush._last else {}
    painting = brush.paint(seen[brush.viewer], gather(code))
    changed = {name: it for name, it in painting.panels.items() if before.get(name) is not it}
    frames.news(painting.heard, painting.digest, changed)


def _filled() -> tuple[str, list[Seat]]:
    """Seat eighty people, and let them act until the journal is as long as it shall be."""
    boss = get_user_model().objects.create_user("bench")
    code = opening.create(SLUG, by=boss)
    lineup = opening.scenario_of(code).lineups[0].id
    command = orders.command("exercise.prepare", {"lineup": lineup, "timing": "full-day"})
    acts.submit(code, BOSS, command, "prepare")
    cells = looks.look(code, Viewer(CONTROL)).picture.setting.cells
    for number in range(SEATS):
        handle = arrivals.arrive(code, f"Person {number}").handle
        Person.objects.filter(handle=handle).update(
            cell=cells[number % len(cells)], seat=f"{cells[number % len(cells)]}-{number}"
        )
    acts.submit(code, BOSS, orders.command("exercise.start", {"anyway": True}), "start")
    clock = looks.look(code, Viewer(CONTROL)).picture.clock
    wanted = {"phase": PHASE, "after": clock.phase}
    acts.submit(code, BOSS, orders.command("phase.open", wanted), "open")
    people = Person.objects.filter(exercise=code)
    presence.seen(code, {one.handle: 1 for one in people})
    seats = [Seat(CellId(one.cell), SeatId(one.seat)) for one in people]
    doing = _doing(code, seats, "early")
    while looks.look(code, STATE).head < ENTRIES:
        next(doing)
    return code, seats


def _doing(code: str, seats: list[Seat], word: str) -> Iterator[None]:
    """Act in turns: words to all, to some and inside, questions that are answered, texts."""
    caucuses = [_caucus(code, seats, word, n) for n in range(6)]
    for number in itertools.count():
        by, other = seats[number * 7 % len(seats)], seats[(number * 11 + 5) % len(seats)]
        name, text = f"{word}-{number}", f"{word} {number}. " + "We say so. " * 10
        kind = MIX[number % len(MIX)]
        if kind == "cable" and other.cell != by.cell:
            given = {"to": [other.cell], "subject": name, "text": text}
            _do(code, by, "cable.send", given, name)
        elif kind == "question":
            made = _do(code, by, "question.ask", {"text": text}, name)
            if number % (3 * len(MIX)):
                _do(code, BOSS, "question.answer", {"question": made, "text": "Yes."}, f"{name}-a")
        elif kind == "caucus":
            opener, caucus = caucuses[number % len(caucuses)]
            _do(code, opener, "caucus.say", {"caucus": caucus, "text": text}, name)
        elif kind == "proposal" and number % (8 * len(MIX)) == len(MIX) - 1:
            given = {"title": name, "clauses": ["Aid for a year.", "A review after it."]}
            _do(code, by, "proposal.table", given, name)
        else:
            _do(code, by, "statement.make", {"text": text}, name)
        yield


def _caucus(code: str, seats: list[Seat], word: str, number: int) -> tuple[Seat, str]:
    opener, guest = seats[number], seats[number + 1]
    words = {"title": f"Corridor {number}", "invite": [guest.cell]}
    made = _do(code, opener, "caucus.open", words, f"{word}-c{number}")
    _do(code, guest, "caucus.join", {"caucus": made}, f"{word}-j{number}")
    return opener, made


def _do(code: str, by: Seat, act: str, given: dict[str, Any], name: str) -> str:
    """Do an act, at the time of the moment, and return the name of what it made."""
    command = orders.command(act, given)
    return acts.submit(code, by, command, name, now=timezone.now()).made or ""
