"""Python imports this by itself at the start, when the folder is on its path."""

import os
import sys
from pathlib import Path
from typing import Any

EVENTS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


def note(event: str, details: tuple[Any, ...]) -> None:
    """Write down one line for each look at the network."""
    if event in EVENTS:
        kind = getattr(details[0], "type", "")
        place = details[1] if event.startswith(("socket.connect", "socket.send")) else details[0]
        with Path(os.environ["WITNESS"]).open("a", encoding="utf-8") as file:
            file.write(f"{event} {getattr(kind, 'name', '-')} {place!r}\n")


sys.addaudithook(note)
