"""The corner of every card, and the cards that need no table: lobby, agenda, clock, indicators."""

from typing import Any

from wargame.engine.instruments.indicators import Reading
from wargame.engine.scenario import Phase
from wargame.rooms import reckoned_world
from wargame.rooms.panel import Scene
from wargame.rooms.projection.fits import size

NAMES = 380
NAMES_BESIDE = 220
INDICATORS = 8


def corner(scene: Scene) -> dict[str, Any]:
    """Return where the exercise stands: the title, the round, the phase, the clock."""
    setting, clock = scene.picture.setting, scene.picture.clock
    return {
        "title": setting.title,
        "round": setting.round_of(clock.phase),
        "phase": setting.phase(clock.phase),
        "clock": clock,
        "world": scene.picture.world,
    }


def lobby(scene: Scene) -> dict[str, Any]:
    """Return the way in, who has come, and how the warm-up question stands."""
    company, setting = scene.company, scene.picture.setting
    names = [guest.name for guest in company.guests]
    answers = sum(count for _, count in company.warm_up)
    shown = _last(names, NAMES_BESIDE if answers else NAMES)
    return {
        "title": setting.title,
        "door": company.door,
        "joined": company.joined,
        "names": shown,
        "more": len(names) - len(shown),
        "size": size(sum(map(len, names)), (50, 120)),
        "warm_up": setting.warm_up if answers else None,
        "tally": company.warm_up,
        "answers": answers,
    }


def _last(names: list[str], letters: int) -> list[str]:
    """Return the names of those who came last, as far as so many letters go."""
    shown: list[str] = []
    for name in reversed(names):
        letters -= len(name) + 4
        if letters < 0:
            break
        shown.insert(0, name)
    return shown


def agenda(scene: Scene) -> dict[str, Any]:
    """Return the rounds, and the phases of the one that is on, or of the first."""
    setting, clock = scene.picture.setting, scene.picture.clock
    current = setting.round_of(clock.phase)
    shown = current or (setting.rounds[0] if setting.rounds else None)
    return {
        "title": setting.title,
        "rounds": [
            (number, one, _state(scene, one.phases)) for number, one in enumerate(setting.rounds, 1)
        ],
        "shown": shown,
        "phases": [(phase, _state(scene, (phase,))) for phase in (shown.phases if shown else ())],
        "size": size(len(setting.rounds), (3, 5, 7)),
        "phase_size": size(len(shown.phases) if shown else 0, (3, 5, 7)),
    }


def _state(scene: Scene, phases: tuple[Phase, ...]) -> str:
    """Return how phases stand on the agenda: current, over, left-out or ahead."""
    clock = scene.picture.clock
    if any(phase.id == clock.phase for phase in phases):
        return "current"
    if all(clock.skipped(phase.id) for phase in phases):
        return "left-out"
    closed = {run.phase for run in clock.runs if run.closed_at}
    over = all(phase.id in closed or clock.skipped(phase.id) for phase in phases)
    return "over" if over else "ahead"


def clock(scene: Scene) -> dict[str, Any]:
    """Return the time that is left, as large as the wall."""
    return corner(scene)


def indicators(scene: Scene) -> dict[str, Any]:
    """Return the public numbers, each with its last change and the reason for it."""
    readings = list(scene.picture.indicators.readings.values())
    return {
        "readings": [(one, _change(one), one.values[-1][2]) for one in readings[:INDICATORS]],
        "more": max(0, len(readings) - INDICATORS),
        "size": size(len(readings), (3, 4, 6)),
    }


def _change(reading: Reading) -> int:
    """Return by how much the last report moved the number."""
    before = reading.values[-2][1] if len(reading.values) > 1 else reading.value
    return reading.value - before


def consequences(scene: Scene) -> dict[str, Any]:
    """Return what everybody saw change in this round, as far as the wall holds it."""
    picture = scene.picture
    numbers, regions = reckoned_world.moved(picture), reckoned_world.turned(picture)
    much = len(numbers) + len(regions)
    return {
        "round": picture.setting.round_of(picture.clock.phase),
        "moved": numbers[:INDICATORS],
        "turned": regions[: max(0, INDICATORS - len(numbers))],
        "more": max(0, much - INDICATORS),
        "size": size(much, (3, 4, 6)),
    }


def theatre(scene: Scene) -> dict[str, Any]:
    """Return the picture of the theatre."""
    return {"theatre": reckoned_world.theatre(scene.picture)}
