"""A room: all sockets of one audience, and what they were last sent."""

from collections import OrderedDict
from typing import Protocol

from wargame.live import frames
from wargame.live.door import Key
from wargame.live.frames import Beat
from wargame.live.workshop import Brush, Painting

# A reader this far behind what it was sent is cut off, whatever the server below would buffer.
MOST_UNREAD = 1024 * 1024
# Digests that a page may still show: what it then lacks is on its way to it.
REMEMBERED = 256

type Message = dict[str, str]


class Listener(Protocol):
    """A socket, as a room knows it: it is pushed messages, and remembers what it has read."""

    read: int

    def push(self, message: Message) -> None:
        """Send a message without waiting."""

    def close(self, code: int, text: str = "") -> None:
        """Say a last word, and close."""


def message(text: str) -> Message:
    """Return the ASGI message for a text."""
    return {"type": "websocket.send", "text": text}


class Room:
    """Everybody who sees the same."""

    def __init__(self, key: Key) -> None:
        """Open the room for an audience; nothing is painted yet."""
        self.key = key
        self.brush = Brush(key)
        self.listeners: set[Listener] = set()
        self._painting: Painting | None = None
        self._early: dict[Listener, Beat] = {}
        self._sent = 0
        self._marks: OrderedDict[str, int] = OrderedDict()

    def enter(self, listener: Listener) -> None:
        """Let a socket in; it says what its page shows with its first heartbeat."""
        listener.read = self._sent
        self.listeners.add(listener)

    def leave(self, listener: Listener) -> None:
        """Let a socket go."""
        self.listeners.discard(listener)
        self._early.pop(listener, None)

    def show(self, painting: Painting) -> None:
        """Send what changed since the last painting; where nothing did, not a byte is sent."""
        before, self._painting = self._painting, painting
        if before is None or before.digest != painting.digest:
            changed = painting.panels
            if before is not None:
                old = before.panels
                changed = {id_: html for id_, html in changed.items() if old.get(id_) != html}
                self._broadcast(frames.news(painting.heard, painting.digest, changed))
            self._mark(painting.digest)
        early, self._early = self._early, {}
        for listener, beat in early.items():
            self.answer(listener, beat, first=True)

    def answer(self, listener: Listener, beat: Beat, *, first: bool) -> None:
        """Answer a heartbeat, with all panels where the page shows what no frame can mend.

        On a line that is not new, an older digest is mended by a frame that is on its way.
        """
        now = self._painting
        if now is None:
            self._early[listener] = beat
            return
        known = beat.digest in self._marks
        if known and not first:
            listener.read = max(listener.read, self._marks[beat.digest])
        lost = beat.digest != now.digest and (first or not known)
        text = frames.news(now.heard, now.digest, now.panels if lost else None)
        listener.push(message(text))

    def _broadcast(self, text: str) -> None:
        """Push one message, the same object, to everybody; cut off who does not read."""
        shared, least = message(text), self._sent - MOST_UNREAD
        self._sent += len(text)
        for listener in tuple(self.listeners):
            if listener.read < least:
                listener.close(frames.TOO_SLOW)
            else:
                listener.push(shared)

    def _mark(self, digest: str) -> None:
        """Remember how much had been sent when the room looked like this."""
        self._marks[digest] = self._sent
        self._marks.move_to_end(digest)
        while len(self._marks) > REMEMBERED:
            self._marks.popitem(last=False)
