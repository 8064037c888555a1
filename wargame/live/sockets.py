"""A socket: one open page. It hears heartbeats, is pushed frames, and never asks the database.

Frames skip what Channels' consumers do before each message (a hop through the one thread that all
of them share), and no socket has a channel or a group of its own: its room pushes to it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol

from wargame.live import frames, origin
from wargame.live.door import Place, Wish, wish
from wargame.live.frames import Beat
from wargame.live.room import Room, message

log = logging.getLogger(__name__)

BEATS_PER_SECOND = 2.0
BURST = 8.0

type Scope = dict[str, Any]
type Message = dict[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Coroutine[Any, Any, None]]


class Board(Protocol):
    """The switchboard, as a socket knows it."""

    async def admit(self, asked: Wish) -> Place | None:
        """Return the place that a page may have, if it may have one."""

    def enter(self, socket: "Socket") -> None:
        """Connect a socket to its room."""

    def leave(self, socket: "Socket") -> None:
        """Forget a socket."""

    def heard(self, socket: "Socket", beat: Beat) -> None:
        """Note that a page is alive."""


class Socket:
    """One connection, from its opening to its end."""

    place: Place
    wish: Wish
    read = 0

    def __init__(self, board: Board, scope: Scope, send: Send) -> None:
        """Serve the connection of this scope."""
        self.room: Room | None = None
        self._board = board
        self._scope = scope
        self._send = send
        self._loop = asyncio.get_running_loop()
        self._open = False
        self._greeted = False
        self._credit, self._counted_at = BURST, self._loop.time()
        self._pending: set[asyncio.Task[None]] = set()

    async def run(self, receive: Receive) -> None:
        """Serve until the other end goes, or is not let in."""
        try:
            while await self._dispatch(await receive()):
                pass
        finally:
            self._open = False
            self._board.leave(self)

    async def _dispatch(self, said: Message) -> bool:
        """Do what a message asks for; return whether to wait for another one."""
        try:
            match said["type"]:
                case "websocket.connect":
                    return await self._connect()
                case "websocket.receive":
                    self._hear(said.get("text"))
                case _:
                    return False
        except Exception:
            log.exception("A socket stumbled, and is closed.")
            self.close(frames.RESET)
        return True

    async def _connect(self) -> bool:
        """Let the page in, or refuse it: a refusal never tells whether there is anything."""
        place = None
        if origin.welcome(self._scope["headers"]):
            self.wish = wish(self._scope)
            place = await self._board.admit(self.wish)
        if place is None:
            await self._send({"type": "websocket.close"})
            return False
        self.place = place
        await self._send({"type": "websocket.accept"})
        self._open = True
        self._board.enter(self)
        return True

    def _hear(self, text: str | None) -> None:
        """Answer a heartbeat; whatever else a page says ends the conversation."""
        if not self._open or self.room is None:
            return
        if not self._may_speak():
            self.close(frames.POLICY)
            return
        try:
            beat = frames.beat(text)
        except frames.NotABeatError:
            self.close(frames.GARBAGE)
            return
        self._board.heard(self, beat)
        first, self._greeted = not self._greeted, True
        self.room.answer(self, beat, first=first)

    def _may_speak(self) -> bool:
        """Count a frame, and tell whether it was one too many."""
        now = self._loop.time()
        earned = (now - self._counted_at) * BEATS_PER_SECOND
        self._credit, self._counted_at = min(BURST, self._credit + earned) - 1, now
        return self._credit >= 0

    def push(self, pushed: Message) -> None:
        """Send a message without waiting: no slow reader ever holds up the others."""
        if self._open:
            self._say(pushed)

    def _say(self, pushed: Message) -> None:
        task = asyncio.Task(self._send(pushed), loop=self._loop, eager_start=True)
        if task.done():
            self._sent(task)
        else:
            self._pending.add(task)
            task.add_done_callback(self._sent)

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._pending.discard(task)
        trouble = None if task.cancelled() else task.exception()
        if trouble is not None:
            log.error("A frame could not be sent; its socket is closed.", exc_info=trouble)
            self.close(frames.RESET)

    def close(self, code: int, text: str = "") -> None:
        """Say a last word, close, and take no more part.

        It is shut first: where the last word cannot be said, there is nothing more to close.
        """
        if not self._open:
            return
        self._open = False
        self._board.leave(self)
        if text:
            self._say(message(text))
        self._say({"type": "websocket.close", "code": code})
