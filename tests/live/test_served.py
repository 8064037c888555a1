"""The same in real processes, over real lines."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.bench.browser import Browser
from tests.rig.served import Serve, Served
from wargame.live import frames

type SignIn = Callable[[Served, str], Browser]


@pytest.fixture
def browser() -> Iterator[SignIn]:
    """A function that signs a browser in by a link."""
    with ExitStack() as stack:

        def sign_in(app: Served, url: str) -> Browser:
            found = stack.enter_context(closing(Browser(f"127.0.0.1:{app.port}")))
            found.visit(url)
            return found

        yield sign_in


def line(app: Served, who: Browser, origin: str = "") -> ClientConnection:
    """Open the socket of a browser's page."""
    return connect(
        f"ws://127.0.0.1:{app.port}{who.page}live",
        origin=Origin(origin or app.url),
        additional_headers={"Cookie": who.cookie},
        compression=None,
        open_timeout=30,
    )


def beat(line: ClientConnection, digest: str = "") -> dict[str, Any]:
    """Say what a page shows; return the answer."""
    line.send(json.dumps({"hb": 0, "h": digest}))
    return hear(line)


def hear(line: ClientConnection) -> dict[str, Any]:
    """Return the next frame."""
    found: dict[str, Any] = json.loads(line.recv(timeout=30))
    return found


def test_two_processes_follow_each_other(served: Serve, browser: SignIn) -> None:
    one = served(layer="redis")
    two = served(beside=one)
    links = json.loads(one.manage("rehearse", "harbour", "--until", "2", "--json"))
    boss, wall = browser(one, links["control"]), browser(two, links["projector"])
    with line(one, boss) as near, line(two, wall) as far:
        beat(near)
        beat(far)
        for card in ("agenda", "statements", "clock"):
            boss.post("act/projector.take", show=card)
            assert "card" in hear(far)["panels"]
            assert hear(near)["panels"]
    assert "Traceback" not in one.log + two.log


def test_a_socket_answers_as_the_page_does_and_is_closed_at_a_removal(
    served: Serve, browser: SignIn
) -> None:
    app = served()
    links = json.loads(app.manage("rehearse", "harbour", "--until", "2", "--json"))
    boss = browser(app, links["control"])
    seat, other = (browser(app, links["seats"][name]) for name in ("ald/ald-1", "bir/bir-1"))
    for wrong in ("http://evil.example", "null", app.url.replace("http", "https")):
        with pytest.raises(InvalidStatus):
            line(app, seat, wrong)
    with line(app, seat) as mine, line(app, other) as theirs:
        shown = beat(mine)
        fetched = json.loads(seat.read("panels"))
        assert (shown["n"], shown["h"], shown["panels"]) == (
            fetched["n"],
            fetched["h"],
            fetched["panels"],
        )
        theirs.send("garbage")
        with pytest.raises(ConnectionClosed) as closed:
            theirs.recv(timeout=30)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == frames.GARBAGE
        began = time.monotonic()
        boss.post("people/remove", handle=seat.page.split("/")[-2])
        assert hear(mine) == {"bye": "removed"}
        with pytest.raises(ConnectionClosed) as closed:
            mine.recv(timeout=30)
        assert time.monotonic() - began < 1 + 1  # one second, and one for a busy machine
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == frames.GONE
    with pytest.raises(InvalidStatus):
        line(app, seat)
    assert "Traceback" not in app.log
