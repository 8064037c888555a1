"""An alarm: minds the next deadline, of a strict phase or of silence, while somebody watches."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

# A deadline is looked at a moment after it has passed, so that it has passed for the engine too.
MOMENT = 0.02


class Alarm:
    """Minds one deadline."""

    def __init__(self, ring: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Call `ring` when the deadline has passed."""
        self._ring = ring
        self._due_at: float | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    def set(self, due_at: float | None) -> None:
        """Mind this deadline, in epoch seconds, and no other."""
        if due_at == self._due_at:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._due_at, self._timer = due_at, None
        if due_at is not None:
            wait = max(0.0, due_at - time.time()) + MOMENT
            self._timer = asyncio.get_running_loop().call_later(wait, self._start)

    def again(self) -> None:
        """Ring once more, if the deadline passed a while ago and is still set."""
        if self._due_at is not None and time.time() > self._due_at + 1:
            self._start()

    def _start(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._ring())
