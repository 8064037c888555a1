"""A full room: eighty people in nine delegations, control and a projector, at four acts a second.

Each act is posted when its time has come, whether or not the last one has been answered. It is
timed until the last screen that it concerns has heard of it, which is a frame with a word of this
act. Every page says that it is alive, as a browser's does.
"""

import itertools
import json
import re
import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.browser import Browser
from tests.bench.ears import Audience, Ear
from tests.bench.machine import spending
from tests.rig.served import Served

PEOPLE = 80
SECONDS = 20
ACTS_PER_SECOND = 4
BEAT_SECONDS = 5.0
READ_ENOUGH = 200_000
GRACE_SECONDS = 10.0
SLUG = "ukraine-settlement"
PHASE = "r2-deals"
MIX = ("statement", "cable", "proposal", "cable", "statement", "question", "cable", "statement")
NOW_AT = re.compile(rb'\{"n":(\d+),"h":"(\w*)"')


@dataclass
class Screen:
    """A page that follows: whose it is, and what it said last."""

    cell: str
    browser: Browser
    ear: Ear
    now_at: tuple[int, str] = (0, "")
    unread: int = 0

    def take(self) -> Iterator[tuple[float, bytes]]:
        """Yield what was heard since the last time, and when."""
        while self.ear.heard:
            at, text = self.ear.heard.popleft()
            self.unread += len(text)
            found = NOW_AT.match(text)
            if found:
                self.now_at = int(found[1]), found[2].decode()
            yield at, text
        if self.unread > READ_ENOUGH:
            self.beat()

    def beat(self) -> None:
        """Say what the page shows."""
        self.unread = 0
        self.ear.say(json.dumps({"hb": self.now_at[0], "h": self.now_at[1]}))


@dataclass
class Deed:
    """An act that was posted, and the screens that have not heard of it."""

    word: bytes
    at: float
    waiting: set[int]
    last: float = 0.0

    def heard(self, number: int, at: float, text: bytes) -> None:
        """Strike a screen off, if this frame is about the act."""
        if number in self.waiting and self.word in text:
            self.waiting.discard(number)
            self.last = max(self.last, at)


@dataclass
class Play:
    """The room, and what is done in it."""

    audience: Audience
    screens: list[Screen]
    deeds: list[Deed] = field(default_factory=list)
    posted: list[tuple[Browser, str]] = field(default_factory=list)

    def run(self) -> None:
        """Act at the given pace, and hear everybody out."""
        beats = (
            time.perf_counter() + n * BEAT_SECONDS / len(self.screens) for n in itertools.count()
        )
        turns = zip(beats, itertools.cycle(self.screens), strict=False)
        due, whose = next(turns)
        begin = time.perf_counter()
        for number in range(SECONDS * ACTS_PER_SECOND):
            while (left := begin + number / ACTS_PER_SECOND - time.perf_counter()) > 0:
                self._hear(min(left, 0.02))
                while due < time.perf_counter():
                    whose.beat()
                    due, whose = next(turns)
            self._act(number)
        deadline = time.perf_counter() + GRACE_SECONDS
        while any(deed.waiting for deed in self.deeds) and time.perf_counter() < deadline:
            self._hear(0.02)
        for browser, address in self.posted:
            browser.answer(address)

    def _act(self, number: int) -> None:
        people = [screen for screen in self.screens if len(screen.cell) == 3]
        who = people[number * 7 % len(people)]
        to = people[(number * 11 + 5) % len(people)].cell
        kind = MIX[number % len(MIX)]
        word = f"word{number:04d}"
        concerned = {screen.cell for screen in self.screens}
        if kind == "cable" and to != who.cell:
            fields: dict[str, object] = {
                "to": to,
                "subject": word,
                "text": f"{word}. " + "Aid. " * 20,
            }
            address, concerned = "act/cable.send", {who.cell, to, "control"}
        elif kind == "question":
            fields = {"text": f"{word}: may we?"}
            address, concerned = "act/question.ask", {who.cell, "control"}
        elif kind == "proposal":
            fields = {"title": word, "clauses": [f"{word}: aid for a year.", "A review after it."]}
            address, concerned = "act/proposal.table", concerned - {"control", "projector"}
        else:
            fields, address = {"text": f"{word}. " + "We say so. " * 10}, "act/statement.make"
            concerned -= {"control"}  # the console shows counts by the minute
        waiting = {n for n, screen in enumerate(self.screens) if screen.cell in concerned}
        if any(who.browser is browser for browser, _ in self.posted):
            who.browser.answer(address)
            self.posted = [it for it in self.posted if it[0] is not who.browser]
        self.deeds.append(Deed(word.encode(), time.perf_counter(), waiting))
        who.browser.send(address, **fields)
        self.posted.append((who.browser, address))

    def _hear(self, seconds: float) -> None:
        self.audience.hear(seconds)
        for number, screen in enumerate(self.screens):
            for at, text in screen.take():
                for deed in self._open(at):
                    deed.heard(number, at, text)

    def _open(self, at: float) -> Iterable[Deed]:
        return (deed for deed in self.deeds if deed.waiting and deed.at <= at)


def room(app: Served, _: Path) -> dict[str, Any]:
    """Fill the room, play in it, and return what was found."""
    audience = Audience(keep=True)
    try:
        screens = _filled(app, audience)
        for screen in screens:
            screen.beat()
        audience.rest_for(2)
        play = Play(audience, screens)
        with spending(app.process.pid) as spent:
            play.run()
        return _found(play, spent.rss_mb, spent.cpu)
    finally:
        audience.close()


def _found(play: Play, rss_mb: float, cpu: float) -> dict[str, Any]:
    missed = [deed.word.decode() for deed in play.deeds if deed.waiting]
    took = sorted((deed.last - deed.at) * 1000 for deed in play.deeds if not deed.waiting)
    twentieths = statistics.quantiles(took, n=100, method="inclusive")
    return {
        "name": "room",
        "p95_ms": round(twentieths[94], 1),
        "p50_ms": round(twentieths[49], 1),
        "p99_ms": round(twentieths[98], 1),
        "max_ms": round(took[-1], 1),
        "missed": len(missed),
        "closed": sum(screen.ear.gone for screen in play.screens),
        "acts": len(play.deeds),
        "acts_per_second": ACTS_PER_SECOND,
        "seats": PEOPLE,
        "delegations": len({s.cell for s in play.screens if len(s.cell) == 3}),
        "sockets": len(play.screens),
        "rss_mb": rss_mb,
        "cpu": cpu,
    }


def _filled(app: Served, audience: Audience) -> list[Screen]:
    """Rehearse the settlement's first rounds, let others join until it is full, open all pages."""
    links = json.loads(app.manage("rehearse", SLUG, "--until", "2", "--json"))
    host, code = f"127.0.0.1:{app.port}", links["code"]
    boss, wall = Browser(host), Browser(host)
    boss.visit(links["control"])
    wall.visit(links["projector"])
    pages = [("control", boss), ("projector", wall), *_rehearsed(host, links["seats"])]
    while len(pages) < PEOPLE + 2:
        pages.append(_joined(host, code, boss, [cell for cell, _ in pages[2:]]))
    clock = json.loads(boss.read("picture.json"))["clock"]
    boss.post("act/phase.open", phase=PHASE, after=clock["phase"])
    boss.post("act/projector.take", show="statements")
    return [
        Screen(cell, one, audience.open(app.port, one.page + "live", one.cookie))
        for cell, one in pages
    ]


def _rehearsed(host: str, seats: dict[str, str]) -> list[tuple[str, Browser]]:
    """Sign in everybody whom the rehearsal seated."""
    found = []
    for seat, url in seats.items():
        browser = Browser(host)
        browser.visit(url)
        found.append((seat.partition("/")[0], browser))
    return found


def _joined(host: str, code: str, boss: Browser, cells: list[str]) -> tuple[str, Browser]:
    """Let somebody join as people do, and seat them in the smallest delegation."""
    cell = min(set(cells), key=cells.count)
    browser = Browser(host)
    browser.visit(f"/j/{code}/")
    browser.submit(name=f"Person {len(cells)}")
    boss.post("people/seat", handle=browser.page.split("/")[-2], cell=cell)
    return cell, browser
