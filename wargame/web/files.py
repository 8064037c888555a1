"""Files sent piece by piece: however long one is, little of it is in memory at once.

A server that speaks ASGI would gather an ordinary iterator whole before it sends anything, so it
gets an asynchronous one, whose pieces are made in a thread of its own with its own connection to
the database.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from django.core.handlers.asgi import ASGIRequest
from django.db import connections
from django.http import HttpRequest, StreamingHttpResponse

PIECE = 256 * 1024
LINES = 500


def streamed(
    request: HttpRequest, pieces: Iterable[bytes], name: str, kind: str
) -> StreamingHttpResponse:
    """Return a file to be saved under a name; its pieces are asked for as they are sent."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    asynchronous = isinstance(request, ASGIRequest)
    body: Iterable[bytes] | AsyncIterator[bytes] = _apart(pieces) if asynchronous else pieces
    return StreamingHttpResponse(body, content_type=kind, headers=headers)


def of_lines(lines: Iterable[str]) -> Iterator[bytes]:
    """Yield lines of text, many at a time."""
    rest = iter(lines)
    while some := list(islice(rest, LINES)):
        yield "".join(f"{line}\n" for line in some).encode()


def of_file(path: Path) -> Iterator[bytes]:
    """Yield the pieces of a file."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


async def _apart(pieces: Iterable[bytes]) -> AsyncIterator[bytes]:
    loop, rest = asyncio.get_running_loop(), iter(pieces)
    with ThreadPoolExecutor(1, "file") as thread:
        try:
            while piece := await loop.run_in_executor(thread, next, rest, b""):
                yield piece
        finally:
            thread.submit(connections.close_all)
