"""Frames: a socket says to each browser what its page says, and refuses all others alike."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator

from tests.secrecy.household import ABSENT, CANARY, DRAFTS, Browser, Household
from tests.secrecy.permissions import EVERYBODY
from tests.secrecy.test_canaries import allowed
from wargame.live.radio import Radio
from wargame.live.routing import sockets_of
from wargame.live.switchboard import Switchboard

PATIENCE = 30.0


@pytest_asyncio.fixture
async def board(committed_db: None) -> AsyncIterator[Switchboard]:
    """A switchboard of the test's own."""
    made = Switchboard(Radio())
    yield made
    await made.close()


def paths(house: Household, browser: Browser) -> Iterator[tuple[str, bool]]:
    """Yield every address of a socket, and whether this browser may have it."""
    parts = {"minder": house.code, "voice": house.code}
    keeps = {"control": house.code, "rival": house.other, **parts}.get(browser.role)
    for handle in house.handles:
        mine = handle == browser.handle and browser.role != "removed"
        yield f"/x/{house.code}/p/{handle}/live", mine
        yield f"/x/{ABSENT}/p/{handle}/live", False
        yield f"/x/{house.other}/p/{handle}/live", False
    yield f"/x/{house.other}/p/{house.outsider}/live", browser.role == "outsider"
    for code in (house.code, house.other, ABSENT):
        on_the_wall = browser.role == "projector" and code == house.code
        yield f"/x/{code}/control/live", code == keeps
        yield f"/x/{code}/projector/live", code == keeps or on_the_wall
        yield f"/x/{code}/control/as/nobody/live", False
        borrowed = code == keeps == house.code
        yield f"/x/{code}/control/as/observer/live", borrowed
    yield f"/x/{house.code}/control/as/ald/live", browser.role in {"control", "minder"}
    yield f"/x/{house.code}/control/as/bir/live", browser.role == "control"


async def ask(board: Switchboard, browser: Browser, path: str) -> tuple[bool, str]:
    """Open a socket and say one heartbeat; return whether it was let in, and all that came."""
    cookie = browser.client.cookies.get("session")
    line = WebsocketCommunicator(
        sockets_of(board),
        path,
        [
            (b"host", b"testserver"),
            (b"origin", b"http://testserver"),
            (b"cookie", f"session={cookie.value if cookie else ''}".encode()),
        ],
    )
    accepted, refusal = await line.connect(timeout=PATIENCE)
    if not accepted:
        return False, json.dumps(refusal)
    await line.send_to(text_data=json.dumps({"hb": 0, "h": ""}))
    frame: dict[str, Any] = await line.receive_output(timeout=PATIENCE)
    await line.disconnect()
    return True, str(frame["text"])


@pytest.mark.parametrize("role", sorted(EVERYBODY))
async def test_a_socket_tells_what_its_viewer_may_know(
    house: Household, board: Switchboard, role: str
) -> None:
    browser = house.browsers[role]
    may = await sync_to_async(allowed)(house, role) - {*DRAFTS.values()}
    refusals, seen = set[str](), set[str]()
    for path, own in paths(house, browser):
        accepted, text = await ask(board, browser, path)
        assert accepted is own, path
        (seen if own else refusals).add(text)
    assert len(refusals) == 1, "the absent and the forbidden are refused alike"
    words = {word for text in seen for word in CANARY.findall(text)}
    assert words <= may
    assert bool(words) is bool(may and role != "projector"), "it shows a vote, which is public"
