"""The bar on top, the health of the pages, and the way in."""

from collections import Counter
from typing import Any

from wargame.people.company import Guest
from wargame.rooms.panel import Scene

PRESENCES = ("live", "slow", "away")


def bar(scene: Scene) -> dict[str, Any]:
    """Return where the exercise stands, and which phase would be next."""
    setting, clock = scene.picture.setting, scene.picture.clock
    return {
        "setting": setting,
        "clock": clock,
        "round": setting.round_of(clock.phase),
        "phase": setting.phase(clock.phase),
        "next": upcoming(scene),
        "world": scene.picture.world,
    }


def upcoming(scene: Scene) -> Any:  # noqa: ANN401 - a phase, or None after the last
    """Return the next phase in the order of play that is not left out, or None."""
    setting, clock = scene.picture.setting, scene.picture.clock
    found = setting.after(clock.phase)
    while found is not None and clock.skipped(found.id):
        found = setting.after(found.id)
    return found


def health(scene: Scene) -> dict[str, Any]:
    """Return how many pages of people are live, slow or away, and who is away."""
    guests = scene.company.guests
    counts = Counter(guest.presence for guest in guests)
    return {
        "counts": [(name, counts[name]) for name in PRESENCES],
        "people": len(guests),
        "away": [guest for guest in guests if guest.presence == "away"],
    }


def entrance(scene: Scene) -> dict[str, Any]:
    """Return the door, those who wait without a seat, and what the start still lacks."""
    picture, company = scene.picture, scene.company
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "door": company.door,
        "joined": company.joined,
        "waiting": company.waiting,
        "empty": _empty(scene),
        "must": [cell for cell in picture.setting.must if not picture.seating.of(cell)],
        "seated": sum(1 for guest in company.guests if guest.seat),
        "minutes": sum(phase.minutes for phase in picture.setting.phases),
        "warm_up": picture.setting.warm_up,
        "tally": company.warm_up,
    }


def _empty(scene: Scene) -> list[str]:
    """Return the delegations in which nobody sits."""
    return [cell for cell in scene.picture.setting.cells if not _of(scene, cell)]


def _of(scene: Scene, cell: str) -> tuple[Guest, ...]:
    return tuple(guest for guest in scene.company.guests if guest.cell == cell)
