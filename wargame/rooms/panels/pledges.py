"""Pledges on the table: who has bound itself to what, from when, and but for what."""

from typing import Any

from wargame.engine.instruments.pledges import Pledge
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import takes
from wargame.rooms.panels.windows import newest

SHOWN = 20


def pledges(scene: Scene) -> dict[str, Any]:
    """Return the pledges in sight, the newest first; those taken back are marked."""
    part = scene.picture.pledges
    shown = newest(tuple(part.all.values()), SHOWN)
    return {
        "setting": scene.picture.setting,
        "pledges": [(one, *_text(one, scene)) for one in shown.items],
        "standing": len(part.standing),
        "older": shown.older,
        "may_make": takes(scene.picture, "pledge.make"),
        "may_withdraw": takes(scene.picture, "pledge.withdraw"),
    }


def _text(pledge: Pledge, scene: Scene) -> tuple[str]:
    """Return the title of the text to which a pledge belongs; empty where it has none in sight."""
    proposal = scene.picture.proposals.all.get(pledge.proposal) if pledge.proposal else None
    return (proposal.current.title if proposal else "",)


PLEDGES = Panel(
    "pledges",
    "rooms/room/pledges.html",
    ("setting", "clock", "pledges", "proposals"),
    pledges,
)
