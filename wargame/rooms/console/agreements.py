"""The register of agreements for control: what waits for whom, and what the next steps set off."""

from typing import Any

from wargame.engine import Picture
from wargame.engine.instruments.agreement_paper import Agreement
from wargame.engine.names import CONTROL, CellId
from wargame.engine.treaties import Hook, Step
from wargame.rooms.panel import Scene
from wargame.rooms.panels.agreements import BINDING, agreement_words, living_first
from wargame.rooms.panels.windows import SHOWN

AHEAD = {
    Step.INITIALLED: (Step.SIGNED,),
    Step.SIGNED: (Step.RATIFIED, Step.REFUSED, Step.IN_FORCE),
    Step.RATIFIED: (Step.IN_FORCE,),
    Step.REFUSED: (Step.RATIFIED, Step.IN_FORCE),
    Step.IN_FORCE: (Step.SUSPENDED, Step.BREACHED, Step.ENDED),
    Step.SUSPENDED: (Step.BREACHED, Step.ENDED),
    Step.BREACHED: (Step.ENDED,),
    Step.ENDED: (),
}
"""The steps that can come next."""


def register(scene: Scene) -> dict[str, Any]:
    """Return every agreement, the newest first, with what its next steps would set off."""
    picture = scene.picture
    found = living_first(picture)
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "register": [_row(one, picture) for one in found[:SHOWN]],
        "older": max(0, len(found) - SHOWN),
    }


def _row(one: Agreement, picture: Picture) -> dict[str, Any]:
    hooks = [hook for hook in picture.agreements.hooks.get(one.kind, ()) if hook.fits(one.choices)]
    return {
        **agreement_words(one, picture, CONTROL),
        "next": [_effect(hook, picture) for hook in hooks if hook.step in AHEAD[one.state]],
    }


def _effect(hook: Hook, picture: Picture) -> dict[str, Any]:
    """Return what a hook does: the step, the changes by the titles of indicators, the inject."""
    readings = picture.indicators.readings
    moves = [
        (readings[name].title if name in readings else name, change)
        for name, change in hook.indicators.items()
    ]
    inject = next((one.title for one in picture.injects.plan if one.id == hook.inject), "")
    return {"step": hook.step.value, "moves": moves, "inject": inject}


def ruling_words(one: Agreement, picture: Picture) -> dict[str, Any]:
    """Return what control can rule on an agreement now, for the form."""
    ruling = one.state in {Step.SIGNED, Step.REFUSED}
    undecided: tuple[CellId, ...] = one.ratifications_missing if ruling else ()
    return {
        "setting": picture.setting,
        "agreement": one,
        "state": one.state.value,
        "homes": undecided,
        "refused": [each.cell for each in one.ratifications if not each.ratified],
        "binding": one.state in BINDING,
        "suspend": one.state is Step.IN_FORCE,
        "resume": one.state in {Step.SUSPENDED, Step.BREACHED},
        "end": one.state is not Step.ENDED,
        "secret": bool(one.circle) and one.state is not Step.ENDED,
        "parties": one.signed_by,
    }
