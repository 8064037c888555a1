"""The queue: everything that waits for a human hand, the most severe and the oldest first.

Ages are counted up by the page. What time alone changes, such as a severity, is asked anew each
time the room is looked at, and the panel is painted again only when an item has changed.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import Any

from wargame.rooms.console.items import ORDER, Item, Severity, severity
from wargame.rooms.console.room import IN_THE_ROOM
from wargame.rooms.console.waiting import AT_THE_TABLE
from wargame.rooms.panel import Scene


def waiting(scene: Scene) -> tuple[Item, ...]:
    """Return what waits, the most severe first, and of these the oldest."""
    if scene.picture.clock.ended:
        return ()
    now = scene.company.now
    found = chain.from_iterable(each(scene) for each in (*AT_THE_TABLE, *IN_THE_ROOM))
    rated = (replace(one, severity=severity(one.kind, one.since, now)) for one in found)
    return tuple(sorted(rated, key=lambda one: (ORDER.index(one.severity), one.since, one.id)))


def turns(scene: Scene) -> tuple[Any, ...]:
    """Return all that the panel is painted from."""
    taken = scene.picture.desk.taken
    items = waiting(scene)
    return items, tuple(scene.company.called(taken.get(one.id)) for one in items)


def queue(scene: Scene) -> dict[str, Any]:
    """Return the items, who has taken which, and how many are of which severity."""
    items, owners = turns(scene)
    first = next((one.id for one in items if one.kind == "question"), None)
    return {
        "setting": scene.picture.setting,
        "clock": scene.picture.clock,
        "items": [
            {"one": one, "owner": owner, "key": "q" if one.id == first else ""}
            for one, owner in zip(items, owners, strict=True)
        ],
        "counts": [(one.value, _count(items, one)) for one in Severity],
    }


def _count(items: Iterable[Item], wanted: Severity) -> int:
    return sum(one.severity is wanted for one in items)
