"""A house for tests: an exercise, a switchboard of the test's own, and pages open in it.

A page does what the browser's script does: it says what it shows, and applies what it is sent.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from channels.testing import WebsocketCommunicator
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections

from wargame.conduct import acts, arrivals, bell, opening, orders, passes
from wargame.conduct.acts import Answer
from wargame.conduct.company import gather
from wargame.conduct.looks import look
from wargame.engine import Seat, Viewer
from wargame.engine.instruments.eyes import BorrowEyes
from wargame.engine.names import CONTROL, OBSERVER, CellId, SeatId
from wargame.live.radio import Radio
from wargame.live.routing import sockets_of
from wargame.live.switchboard import Switchboard
from wargame.people import codes
from wargame.people.models import Facilitator, Keeper
from wargame.rooms.painting import Painter, digest

HOST = "testserver"
BOSS = Seat(CONTROL, SeatId("control-1"))
SOON = 15.0  # on a busy machine
GLANCE = 0.02

type Frame = dict[str, Any]


@dataclass
class Page:
    """An open page: its line, and what it shows."""

    line: WebsocketCommunicator
    heard: int = 0
    digest: str = ""
    panels: dict[str, str] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    closed: int | None = None

    async def beat(self) -> Frame:
        """Say what the page shows; return the answer."""
        assert self.closed is None, f"closed with {self.closed}"
        await self.line.send_to(text_data=json.dumps({"hb": self.heard, "h": self.digest}))
        return await self.hear()

    async def hear(self) -> Frame:
        """Wait for a frame, and apply it."""
        frame = self._take(await self.line.receive_output(timeout=SOON))
        assert frame is not None, f"closed with {self.closed}"
        return frame

    def catch_up(self) -> list[Frame]:
        """Apply every frame that has come; return them."""
        came = []
        while not self.line.output_queue.empty():
            frame = self._take(self.line.output_queue.get_nowait())
            came.extend([] if frame is None else [frame])
        return came

    async def end(self) -> int:
        """Wait until the line is closed by the other side; return the code."""
        while self.closed is None:
            self._take(await self.line.receive_output(timeout=SOON))
        return self.closed

    def _take(self, output: dict[str, Any]) -> Frame | None:
        if output["type"] == "websocket.close":
            self.closed = output.get("code", 1000)
            return None
        assert self.closed is None, f"a frame came after the end ({self.closed})"
        frame: Frame = json.loads(output["text"])
        self.frames.append(frame)
        if "h" in frame:
            self.panels |= frame.get("panels", {})
            self.heard, self.digest = frame["n"], frame["h"]
        return frame


@dataclass
class House:
    """An exercise, and everything that is needed to look at it."""

    code: str
    boss: Facilitator
    board: Switchboard = field(default_factory=lambda: Switchboard(Radio()))
    hand: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    pages: list[Page] = field(default_factory=list)
    count: int = 0
    deaf: bool = False

    @classmethod
    async def build(cls, slug: str = "harbour") -> "House":
        """Open an exercise of a pack, and hang the bell."""
        hand = ThreadPoolExecutor(1)
        loop = asyncio.get_running_loop()
        code, boss = await loop.run_in_executor(hand, _open, slug)
        house = cls(code, boss, hand=hand)
        bell.rung.connect(house.hear_bell, dispatch_uid=id(house))
        return house

    def hear_bell(self, code: str, **_: object) -> None:
        """Pass a ring on to the switchboard, unless the test plays deaf."""
        if not self.deaf:
            self.board.announce(code)

    async def close(self) -> None:
        """Hang up everywhere, and give all connections back."""
        bell.rung.disconnect(dispatch_uid=id(self))
        for page in self.pages:
            if not page.line.future.done():
                await page.line.disconnect()
        await self.board.close()
        await self.off(connections.close_all)
        self.hand.shutdown()

    async def off[T](self, work: Callable[..., T], *args: Any, **kwargs: Any) -> T:  # noqa: ANN401 - passed on
        """Do something with the database, off the loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.hand, lambda: work(*args, **kwargs))

    async def act(self, act: str, by: Seat = BOSS, **fields: object) -> Answer:
        """Let a seat act."""
        self.count += 1
        command = orders.command(act, fields)
        return await self.off(acts.submit, self.code, by, command, f"test-{self.count}")

    async def person(self, name: str, cell: str = "") -> str:
        """Let somebody arrive, and give them a place; return their handle."""
        standing = await self.off(arrivals.arrive, self.code, name, observer=cell == OBSERVER)
        if cell and cell != OBSERVER:
            await self.off(arrivals.seat, self.code, standing.handle, CellId(cell))
        return str(standing.handle)

    async def open(self, path: str, **session: object) -> Page:
        """Open the page below /x/CODE/ in a browser with this session; it has not spoken yet."""
        page = await self.knock(path, **session)
        assert page is not None, f"{path} was refused"
        return page

    async def knock(self, path: str, **session: object) -> Page | None:
        """The same; None where it is refused."""
        cookie = await self.off(_session, session)
        headers = [
            (b"host", HOST.encode()),
            (b"origin", f"http://{HOST}".encode()),
            (b"cookie", f"session={cookie}".encode()),
        ]
        address = f"/x/{self.code}/{path}"
        line = WebsocketCommunicator(sockets_of(self.board), address, headers)
        accepted, _ = await line.connect(timeout=SOON)
        if not accepted:
            return None
        self.pages.append(Page(line))
        return self.pages[-1]

    async def page_of(self, handle: str) -> Page:
        """Open a person's page, and let it show everything."""
        page = await self.open(f"p/{handle}/live", persons={handle: self.code})
        await page.beat()
        return page

    async def console(self, path: str = "control/live") -> Page:
        """Open a page of the facilitator, and let it show everything."""
        cell = path.partition("/as/")[2].partition("/")[0]
        if cell:
            await self.off(self._borrow, CellId(cell))
        page = await self.open(path, user=self.boss)
        await page.beat()
        return page

    def _borrow(self, cell: CellId) -> None:
        seat = Seat(CONTROL, SeatId(f"control-{self.boss.pk}"))
        acts.submit(self.code, seat, BorrowEyes(cell), f"eyes-{cell}")

    async def projector(self) -> Page:
        """Open the projector's page, and let it show everything."""
        page = await self.open("projector/live", projectors=[self.code])
        await page.beat()
        return page

    async def until(self, look: Callable[[], Awaitable[object]], seconds: float = SOON) -> None:
        """Wait until a look is truthy."""
        for _ in range(int(seconds / GLANCE)):
            if await look():
                return
            await asyncio.sleep(GLANCE)
        raise TimeoutError(f"not within {seconds} s")

    async def quiet(self) -> None:
        """Wait until every bell that was rung is answered."""
        await self.off(lambda: None)
        await asyncio.sleep(0)
        for hall in tuple(self.board.halls.values()):
            while hall._task is not None and not hall._task.done():
                await hall._task

    async def fresh(self, kind: str, cell: str) -> tuple[dict[str, str], str]:
        """Return the panels of a page that is loaded now, and their digest."""
        return await self.off(paint_afresh, self.code, kind, CellId(cell))


def paint_afresh(code: str, kind: str, cell: CellId) -> tuple[dict[str, str], str]:
    """Paint a room with a new brush."""
    viewer = Viewer(cell)
    company = gather(code).company(None if kind == "lobby" else viewer)
    panels = Painter(kind, cell).paint(look(code, viewer).picture, company)
    return dict(panels), digest(panels)


def _open(slug: str) -> tuple[str, Facilitator]:
    boss = Facilitator.objects.create_user(f"boss-{codes.fresh()}")
    code = opening.create(slug)
    Keeper.objects.create(exercise=code, facilitator=boss)
    return code, boss


def _session(wanted: dict[str, Any]) -> str:
    session = SessionStore()
    user = wanted.get("user")
    if user is not None:
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    for handle, code in wanted.get("persons", {}).items():
        passes.admit(session, handle, code)
    for code in wanted.get("projectors", []):
        passes.admit_projector(session, code)
    session.save()
    return str(session.session_key)
