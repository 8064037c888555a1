"""The switchboard: the one place in a process where bells meet sockets.

A ring wakes the hall of its exercise. Once a second, while any socket is open, the switchboard
asks how far the exercises are, so a bell that was lost costs a second and nothing else.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from wargame.live import workshop
from wargame.live.door import Place, Wish, admit
from wargame.live.frames import Beat
from wargame.live.hall import FAILING, Hall
from wargame.live.radio import Radio
from wargame.live.sockets import Socket

log = logging.getLogger(__name__)

TICK_SECONDS = 1.0
TICKS_TO_STOCKTAKING = 5
MOST_SOCKETS = 6
MOST_CONSOLES = 24


class Switchboard:
    """All halls of a process, its threads, and its pulse."""

    def __init__(self, radio: Radio) -> None:
        """Start with nobody connected; threads and pulse come with the first socket."""
        self._radio = radio
        self.halls: dict[str, Hall] = {}
        self.holders: Counter[str] = Counter()
        self._worker = ThreadPoolExecutor(1, "switchboard")
        self._doorkeeper = ThreadPoolExecutor(1, "door")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pulse: asyncio.Task[None] | None = None
        self._troubled = False

    # --- What sockets ask for -------------------------------------------------------------------

    async def admit(self, asked: Wish) -> Place | None:
        """Return the place that a page may have; nobody may have it too often."""
        loop = asyncio.get_running_loop()
        place = await loop.run_in_executor(self._doorkeeper, workshop.do, admit, asked)
        return place if place is not None and self._has_room(place) else None

    def enter(self, socket: Socket) -> None:
        """Connect a socket to its room."""
        place = socket.place
        self._loop = asyncio.get_running_loop()
        self._radio.tune_in(self.ring)
        self.holders[place.holder] += 1
        if place.code not in self.halls:
            self.halls[place.code] = Hall(place.code, self._work)
        self.halls[place.code].enter(socket)
        if self._pulse is None or self._pulse.done():
            self._pulse = self._loop.create_task(self._beat())

    def leave(self, socket: Socket) -> None:
        """Forget a socket; asked again, it has forgotten."""
        if socket.room is None:
            return
        place = socket.place
        hall = self.halls[place.code]
        hall.leave(socket)
        self.holders[place.holder] -= 1
        if not self.holders[place.holder]:
            del self.holders[place.holder]
        if not hall.sockets:
            del self.halls[place.code]

    def heard(self, socket: Socket, beat: Beat) -> None:
        """Note that a person's page is alive."""
        place = socket.place
        if place.handle:
            beats = self.halls[place.code].beats
            beats[place.handle] = max(beats.get(place.handle, 0), beat.heard)
            if beat.errors:
                self.halls[place.code].ailing[place.handle] = FAILING

    # --- What rings -----------------------------------------------------------------------------

    def announce(self, code: str) -> None:
        """Ring here and in every other process; any thread may call this."""
        self.ring(code)
        self._radio.say(code)

    def ring(self, code: str) -> None:
        """Wake the hall of an exercise, if it has one here; any thread may call this."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake, code)

    def _wake(self, code: str) -> None:
        if code in self.halls:
            self.halls[code].ring()

    # --- The pulse ------------------------------------------------------------------------------

    async def _beat(self) -> None:
        ticks = 0
        while self.halls:
            await asyncio.sleep(TICK_SECONDS)
            ticks += 1
            try:
                await self._glance()
                if ticks % TICKS_TO_STOCKTAKING == 0:
                    await self._take_stock()
                self._troubled = False
            except Exception:
                if not self._troubled:
                    log.exception("The switchboard cannot see how far the exercises are.")
                self._troubled = True

    async def _glance(self) -> None:
        """Wake every hall that missed a bell, and see people to their places.

        A hall that was opened meanwhile was not asked about, and waits for the next glance.
        """
        roll = {code: hall.handles for code, hall in self.halls.items()}
        heads, places = await self._work(workshop.glance, roll)
        for code in roll.keys() & self.halls.keys():
            hall = self.halls[code]
            hall.usher_people(places[code])
            hall.mind_the_clock()
            if code not in heads:
                hall.dismiss()
            elif heads[code] != hall.head:
                hall.ring()

    async def _take_stock(self) -> None:
        """Pass on who is alive, and look again at passes, which may have been withdrawn."""
        for code, hall in tuple(self.halls.items()):
            beats, hall.beats = hall.beats, {}
            if beats:
                await self._work(workshop.note_presence, code, beats)
            ailing, hall.ailing = hall.ailing, {}
            if ailing:
                await self._work(workshop.note_trouble, code, ailing)
            pages = [socket for socket in hall.sockets if not socket.place.handle]
            may = await self._work(workshop.still_admitted, {page.wish for page in pages})
            hall.usher((page, may[page.wish]) for page in pages)
            hall.ring()

    # --- Threads --------------------------------------------------------------------------------

    async def _work[T](self, work: Callable[..., T], *args: object) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._worker, workshop.do, work, *args)

    def _has_room(self, place: Place) -> bool:
        """Tell whether a holder may open one more page; a projector's link is made to be shared."""
        most = MOST_SOCKETS if place.handle else MOST_CONSOLES
        return not place.holder or self.holders[place.holder] < most

    async def close(self) -> None:
        """Stop the pulse, and give the threads' connections to the database back."""
        if self._pulse is not None:
            self._pulse.cancel()
        for thread in (self._worker, self._doorkeeper):
            thread.submit(connections.close_all)
            await asyncio.to_thread(thread.shutdown)


SWITCHBOARD = Switchboard(Radio())
"""The switchboard of this process."""
