"""A tiny application behind our server: sockets get numbered texts, HTTP echoes sizes.

Run as `python -m tests.rig.wire_app <swift|plain>`; it says where it listens.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from wargame.live.server import House, endpoint

type Receive = Callable[[], Awaitable[dict[str, Any]]]
type Send = Callable[[dict[str, Any]], Awaitable[None]]

BURST = 400
SIZES = (1, 2, 125, 126, 127, 4000, 65535, 65536, 70000)


async def application(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Answer one request, or serve one socket."""
    await (numbers if scope["type"] == "websocket" else size)(scope, receive, send)


async def size(_: dict[str, Any], receive: Receive, send: Send) -> None:
    """Answer how many bytes came."""
    count, more = 0, True
    while more:
        message = await receive()
        count += len(message.get("body", b""))
        more = message.get("more_body", False)
    body = str(count).encode()
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def numbers(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Do what the path says, until the other end goes."""
    await receive()
    path = scope["path"]
    await send({"type": "websocket.accept"})
    act = {"/sizes": sizes, "/flood": flood, "/mixed": mixed}[path]
    pushing = asyncio.ensure_future(act(send))
    while (await receive())["type"] != "websocket.disconnect":
        pass
    pushing.cancel()
    say(f"gone: {path}")


async def sizes(send: Send) -> None:
    """Send texts around each border of the frame format, with letters of several bytes."""
    for length in SIZES:
        await send({"type": "websocket.send", "text": "é" * (length // 2) + "x" * (length % 2)})


async def flood(send: Send) -> None:
    """Send numbered texts of 16 kB without end, as fast as the loop turns."""
    number = 0
    while True:
        await send({"type": "websocket.send", "text": f"{number:08d}" + "." * 16000})
        number += 1
        await asyncio.sleep(0)


async def mixed(send: Send) -> None:
    """Send texts and bytes in turn, in bursts that outrun the kernel's buffer."""
    for number in range(BURST):
        text = f"{number:08d}" + "." * 2000
        one = {"text": text} if number % 2 else {"bytes": text.encode()}
        await send({"type": "websocket.send", **one})


def say(sentence: str) -> None:
    """Write a line that the test waits for."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve until told to stop."""
    house = House(
        application,
        endpoint("127.0.0.1", 0),
        swift=sys.argv[1] == "swift",
        listening=lambda port: say(f"Listening on port {port}"),
    )
    house.run()


if __name__ == "__main__":
    main()
