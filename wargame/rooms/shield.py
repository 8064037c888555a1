"""The panels of this room: a console whose screen others may see. It holds public matter alone."""

from wargame.rooms.console import bar
from wargame.rooms.panel import Panel
from wargame.rooms.projector import PROJECTOR

SHIELD: tuple[Panel, ...] = (
    Panel("bar", "rooms/control/shield_bar.html", ("setting", "clock"), bar.bar),
    *PROJECTOR,
)
