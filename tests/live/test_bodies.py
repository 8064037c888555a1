"""A body that is too large is refused while it arrives, by the server itself."""

import socket
from contextlib import suppress
from pathlib import Path

import pytest

from tests.rig.wire import Wire
from wargame.live.bodies import MOST_BODY_BYTES, PATIENCE_BYTES

HUGE = 300 * 1024 * 1024
CHUNK = b"x" * 65536


def post(wire: Wire, *headers: str) -> socket.socket:
    """Send the head of a POST to nowhere, and return the open line."""
    line = socket.create_connection(("127.0.0.1", wire.port), timeout=20)
    lines = ["POST /nowhere HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]
    line.sendall("\r\n".join(lines).encode())
    return line


def pour(line: socket.socket, chunk: bytes, total: int) -> int:
    """Send `chunk` until `total` bytes are gone or the line breaks; return how many went."""
    sent = 0
    try:
        while sent < total:
            line.sendall(chunk)
            sent += len(chunk)
    except OSError:
        pass
    return sent


def answer(line: socket.socket) -> bytes:
    """Return the answer on `line`."""
    parts = []
    try:
        while part := line.recv(4096):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def spooled(wire: Wire) -> int:
    """Return how many bytes the server keeps in files that have no name."""
    return sum(map(_nameless, Path(f"/proc/{wire.process.pid}/fd").iterdir()))


def _nameless(file: Path) -> int:
    """Return the size of an open file that has no name, or 0; it may be closed by now."""
    with suppress(FileNotFoundError):
        return file.stat().st_size if "(deleted)" in str(file.readlink()) else 0
    return 0


def test_an_announced_flood_is_refused_before_it_comes(wire: Wire) -> None:
    with post(wire, f"Content-Length: {HUGE}") as line:
        assert answer(line).startswith(b"HTTP/1.1 413 ")


def test_a_flood_is_cut_and_kept_nowhere(wire: Wire) -> None:
    before = wire.memory
    with post(wire, f"Content-Length: {HUGE}") as line:
        sent = pour(line, CHUNK, HUGE)
        kept = spooled(wire)
    assert sent < HUGE / 4
    assert kept == 0
    assert wire.memory - before < MOST_BODY_BYTES + PATIENCE_BYTES


def test_a_flood_of_unknown_length_is_cut(wire: Wire) -> None:
    chunk = b"%x\r\n%s\r\n" % (len(CHUNK), CHUNK)
    with post(wire, "Transfer-Encoding: chunked") as line:
        sent = pour(line, chunk, HUGE)
        assert answer(line).startswith(b"HTTP/1.1 413 ")
        assert spooled(wire) <= MOST_BODY_BYTES
    assert sent < HUGE / 4


def test_who_asks_first_is_told_no(wire: Wire) -> None:
    with post(wire, f"Content-Length: {HUGE}", "Expect: 100-continue") as line:
        assert answer(line).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("size", [0, 5, MOST_BODY_BYTES])
def test_what_is_small_enough_arrives(wire: Wire, size: int) -> None:
    with post(wire, f"Content-Length: {size}", "Connection: close") as line:
        pour(line, b"x" * size, size)
        assert answer(line).endswith(b"\r\n\r\n%d" % size)


def test_a_little_too_much_is_answered_when_it_has_come(wire: Wire) -> None:
    size = MOST_BODY_BYTES + 1000
    with post(wire, f"Content-Length: {size}") as line:
        assert pour(line, b"x" * size, size) == size
        assert answer(line).endswith(b"Send less.\n")


def test_the_server_goes_on_afterwards(wire: Wire) -> None:
    for _ in range(3):
        with post(wire, f"Content-Length: {HUGE}") as line:
            pour(line, CHUNK, HUGE)
    with post(wire, "Content-Length: 2", "Connection: close") as line:
        line.sendall(b"ok")
        assert answer(line).startswith(b"HTTP/1.1 200 ")
    assert "Traceback" not in wire.process.said
