"""The kinds of room, each with its panels."""

from wargame.rooms.control import CONTROL
from wargame.rooms.delegation import ROOM
from wargame.rooms.lobby import LOBBY
from wargame.rooms.observer import OBSERVER
from wargame.rooms.panel import Panel
from wargame.rooms.projector import PROJECTOR
from wargame.rooms.shield import SHIELD

ROOMS: dict[str, tuple[Panel, ...]] = {
    "lobby": LOBBY,
    "room": ROOM,
    "observer": OBSERVER,
    "control": CONTROL,
    "shield": SHIELD,
    "projector": PROJECTOR,
}
