"""What everybody is asked without a name: a survey, or cards. The same for all, answered or not."""

from typing import Any

from wargame.engine.surveying import When
from wargame.rooms.panel import Panel, Scene


def _asked(scene: Scene) -> dict[str, Any]:
    picture = scene.picture
    held = picture.surveys.held
    return {
        "cards": picture.cards.open is not None,
        "surveys": [when.value for when in When if when in held and held[when].open],
        "ended": picture.clock.ended,
    }


ASKED = Panel("asked", "rooms/room/asked.html", ("cards", "surveys", "clock"), _asked, shared=True)
