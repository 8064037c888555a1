"""The last step of a push: a frame is built once for each text and written to each idle socket.

Daphne hands each text to Autobahn, which frames it anew for each socket, and Twisted queues it and
asks the kernel twice before it writes. An update for a thousand sockets costs a second of that.
Here a text becomes bytes once, and where nothing is waiting the bytes go to the socket at once.
A socket with something waiting takes the ordinary way, so frames never overtake each other.
`WARGAME_FAST_WIRE=0` takes the ordinary way always.
"""

import struct
from functools import lru_cache
from typing import Any, override

import daphne.server  # noqa: F401 - chooses the event loop before anything of Twisted is loaded
from daphne.ws_protocol import WebSocketProtocol
from twisted.internet.interfaces import ISSLTransport
from twisted.internet.tcp import Connection

# A reader this far behind is cut off; it comes back and is painted afresh.
MOST_WAITING_BYTES = 1024 * 1024

# Fewer texts than this are on their way at any moment: one for each audience of a room.
KEPT_FRAMES = 64

FINAL_TEXT = 0x81
SHORT, MEDIUM = 126, 1 << 16


@lru_cache(maxsize=KEPT_FRAMES)
def frame(text: str) -> bytes:
    """Return `text` as one unmasked, final WebSocket text frame (RFC 6455, section 5.2)."""
    body = text.encode()
    size = len(body)
    if size < SHORT:
        return struct.pack("!BB", FINAL_TEXT, size) + body
    if size < MEDIUM:
        return struct.pack("!BBH", FINAL_TEXT, SHORT, size) + body
    return struct.pack("!BBQ", FINAL_TEXT, SHORT + 1, size) + body


def waiting(transport: Connection) -> int:
    """Return how many bytes Twisted still has to write to this socket."""
    joined = len(transport.dataBuffer) - transport.offset
    return joined + transport._tempDataLen  # noqa: SLF001 - Twisted has no public word for it


def push(transport: Connection, data: bytes) -> None:
    """Write `data` to a socket, now if it is idle; give the socket up if it is far behind."""
    if transport.disconnecting or not transport.connected:
        return
    behind = waiting(transport)
    if behind + len(data) > MOST_WAITING_BYTES:
        transport.abortConnection()
    elif behind:
        transport.write(data)
    else:
        _write_now(transport, data)


def _write_now(transport: Connection, data: bytes) -> None:
    """Offer `data` to the kernel, and leave what it does not take to Twisted."""
    try:
        taken = transport.socket.send(data)
    except (BlockingIOError, InterruptedError):
        taken = 0
    except OSError:  # the other end is gone
        transport.abortConnection()
        return
    if taken < len(data):
        transport.write(data[taken:])


class OpenSocket(WebSocketProtocol):
    """Daphne's socket, without a bound on what we send.

    Autobahn measures what goes out by what may come in: with a bound of 4 kB for heartbeats it
    would refuse to send a panel.
    """

    maxMessagePayloadSize: int  # noqa: N815 - the name is theirs

    @override
    def sendMessage(self, *args: Any, **options: Any) -> None:
        """Send a message of any length; a line that is closing takes none, and that is no fault.

        Its end comes to the application by itself.
        """
        if self.state != self.STATE_OPEN:
            return
        bound, self.maxMessagePayloadSize = self.maxMessagePayloadSize, 0
        try:
            super().sendMessage(*args, **options)
        finally:
            self.maxMessagePayloadSize = bound


class SwiftSocket(OpenSocket):
    """The same, which takes the short way for texts where nothing forbids it."""

    @override
    def handle_reply(self, message: dict[str, Any]) -> None:
        """Send, accept or close, as the application says in `message`."""
        text = message.get("text")
        if message["type"] == "websocket.send" and text is not None and self._may_be_swift():
            push(self.transport, frame(text))
        else:
            super().handle_reply(message)

    def _may_be_swift(self) -> bool:
        """Return whether plain frames may be written straight to this socket.

        TLS and compression change the bytes; Autobahn's own queue has the right of way.
        """
        return (
            self.state == self.STATE_OPEN
            and self._perMessageCompress is None
            and not self.send_queue
            and not ISSLTransport.providedBy(self.transport)
        )
