"""The addresses of sockets: each page of an exercise has one, `live`, below its own."""

from typing import Any

from channels.routing import URLRouter
from django.urls import path, re_path

from wargame.live.sockets import Board, Receive, Scope, Send, Socket
from wargame.live.switchboard import SWITCHBOARD


def sockets_of(board: Board) -> Any:  # noqa: ANN401 - Channels' routers are not typed
    """Return the application that connects every socket to a switchboard."""

    async def connect(scope: Scope, receive: Receive, send: Send) -> None:
        await Socket(board, scope, send).run(receive)

    serve: Any = connect  # Django's types expect a view
    nobody: Any = _nobody_home
    return URLRouter(
        [
            path("x/<str:code>/p/<str:handle>/live", serve, {"kind": "person"}),
            path("x/<str:code>/control/live", serve, {"kind": "control"}),
            path("x/<str:code>/control/as/<str:cell>/live", serve, {"kind": "eyes"}),
            path("x/<str:code>/projector/live", serve, {"kind": "projector"}),
            re_path("", nobody),
        ]
    )


async def _nobody_home(_: Scope, receive: Receive, send: Send) -> None:
    """Refuse, in the same words as every other refusal."""
    await receive()
    await send({"type": "websocket.close"})


websocket_application = sockets_of(SWITCHBOARD)
