"""The end of a line: it may break in the middle of a word, and nobody else notices."""

import logging
from typing import Any

import pytest
from websockets.sync.client import connect

from tests.rig.wire import Wire
from wargame.live import frames
from wargame.live.room import message
from wargame.live.sockets import Socket


class Board:
    """A switchboard that counts who leaves."""

    def __init__(self) -> None:
        """Begin with nobody gone."""
        self.left = 0

    def leave(self, _: Socket) -> None:
        """Note that somebody goes."""
        self.left += 1


async def test_a_line_that_takes_no_word_is_left_once(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(_: dict[str, Any]) -> None:
        raise ConnectionError("gone")

    board = Board()
    socket = Socket(board, {"headers": []}, broken)  # type: ignore[arg-type]
    socket._open = True
    with caplog.at_level(logging.ERROR):
        socket.push(message("a frame"))
        socket.push(message("another"))
    assert board.left == 1
    # The frame, and the last word after it; nothing is said any more after that.
    assert [one.getMessage() for one in caplog.records] == [
        "A frame could not be sent; its socket is closed."
    ] * 2


def test_a_server_may_say_every_code_that_we_close_with() -> None:
    codes = {name: it for name, it in vars(frames).items() if name.isupper()}
    ends = [it for name, it in codes.items() if name in {"POLICY", "RESET", "TOO_SLOW", "GARBAGE"}]
    assert len(ends) == len(set(ends)) == 4
    assert all(4000 <= it < 5000 for it in (*ends, frames.GONE, frames.MOVED))


def test_a_page_may_go_while_it_is_spoken_to(wire: Wire) -> None:
    gone = wire.process.said.count("gone: /flood")
    for _ in range(5):
        flood = f"ws://127.0.0.1:{wire.port}/flood"
        with connect(flood, compression=None, close_timeout=0.2) as line:
            line.recv(timeout=20)
    wire.process.once(lambda: wire.process.said.count("gone: /flood") >= gone + 5, "five ends")
    assert "Disconnected" not in wire.process.said
    assert "Traceback" not in wire.process.said
