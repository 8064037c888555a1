"""The queue: what waits for a human hand, the oldest first."""

from typing import Any

from wargame.rooms.panel import Scene


def queue(scene: Scene) -> dict[str, Any]:
    """Return people without a seat, raised hands and questions."""
    picture = scene.picture
    waiting = scene.company.waiting if picture.clock.started else ()
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "waiting": waiting,
        "hands": picture.hands.raised,
        "questions": picture.questions.waiting,
        "quiet": not (waiting or picture.hands.raised or picture.questions.waiting),
    }
