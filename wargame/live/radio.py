"""The radio: carries "this exercise moved" between processes over the channel layer.

It lives in a thread and a loop of its own, so that no trouble with Redis ever reaches a socket or
a request. A message that is lost is repaired by the switchboard's next tick, and nothing else
happens. In memory, where no other process listens, it stays silent.
"""

import asyncio
import atexit
import logging
import random
import threading
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from channels.layers import InMemoryChannelLayer, channel_layers

log = logging.getLogger(__name__)

GROUP = "bell"
TYPE = "exercise.moved"

FIRST_WAIT, LONGEST_WAIT = 0.3, 5.0
PATIENCE_SECONDS = 3.0
FAREWELL_SECONDS = 1.0
# Redis forgets who is in a group when it is emptied, and says nothing.
RENEWAL_SECONDS = 10.0

type Wake = Callable[[str], None]


class Radio:
    """Tells other processes, and hears them."""

    def __init__(self) -> None:
        """Start silent: the thread comes with the first word or the first listener."""
        self._me = uuid.uuid4().hex
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._layer: Any = None
        self._unsaid: set[str] = set()
        self._saying: asyncio.Task[None] | None = None
        self._listening: asyncio.Task[None] | None = None
        self._wake: Wake | None = None
        self._troubled = False

    def say(self, code: str) -> None:
        """Tell the other processes that an exercise moved; any thread may call this."""
        if self._on():
            self._soon(self._say, code)

    def tune_in(self, wake: Wake) -> None:
        """Call `wake` with each exercise that moved in another process."""
        if self._wake is None and self._on():
            self._wake = wake
            self._soon(self._listen)

    def _on(self) -> bool:
        """Switch the radio on where there is anybody to hear it, and tell whether it is on."""
        with self._lock:
            if self._layer is None:
                self._layer = channel_layers.make_backend("default")
                if not isinstance(self._layer, InMemoryChannelLayer):
                    self._loop = asyncio.new_event_loop()
                    self._thread = threading.Thread(target=self._run, name="radio", daemon=True)
                    self._thread.start()
                    atexit.register(self._farewell)
        return self._loop is not None

    def _run(self) -> None:
        assert self._loop is not None  # noqa: S101 - for the type checker; `_on` has set it
        self._loop.run_forever()
        self._loop.close()

    def _soon(self, call: Callable[..., None], *args: str) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(call, *args)

    def close(self) -> None:
        """Switch the radio off for good, and wait until it is silent."""
        if self._loop is not None and self._thread is not None:
            atexit.unregister(self._farewell)
            self._loop.call_soon_threadsafe(self._loop.create_task, self._end())
            self._thread.join()

    # --- In the radio's own thread --------------------------------------------------------------

    def _say(self, code: str) -> None:
        self._unsaid.add(code)
        if self._saying is None or self._saying.done():
            self._saying = asyncio.get_running_loop().create_task(self._say_all())

    async def _say_all(self) -> None:
        while self._unsaid:
            said = {"type": TYPE, "code": self._unsaid.pop(), "by": self._me}
            sending = self._layer.group_send(GROUP, said)
            await self._try(asyncio.wait_for(sending, PATIENCE_SECONDS))

    def _listen(self) -> None:
        self._listening = asyncio.get_running_loop().create_task(self._hear_all())

    async def _hear_all(self) -> None:
        wait = FIRST_WAIT
        while True:
            if await self._try(self._hear_until_trouble()):
                wait = FIRST_WAIT
            await asyncio.sleep(wait * random.uniform(0.5, 1))  # noqa: S311 - spreads, hides nothing
            wait = min(LONGEST_WAIT, wait * 2)

    async def _hear_until_trouble(self) -> None:
        channel = await self._layer.new_channel(GROUP)
        await self._layer.group_add(GROUP, channel)
        self._well()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._renew(channel))
            tasks.create_task(self._hear(channel))

    async def _renew(self, channel: str) -> None:
        while True:
            await asyncio.sleep(RENEWAL_SECONDS)
            await self._layer.group_add(GROUP, channel)

    async def _hear(self, channel: str) -> None:
        while True:
            heard = await self._layer.receive(channel)
            code = heard.get("code")
            if self._wake is not None and heard.get("by") != self._me and isinstance(code, str):
                self._wake(code)

    async def _try(self, attempt: Awaitable[None]) -> bool:
        """Return whether it went well; trouble is reported once, until all is well again."""
        try:
            await attempt
        except Exception as trouble:  # noqa: BLE001 - whatever ails Redis, sockets go on
            if not self._troubled:
                log.warning("The channel layer is away; screens follow by the tick. %r", trouble)
            self._troubled = True
            return False
        self._well()
        return True

    def _well(self) -> None:
        if self._troubled:
            log.warning("The channel layer is back.")
        self._troubled = False

    def _farewell(self) -> None:
        """Give what was said last a moment to leave, before the process goes."""
        if self._loop is not None and (self._unsaid or self._saying):
            done = threading.Event()
            asyncio.run_coroutine_threadsafe(self._last_words(done), self._loop)
            done.wait(FAREWELL_SECONDS)

    async def _last_words(self, done: threading.Event) -> None:
        if self._saying is not None:
            await asyncio.wait([self._saying])
        done.set()

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._layer.close_pools()
        asyncio.get_running_loop().stop()
