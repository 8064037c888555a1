"""The fog: what is held and since when, which orders stand, and everything that was done."""

from datetime import datetime
from typing import Any

from wargame.engine import Picture
from wargame.engine.fogging import FogOrder
from wargame.engine.planned import ANY_ROUND
from wargame.rooms.panel import Scene

SHOWN = 200
MINUTE = 60


def fog(scene: Scene) -> dict[str, Any]:
    """Return what is held, the oldest first, and the standing orders."""
    part = scene.picture.fog
    return {
        "setting": scene.picture.setting,
        "clock": scene.picture.clock,
        "held": sorted(part.held.values(), key=lambda one: one.at),
        "orders": [order_words(one, scene.picture) for one in part.orders.values()],
    }


def order_words(order: FogOrder, picture: Picture) -> dict[str, Any]:
    """Return what control is shown of an order: in which round it holds, and how often it did."""
    rounds = {one.id: one.title for one in picture.setting.rounds}
    fired = picture.fog.fired.get(order.id, 0)
    caucus = picture.caucuses.all.get(order.caucus)
    return {
        "order": order,
        "caucus": caucus.title if caucus else "",
        "round": "" if order.during == ANY_ROUND else rounds.get(order.during, order.during),
        "fired": fired,
        "used_up": 0 < order.times <= fired,
    }


def page_words(picture: Picture, now: datetime) -> dict[str, Any]:
    """Return what the page of the fog shows: the held with their age, and the last deeds."""
    part = picture.fog
    held = sorted(part.held.values(), key=lambda one: one.at)
    return {
        "held": [(one, int((now - one.at).total_seconds()) // MINUTE) for one in held],
        "orders": [order_words(one, picture) for one in part.orders.values()],
        "deeds": [*reversed(part.deeds[-SHOWN:])],
        "older": max(0, len(part.deeds) - SHOWN),
    }
