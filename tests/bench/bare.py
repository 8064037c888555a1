"""The yardstick: a server that does nothing but broadcast, with the `websockets` library.

Run as `python -m tests.bench.bare`. It sends to everybody else what one socket says.
"""

import asyncio

from websockets.asyncio.server import ServerConnection, broadcast, serve

everybody: set[ServerConnection] = set()


async def take(line: ServerConnection) -> None:
    """Pass on what a socket says."""
    everybody.add(line)
    try:
        async for said in line:
            broadcast(everybody - {line}, "." * int(said))
    finally:
        everybody.discard(line)


async def main() -> None:
    """Serve until the process is told to stop."""
    async with serve(take, "127.0.0.1", 0, compression=None, ping_interval=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print(f"Listening on port {port}", flush=True)  # noqa: T201 - whoever started us reads it
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
