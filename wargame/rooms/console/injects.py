"""The plan at hand: control's note on the open phase, and the injects, planned and spent."""

from typing import Any

from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId, PhaseId
from wargame.engine.scenario import Inject
from wargame.rooms.panel import Scene


def at_hand(scene: Scene) -> dict[str, Any]:
    """Return the note on the phase and the injects that are planned for it."""
    picture = scene.picture
    phase = picture.setting.phase(picture.clock.phase)
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "phase": phase,
        "note": picture.injects.notes.get(phase.id, "") if phase else "",
        "injects": [
            _shown(scene, one) for one in picture.injects.plan if phase and one.phase == phase.id
        ],
    }


def others(scene: Scene) -> dict[str, Any]:
    """Return every other inject, in the order of the plan."""
    picture = scene.picture
    rest = [
        one
        for one in picture.injects.plan
        if not picture.clock.phase or one.phase != picture.clock.phase
    ]
    waiting = [one for one in rest if one.id not in picture.injects.spent]
    spent = [one for one in rest if one.id in picture.injects.spent]
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "waiting": [_shown(scene, one) for one in waiting],
        "spent": [_shown(scene, one) for one in spent],
    }


def _shown(scene: Scene, one: Inject) -> dict[str, Any]:
    setting = scene.picture.setting
    round_ = next((each for each in setting.rounds if each.id == one.round), None)
    return {
        "inject": one,
        "readers": readers(setting, one),
        "times": scene.picture.injects.spent.get(one.id, ()),
        "round": round_.title if round_ else "",
        "phase": setting.phase(PhaseId(one.phase)) if one.phase else None,
        "effects": [
            (reading.title if reading else name, change)
            for name, change in one.effects.items()
            for reading in (scene.picture.indicators.readings.get(name),)
        ],
    }


def readers(setting: Setting, one: Inject) -> tuple[CellId, ...]:
    """Return the delegations in play that the plan means; none where everyone is meant.

    A delegation that stands for others in a short line-up reads what is meant for them.
    """
    if one.public:
        return ()
    cells = setting.cells
    return tuple(
        each.id
        for each in setting.delegations
        if each.id in one.to
        or any(merged in one.to and merged not in cells for merged in each.merges)
    )
