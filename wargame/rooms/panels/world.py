"""The world in a room: what changed in this round, and the picture of the theatre."""

from typing import Any

from wargame.rooms.panel import Panel, Scene
from wargame.rooms.reckoned_world import moved, theatre, turned


def _theatre(scene: Scene) -> dict[str, Any]:
    return {"theatre": theatre(scene.picture)}


def _changes(scene: Scene) -> dict[str, Any]:
    picture = scene.picture
    return {
        "round": picture.setting.round_of(picture.clock.phase),
        "moved": moved(picture),
        "turned": turned(picture),
        "world": picture.world,
    }


THEATRE = Panel("theatre", "rooms/room/theatre.html", ("setting", "world"), _theatre, shared=True)
CHANGES = Panel(
    "changes", "rooms/room/changes.html", ("setting", "clock", "indicators", "world"), _changes
)
