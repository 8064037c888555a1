"""Forms of the bench: to rule, to judge, to publish with a look at what it changes, to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wargame.conduct import opening
from wargame.engine.adjudication import Mode
from wargame.engine.adjudication.templates import PLAIN, Judged, usual, write
from wargame.engine.names import CONTROL, MoveId, RulingId
from wargame.engine.worlds import RegionState
from wargame.people.company import Company
from wargame.rooms.panel import Scene
from wargame.rooms.panels.moves import METHODS, judged, shown
from wargame.rooms.words import STATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wargame.engine.adjudication import RulingTemplate
    from wargame.engine.instruments.indicators import Reading
    from wargame.engine.instruments.move_book import Move
    from wargame.engine.instruments.ruling_book import Ruling
    from wargame.engine.scenario import Region
    from wargame.web.asked import Asked

STEP = 3
"""By how much an indicator is offered to move, at most, either way."""
CAUSE = 120
"""Characters of a cause, at most."""
MODES = {
    Mode.OPEN: "Open: everybody sees arguments, odds and dice",
    Mode.RESULT: "Closed, with a public result",
    Mode.CLOSED: "Closed: everybody reads the narrative alone",
}


def move(asked: Asked) -> Mapping[str, Any] | None:
    """Return a signed move without a ruling, and the ways to rule on it."""
    found = asked.picture.moves.all.get(MoveId(asked.value("move")))
    if found is None or found.withdrawn or asked.picture.rulings.on(found.id):
        return None
    rules = asked.picture.setting.adjudication
    typed = "counted" in asked.values
    counted = [str(one) for one in asked.values.getlist("counted")]
    return {
        **shown(found, _scene(asked)),
        "setting": asked.picture.setting,
        "rules": rules,
        "methods": METHODS.items(),
        "modes": MODES.items(),
        "mode": asked.value("mode") or rules.mode,
        "counted": counted,
        "all": not typed,
    }


def ruling(asked: Asked) -> Mapping[str, Any] | None:
    """Return a ruling that stands, with its move."""
    found = _ruling(asked)
    if found is None:
        return None
    return {
        **shown(asked.picture.moves.all[found.move], _scene(asked)),
        "setting": asked.picture.setting,
        "rules": asked.picture.setting.adjudication,
        "ruling": judged(found, _scene(asked)),
    }


def outcome(asked: Asked) -> Mapping[str, Any] | None:
    """Return a decided ruling, written by the template that fits, and what each number could be."""
    found = _ruling(asked)
    if found is None or found.decided is None or found.published is not None:
        return None
    about = asked.picture.moves.all[found.move]
    scenario = opening.scenario_of(asked.code)
    chosen = _template(asked, scenario.templates, found)
    return {
        **shown(about, _scene(asked)),
        "setting": asked.picture.setting,
        "ruling": judged(found, _scene(asked)),
        "templates": (*scenario.templates, PLAIN),
        "template": chosen,
        "objectives": scenario.objectives.items(),
        "others": [one for one in asked.picture.setting.delegations if one.id != about.cell],
        "affected": [str(one) for one in asked.values.getlist("affected")],
        **_written(asked, chosen, about, found),
    }


def _template(
    asked: Asked, templates: tuple[RulingTemplate, ...], ruling: Ruling
) -> RulingTemplate:
    """Return the template that was asked for, or the usual one."""
    known = {one.id: one for one in (*templates, PLAIN)}
    revealed = asked.picture.moves.all[ruling.move].revealed
    default = usual(templates, ruling.method, revealed=revealed)
    return known.get(asked.value("template"), default)


def _written(
    asked: Asked, template: RulingTemplate, about: Move, ruling: Ruling
) -> Mapping[str, Any]:
    """Return what would be published: as it was typed, else as the template writes it."""
    success = ruling.decided is not None and ruling.decided.success
    outcome = ruling.decided.band if ruling.decided else ""
    actor = asked.picture.setting.name(about.cell)
    move = {"actor": actor, "action": about.action, "effect": about.effect, "outcome": outcome}
    ahead = write(template, Judged(success, about.revealed, move))
    typed = "public" in asked.values
    words = {name: getattr(ahead, name) for name in ("public", "actor", "sensitivity", "fact")}
    words["cause"] = about.action[:CAUSE] if about.revealed else ""
    aims = asked.values.getlist("objectives") if typed else ahead.objectives
    readings = asked.picture.indicators.readings.values()
    return {
        **{name: asked.value(name) if typed else text for name, text in words.items()},
        "aims": [str(one) for one in aims],
        "regions": _regions(asked),
        "turning": any(asked.value(name) for name in asked.values if name.startswith("regions.")),
        "effects": [
            (one, _steps(one), asked.value(f"effects.{one.id}") if typed else by)
            for one in readings
            for by in [str(ahead.effects.get(one.id, ""))]
        ],
    }


def _regions(asked: Asked) -> list[tuple[Region, str, list[tuple[str, str]], str]]:
    """Return each region with its state now, the other states in words, and the one chosen."""
    found = []
    for one in asked.picture.setting.regions:
        now = asked.picture.world.standing(one).state
        others = [(it.value, STATES[it.value].text) for it in RegionState if it != now]
        found.append((one, STATES[now].text, others, asked.value(f"regions.{one.id}")))
    return found


def _steps(one: Reading) -> list[tuple[str, str]]:
    """Return the changes that the scale has room for, each with what would stand after it."""
    changes = (by for by in range(-STEP, STEP + 1) if by and one.low <= one.value + by <= one.high)
    return [(str(by), f"{one.value} → {one.value + by} ({by:+d})") for by in changes]


def project(asked: Asked) -> Mapping[str, Any] | None:
    """Return whose project one could begin."""
    clock = asked.picture.clock
    return {"setting": asked.picture.setting} if clock.started and not clock.ended else None


def _ruling(asked: Asked) -> Ruling | None:
    found = asked.picture.rulings.all.get(RulingId(asked.value("ruling")))
    return found if found is not None and not found.undone else None


def _scene(asked: Asked) -> Scene:
    return Scene(asked.picture, CONTROL, Company())
