"""Scores: whether delegations see their own sheets, and the way to control's analysis."""

from typing import Any

from wargame.rooms.panel import Scene

TEXTS = 6


def scores(scene: Scene) -> dict[str, Any]:
    """Return what is allowed, and the newest texts that settle anything."""
    picture = scene.picture
    standing = [one for one in picture.proposals.standing if one.current.choices]
    return {
        "setting": picture.setting,
        "allowed": picture.scores.allowed,
        "texts": [*reversed(standing)][:TEXTS],
    }
