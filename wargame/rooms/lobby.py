"""The panels of this room."""

from wargame.rooms.panel import Panel

LOBBY: tuple[Panel, ...] = ()
