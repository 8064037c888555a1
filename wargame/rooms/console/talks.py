"""What is said behind doors: caucuses and cables, all of which control hears."""

from typing import Any

from wargame.engine.instruments.caucuses import Caucus, Line
from wargame.engine.instruments.fog_book import Deed
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
        "caucuses": [(one, _lines(scene, one), max(0, len(one.lines) - LINES)) for one in shown],
        "older": max(0, len(found) - SHOWN),
    }


def _lines(scene: Scene, caucus: Caucus) -> list[tuple[Line, tuple[Deed, ...]]]:
    """Return the last lines, each with what the fog did to it."""
    fog = scene.picture.fog
    return [(one, fog.on(one.id) if one.id else ()) for one in caucus.lines[-LINES:]]


def cables(scene: Scene) -> dict[str, Any]:
    """Return the last cables, the newest first."""
    sent = scene.picture.cables.sent
    fog = scene.picture.fog
    return {
        "setting": scene.picture.setting,
        "clock": scene.picture.clock,
        "cables": [(one, fog.on(one.id)) for one in reversed(sent[-SHOWN:])],
        "older": max(0, len(sent) - SHOWN),
    }
