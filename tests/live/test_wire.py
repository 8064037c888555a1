"""Frames on the wire: all of them, in order, and none for a reader that is far behind."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.rig.wire import Wire
from tests.rig.wire_app import BURST, SIZES
from wargame.live.wire import MOST_WAITING_BYTES, frame


def test_texts_of_every_size_arrive_whole(wire: Wire) -> None:
    with connect(f"ws://127.0.0.1:{wire.port}/sizes", max_size=None) as line:
        texts = [str(line.recv(timeout=10)) for _ in SIZES]
    assert [len(text.encode()) for text in texts] == list(SIZES)


def test_texts_and_bytes_keep_their_order(wire: Wire) -> None:
    numbers = []
    with connect(f"ws://127.0.0.1:{wire.port}/mixed", compression=None) as line:
        for _ in range(BURST):
            message = line.recv(timeout=20)
            numbers.append(int(message[:8]))
    assert numbers == list(range(BURST))


def test_a_slow_reader_gets_what_it_gets_in_order(wire: Wire) -> None:
    gone = wire.process.said.count("gone: /flood")
    flood = f"ws://127.0.0.1:{wire.port}/flood"
    with connect(flood, compression=None, close_timeout=0.2) as line:
        numbers: list[int] = []
        with suppress(ConnectionClosed):  # who is too slow is cut off
            while len(numbers) < 300:
                numbers.append(int(line.recv(timeout=20)[:8]))
    wire.process.once(lambda: wire.process.said.count("gone: /flood") > gone, "the end")
    assert len(numbers) > 2
    assert numbers == list(range(len(numbers)))


@pytest.mark.parametrize("wire", ["swift"], indirect=True)
def test_who_does_not_read_at_all_is_cut_off_and_costs_little(wire: Wire) -> None:
    before = wire.memory
    gone = wire.process.said.count("gone: /flood")
    with upgraded(wire.port, "/flood") as frozen:
        wire.process.once(
            lambda: wire.process.said.count("gone: /flood") > gone, "a cut", seconds=30
        )
        numbers = numbers_in(everything(frozen))
    assert len(numbers) > 2
    assert numbers == list(range(len(numbers)))
    assert wire.memory - before < 16 * MOST_WAITING_BYTES


@contextmanager
def upgraded(port: int, path: str) -> Iterator[socket.socket]:
    """Open a WebSocket by hand, and read nothing of what comes after the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += line.recv(1)
        assert head.startswith(b"HTTP/1.1 101")
        yield line


def everything(line: socket.socket) -> bytes:
    """Return all that still arrives on `line` before it breaks."""
    parts = []
    try:
        while part := line.recv(1 << 16):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def numbers_in(stream: bytes) -> list[int]:
    """Return the numbers in the whole frames of a flood, whose texts are 16,008 bytes long."""
    size = len(frame("." * 16008))
    return [int(stream[at + 4 : at + 12]) for at in range(0, len(stream) - size, size)]


def test_frames_are_framed_as_the_standard_says() -> None:
    assert frame("é") == b"\x81\x02\xc3\xa9"
    assert frame("x" * 126)[:4] == b"\x81\x7e\x00\x7e"
    assert frame("x" * 65536)[:10] == b"\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"


def test_one_text_is_framed_once() -> None:
    text = "the same for all" * 20
    assert frame(text) is frame(text)
