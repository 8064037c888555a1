"""A thousand sockets that only listen, on one poll: the client must not be what is measured."""

import base64
import contextlib
import os
import select
import socket
import struct
import time
from collections import deque
from dataclasses import dataclass, field

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
CHUNK = 1 << 20


@dataclass
class Ear:
    """One socket, and the frames that it has heard."""

    line: socket.socket
    rest: bytes = b""
    texts: int = 0
    size: int = 0
    gone: bool = False
    heard: deque[tuple[float, bytes]] | None = None

    def hear(self) -> int:
        """Take what has come; return how many texts were completed by it."""
        try:
            came = self.line.recv(CHUNK)
        except BlockingIOError:
            return 0
        self.gone = not came
        self.rest += came
        before = self.texts
        while (whole := _whole(self.rest)) is not None:
            kind, begin, end = whole
            if kind == PING:
                self._say(PONG, self.rest[begin:end])
            elif kind == TEXT:
                self.texts, self.size = self.texts + 1, end - begin
                if self.heard is not None:
                    self.heard.append((time.perf_counter(), self.rest[begin:end]))
            self.gone |= kind == CLOSE
            self.rest = self.rest[end:]
        return self.texts - before

    def say(self, text: str) -> None:
        """Send a text."""
        self._say(TEXT, text.encode())

    def _say(self, kind: int, body: bytes) -> None:
        mask = bytes(4)  # a mask of zeros is a mask
        with contextlib.suppress(OSError):  # who is gone is counted by who waits for it
            self.line.send(struct.pack("!BB", 0x80 | kind, 0x80 | len(body)) + mask + body)


def _whole(data: bytes) -> tuple[int, int, int] | None:
    """Return the kind, the begin and the end of the first frame, if all of it is there."""
    if len(data) < 2:
        return None
    size, begin = data[1], 2
    if size == 126:
        if len(data) < 4:
            return None
        size, begin = struct.unpack("!H", data[2:4])[0], 4
    elif size == 127:
        if len(data) < 10:
            return None
        size, begin = struct.unpack("!Q", data[2:10])[0], 10
    end = begin + size
    return (data[0] & 15, begin, end) if len(data) >= end else None


@dataclass
class Audience:
    """Many ears on one poll."""

    keep: bool = False
    ears: dict[int, Ear] = field(default_factory=dict)
    poll: select.epoll = field(default_factory=select.epoll)

    def open(self, port: int, path: str, cookie: str = "") -> Ear:
        """Open a socket, and wait for its handshake."""
        line = socket.create_connection(("127.0.0.1", port), timeout=30)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        line.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
            f"Cookie: {cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        said = b""
        while b"\r\n\r\n" not in said:
            part = line.recv(4096)
            assert part, "refused"
            said += part
        head, _, rest = said.partition(b"\r\n\r\n")
        assert b" 101 " in head.split(b"\r\n")[0], head
        line.settimeout(0)
        ear = Ear(line, rest, heard=deque() if self.keep else None)
        self.ears[line.fileno()] = ear
        self.poll.register(line, select.EPOLLIN)
        return ear

    def hear(self, wait: float) -> int:
        """Hear once; return how many texts came."""
        return sum(self.ears[number].hear() for number, _ in self.poll.poll(wait))

    def hear_out(self, texts: int, seconds: float = 30) -> tuple[float, float]:
        """Hear until so many texts have come; return when the first and the last one came."""
        first, deadline = 0.0, time.perf_counter() + seconds
        while texts > 0:
            came = self.hear(1)
            now = time.perf_counter()
            first = first or (now if came else 0.0)
            texts -= came
            if now > deadline:
                raise TimeoutError(f"{texts} texts are missing.")
        return first, time.perf_counter()

    def rest_for(self, seconds: float) -> None:
        """Answer pings for a while."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.hear(0.01)

    def close(self) -> None:
        """Hang up."""
        for ear in self.ears.values():
            with contextlib.suppress(OSError):
                ear.line.close()
        self.poll.close()
