"""Daphne as we run it: bounded bodies, swift sockets, and a clear word when it cannot listen."""

from collections.abc import Awaitable, Callable
from typing import Any, override

from daphne.server import Server
from daphne.ws_protocol import WebSocketFactory

from wargame.live.bodies import BoundedFactory
from wargame.live.wire import OpenSocket, SwiftSocket

# Twisted's 50 is too few when everybody joins at once: the rest would wait for a second.
BACKLOG = 4096

type Application = Callable[..., Awaitable[None]]

OPTIONS = {
    "http_timeout": 30,
    "ping_interval": 5,
    "ping_timeout": 5,
    "websocket_timeout": 4 * 60 * 60,
    "websocket_max_message_size": 4096,  # browsers send heartbeats only
    "websocket_max_frame_size": 4096,
    "application_close_timeout": 5,
    "server_name": "",
}


def endpoint(host: str, port: int) -> str:
    """Return Twisted's description of a place to listen at."""
    interface = host.replace(":", r"\:")
    return f"tcp:port={port}:interface={interface}:backlog={BACKLOG}"


class House(Server):
    """A Daphne that knows why it could not listen, and tells when it does."""

    connections: dict[Any, dict[str, Any]]

    def __init__(
        self,
        application: Application,
        place: str,
        *,
        swift: bool,
        listening: Callable[[int], None],
    ) -> None:
        """Serve `application` at `place`; call `listening` with the port when it is open."""
        super().__init__(application, endpoints=[place], **OPTIONS)
        self.failure = ""
        self._swift = swift
        self._listening = listening

    # Daphne's run() makes both factories itself; these two setters are where ours come in.

    @property
    def http_factory(self) -> BoundedFactory:
        """The factory of HTTP connections."""
        return self._http_factory

    @http_factory.setter
    def http_factory(self, _: object) -> None:
        self._http_factory = BoundedFactory(self)

    @property
    def ws_factory(self) -> WebSocketFactory:
        """The factory of sockets."""
        return self._ws_factory

    @ws_factory.setter
    def ws_factory(self, factory: WebSocketFactory) -> None:
        factory.protocol = SwiftSocket if self._swift else OpenSocket
        self._ws_factory = factory

    @override
    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """Pass what the application says to `protocol`, without detours for a push."""
        if message["type"] != "websocket.send":
            await super().handle_reply(protocol, message)
            return
        connection = self.connections.get(protocol)
        if connection is not None and "disconnected" not in connection:
            protocol.handle_reply(message)

    @override
    def listen_success(self, port: Any) -> None:
        """Tell that `port` is open."""
        super().listen_success(port)
        self._listening(port.getHost().port)

    @override
    def listen_error(self, failure: Any) -> None:
        """Remember the reason of `failure`, and stop."""
        self.failure = failure.getErrorMessage()
        self.stop()

    @override
    def kill_all_applications(self) -> Any:
        """Stop what runs, before the process goes.

        Daphne stumbles over connections whose application has not begun or is done.
        """
        running = self.connections.items()
        self.connections = {line: it for line, it in running if "application_instance" in it}
        return super().kill_all_applications()
