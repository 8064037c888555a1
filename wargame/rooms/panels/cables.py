"""Cables that came and went, newest first."""

from typing import Any

from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.windows import SHOWN, newest


def inbox(scene: Scene, shown: int = SHOWN) -> dict[str, Any]:
    """Return the cables that this delegation received."""
    came = [one for one in scene.picture.cables.sent if one.sender != scene.cell]
    return {"setting": scene.picture.setting, "cables": newest(came, shown)}


def outbox(scene: Scene, shown: int = SHOWN) -> dict[str, Any]:
    """Return the cables that this delegation sent."""
    went = [one for one in scene.picture.cables.sent if one.sender == scene.cell]
    return {"setting": scene.picture.setting, "cables": newest(went, shown)}


INBOX = Panel("inbox", "rooms/room/inbox.html", ("setting", "cables"), inbox)
OUTBOX = Panel("outbox", "rooms/room/outbox.html", ("setting", "cables"), outbox)
