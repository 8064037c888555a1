"""A bound on request bodies: what is too large is refused while it arrives, and kept nowhere.

Daphne spools a whole body to disk before Django sees the first byte of it, so Django's own limits
come too late: anybody could fill the disk of the machine.
"""

from typing import Any, override

from daphne.http_protocol import HTTPFactory, WebRequest

MOST_BODY_BYTES = 2 * 1024 * 1024

# A client that is still sending rarely looks for an answer. It may finish within these bounds,
# unheard, so that it reads the refusal; then the line is cut.
PATIENCE_BYTES = 2 * 1024 * 1024
PATIENCE_SECONDS = 2

SENTENCE = b"This is too large: 2 MB is the most. Send less.\n"
REFUSAL = (
    b"HTTP/1.1 413 Content Too Large\r\n"
    b"Connection: close\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n"
    b"Content-Length: %d\r\n\r\n%s" % (len(SENTENCE), SENTENCE)
)


class BoundedRequest(WebRequest):
    """A request that answers 413 as soon as its body is known to be too large."""

    _arrived = 0
    _refused = False

    @override
    def gotLength(self, length: int | None) -> None:
        """Make room for a body of `length` bytes, or of unknown length."""
        too_long = length is not None and length > MOST_BODY_BYTES
        super().gotLength(0 if too_long else length)
        if too_long:
            self._refuse()

    @override
    def handleContentChunk(self, data: bytes) -> None:
        """Keep `data`, unless the body has grown too large."""
        self._arrived += len(data)
        if self._refused:
            if self._arrived > PATIENCE_BYTES + MOST_BODY_BYTES:
                self._cut()
        elif self._arrived > MOST_BODY_BYTES:
            self._refuse()
        else:
            super().handleContentChunk(data)

    @override
    def requestReceived(self, command: bytes, path: bytes, version: bytes) -> None:
        """Go on to the application with a whole request, unless it was refused."""
        if self._refused:
            self.channel.loseConnection()
        else:
            super().requestReceived(command, path, version)

    def _refuse(self) -> None:
        """Answer, drop what was kept, and give the client a moment to read the answer."""
        self._refused = True
        self.content.seek(0)
        self.content.truncate()
        self.requestHeaders.removeHeader(b"expect")  # no "100 Continue" after a refusal
        self.channel.persistent = False
        self.channel.transport.write(REFUSAL)
        self.channel.callLater(PATIENCE_SECONDS, self._cut)

    def _cut(self) -> None:
        """Close the line, if it is still there."""
        if self.channel is not None and self.channel.transport is not None:
            self.channel.transport.abortConnection()


class BoundedFactory(HTTPFactory):
    """Builds connections whose requests are bounded."""

    @override
    def buildProtocol(self, addr: Any) -> Any:
        """Return a connection to `addr`."""
        protocol = super().buildProtocol(addr)
        protocol.requestFactory = BoundedRequest
        return protocol
