"""The card of agreements: the public register, the newest first, with what each waits for."""

from typing import Any

from wargame.engine.names import PROJECTOR
from wargame.engine.treaties import Step
from wargame.rooms.panel import Scene
from wargame.rooms.panels.agreements import agreement_words
from wargame.rooms.projection.fits import size

ROWS = 4


def agreements(scene: Scene) -> dict[str, Any]:
    """Return the agreements that everyone sees; those that are over come last."""
    picture = scene.picture
    public = [one for one in reversed(picture.agreements.all.values()) if not one.circle]
    order = sorted(public, key=lambda one: one.state is Step.ENDED)
    return {
        "setting": picture.setting,
        "register": [agreement_words(one, picture, PROJECTOR) for one in order[:ROWS]],
        "more": max(0, len(order) - ROWS),
        "size": size(min(len(order), ROWS), (1, 2, 3)),
    }
