"""A hall: the rooms of one exercise that have somebody in them, in this process."""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from wargame.conduct.looks import NoSuchExercise
from wargame.live import frames, workshop
from wargame.live.alarm import Alarm
from wargame.live.door import Key, Place
from wargame.live.room import Room
from wargame.live.sockets import Socket
from wargame.live.workshop import Round

log = logging.getLogger(__name__)

TOO_OFTEN, WITHIN_SECONDS = 8, 60.0
"""People go from page to page; eight pages in a minute are a line that breaks."""
FAILING, RECONNECTING = "failing", "reconnecting"

type Work = Callable[..., Awaitable[Any]]


class Hall:
    """Wakes when the bell rings, looks once for each audience, and shows what it saw."""

    def __init__(self, code: str, work: Work) -> None:
        """Serve an exercise; `work` runs a function in the switchboard's thread."""
        self.code = code
        self.rooms: dict[Key, Room] = {}
        self.sockets: set[Socket] = set()
        self.beats: dict[str, int] = {}
        self.ailing: dict[str, str] = {}
        self.arrivals: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=TOO_OFTEN))
        self.head = 0
        self._work = work
        self._rung = False
        self._troubled = False
        self._task: asyncio.Task[None] | None = None
        self._alarm = Alarm(self._time_is_up)

    @property
    def handles(self) -> tuple[str, ...]:
        """The people whose pages are open here."""
        return tuple({socket.place.handle for socket in self.sockets} - {""})

    def enter(self, socket: Socket) -> None:
        """Seat a socket in its room, and look, if the room is new."""
        self.sockets.add(socket)
        self._count(socket.place.handle)
        key = socket.place.room
        if key not in self.rooms:
            self.rooms[key] = Room(key)
            self.ring()
        socket.room = self.rooms[key]
        socket.room.enter(socket)

    def _count(self, handle: str) -> None:
        """Note that a person's page has come; one that comes and comes again is not well."""
        if not handle:
            return
        now, last = asyncio.get_running_loop().time(), self.arrivals[handle]
        last.append(now)
        if len(last) == TOO_OFTEN and now - last[0] < WITHIN_SECONDS:
            self.ailing[handle] = RECONNECTING

    def leave(self, socket: Socket) -> None:
        """Let a socket go, and close its room behind the last one."""
        self.sockets.discard(socket)
        room, socket.room = socket.room, None
        if room is not None:
            room.leave(socket)
            if not room.listeners:
                self.rooms.pop(room.key, None)
        if not self.sockets:
            self._alarm.set(None)

    def ring(self) -> None:
        """Look again soon; ringing while it looks makes it look once more, however often."""
        self._rung = True
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._look())

    def usher(self, places: Iterable[tuple[Socket, Place | None]]) -> None:
        """Send away who may not stay, and have the page of who was seated elsewhere load anew."""
        for socket, place in tuple(places):
            if place is None:
                socket.close(frames.GONE, frames.REMOVED)
            elif place != socket.place:
                socket.close(frames.MOVED, frames.RELOAD)

    def usher_people(self, places: Mapping[str, Place | None]) -> None:
        """The same for people, by handle; whom nobody asked about stays."""
        known = (socket for socket in self.sockets if socket.place.handle in places)
        self.usher((socket, places[socket.place.handle]) for socket in known)

    def dismiss(self) -> None:
        """Send everybody away: the exercise was erased."""
        self.usher((socket, None) for socket in self.sockets)

    def mind_the_clock(self) -> None:
        """Look at the deadline once more, if it has passed and the phase is still open."""
        self._alarm.again()

    async def _look(self) -> None:
        while self._rung and self.sockets:
            self._rung = False
            brushes = [room.brush for room in self.rooms.values()]
            try:
                seen = await self._work(workshop.look_round, self.code, brushes, self.handles)
                self._show(seen)
                self._troubled = False
            except NoSuchExercise:
                self.dismiss()
            except Exception:
                # The next tick rings again; until it helps, one report is enough.
                if not self._troubled:
                    log.exception("An exercise could not be shown; its screens wait.")
                self._troubled, self.head = True, -1

    def _show(self, seen: Round) -> None:
        self.usher_people(seen.places)
        for key, painting in seen.paintings.items():
            if key in self.rooms:
                self.rooms[key].show(painting)
        self.head = seen.head
        self._alarm.set(seen.due_at if self.sockets else None)

    async def _time_is_up(self) -> None:
        try:
            await self._work(workshop.close_due, self.code)
        except Exception:
            log.exception("A phase whose time is up could not be closed yet.")
