"""The world on the console: what this round did, what couplings propose, who sees otherwise."""

from typing import Any

from wargame.engine.instruments.world_due import due
from wargame.rooms.panel import Scene
from wargame.rooms.reckoned_world import moved, theatre, turned


def world(scene: Scene) -> dict[str, Any]:
    """Return the state of the world for control, with the couplings that hold."""
    picture = scene.picture
    found = due(picture)
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "world": picture.world,
        "round": picture.setting.round_of(picture.clock.phase),
        "moved": moved(picture),
        "turned": turned(picture),
        "due": found,
        "seen": "&".join(f"seen={one.coupling.id}" for one in found),
        "theatre": theatre(picture),
        "misled": [
            (picture.indicators.readings[name], lines.items())
            for name, lines in picture.indicators.perceived.items()
            if name in picture.indicators.readings
        ],
    }
