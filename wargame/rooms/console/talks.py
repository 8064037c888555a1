"""What is said behind doors: caucuses and cables, all of which control hears."""

from typing import Any

from wargame.rooms.panel import Scene

SHOWN = 50
LINES = 5


def caucuses(scene: Scene) -> dict[str, Any]:
    """Return the caucuses, open ones first, with the last lines of each."""
    found = list(scene.picture.caucuses.all.values())
    going = [one for one in found if not one.closed]
    over = [one for one in found if one.closed]
    shown = [*reversed(going), *reversed(over)][:SHOWN]
    return {
        "setting": scene.picture.setting,
        "clock": scene.picture.clock,
        "caucuses": [(one, one.lines[-LINES:], max(0, len(one.lines) - LINES)) for one in shown],
        "older": max(0, len(found) - SHOWN),
    }


def cables(scene: Scene) -> dict[str, Any]:
    """Return the last cables, the newest first."""
    sent = scene.picture.cables.sent
    return {
        "setting": scene.picture.setting,
        "clock": scene.picture.clock,
        "cables": tuple(reversed(sent[-SHOWN:])),
        "older": max(0, len(sent) - SHOWN),
    }
