"""The plan at hand: control's note on the open phase, and the injects, planned and spent."""

from typing import Any

from wargame.engine.instruments.inject_due import due_at, next_release, proposes_itself, releases
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId, InjectId, PhaseId
from wargame.engine.scenario import Inject
from wargame.rooms.panel import Scene


def at_hand(scene: Scene) -> dict[str, Any]:
    """Return the note on the phase, its injects, and those that propose themselves."""
    picture = scene.picture
    phase = picture.setting.phase(picture.clock.phase)
    here = [one for one in picture.injects.plan if phase and one.phase == phase.id]
    proposed = [one for one in picture.injects.waiting if proposes_itself(one, picture)]
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "phase": phase,
        "note": picture.injects.notes.get(phase.id, "") if phase else "",
        "next": next_release(picture),
        "next_one": _next(scene),
        "proposed": [inject_words(scene, one) for one in proposed],
        "injects": [inject_words(scene, one) for one in here if one not in proposed],
    }


def _next(scene: Scene) -> Inject | None:
    """Return the inject that is released by itself next, or None."""
    found = sorted(releases(scene.picture), key=lambda one: one[0])
    return found[0][1] if found else None


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
        "waiting": [inject_words(scene, one) for one in waiting],
        "spent": [inject_words(scene, one) for one in spent],
    }


def inject_words(scene: Scene, one: Inject) -> dict[str, Any]:
    """Return what control is shown of an inject: its place, its readers, what became of it."""
    setting, injects = scene.picture.setting, scene.picture.injects
    round_ = next((each for each in setting.rounds if each.id == one.round), None)
    return {
        "inject": one,
        "readers": readers(setting, one),
        "times": injects.spent.get(one.id, ()),
        "round": round_.title if round_ else "",
        "phase": setting.phase(PhaseId(one.phase)) if one.phase else None,
        "effects": [
            (reading.title if reading else name, change)
            for name, change in one.effects.items()
            for reading in (scene.picture.indicators.readings.get(name),)
        ],
        "status": status(scene, one),
        "due": None if one.id in injects.spent else due_at(one, scene.picture.clock),
        "why_not": injects.skipped.get(one.id, ""),
        "met": injects.met.get(one.id),
        "receipts": receipts(scene, one.id),
    }


def status(scene: Scene, one: Inject) -> str:
    """Return where an inject stands: released, left-out, held, proposed or ready."""
    injects = scene.picture.injects
    if one.id in injects.spent:
        return "released"
    if one.id in injects.skipped:
        return "left-out"
    if one.id in injects.held:
        return "held"
    return "proposed" if proposes_itself(one, scene.picture) else "ready"


def receipts(scene: Scene, wanted: InjectId) -> list[tuple[CellId, bool]]:
    """Return those who were sent an inject, and whether each has opened it."""
    injects, found = scene.picture.injects, dict[CellId, bool]()
    for name in injects.sent.get(wanted, ()):
        message = injects.message(name)
        for cell in (message.to or scene.picture.setting.cells) if message else ():
            found[cell] = found.get(cell, False) or bool(message and cell in message.opened)
    return list(found.items())


def readers(setting: Setting, one: Inject) -> tuple[CellId, ...]:
    """Return the delegations in play that the plan means; none where everyone is meant.

    A delegation that stands for others in a short line-up reads what is meant for them.
    """
    return () if one.public else standing_for(setting, one.to)


def standing_for(setting: Setting, to: tuple[CellId, ...]) -> tuple[CellId, ...]:
    """Return the delegations in play that stand for these cells."""
    cells = setting.cells
    return tuple(
        each.id
        for each in setting.delegations
        if each.id in to or any(merged in to and merged not in cells for merged in each.merges)
    )
