"""The card of agreements: the public register, the newest first, with what each waits for."""

from typing import Any

from wargame.engine.names import PROJECTOR
from wargame.rooms.panel import Scene
from wargame.rooms.panels.agreements import agreement_words, living_first
from wargame.rooms.projection.fits import size

ROWS = 4


def agreements(scene: Scene) -> dict[str, Any]:
    """Return the agreements that everyone sees; those that are over come last."""
    picture = scene.picture
    order = [one for one in living_first(picture) if not one.circle]
    return {
        "setting": picture.setting,
        "register": [agreement_words(one, picture, PROJECTOR) for one in order[:ROWS]],
        "more": max(0, len(order) - ROWS),
        "size": size(min(len(order), ROWS), (1, 2, 3)),
    }
