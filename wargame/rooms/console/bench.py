"""The bench: moves that wait for a ruling, side by side with what is said for and against them."""

from typing import Any

from wargame.engine.adjudication import ROLLED, Method
from wargame.engine.instruments.holding import holds
from wargame.engine.instruments.move_book import Move
from wargame.engine.instruments.ruling_book import Ruling
from wargame.engine.instruments.secret_arguments import Secret
from wargame.engine.names import IndicatorId, RegionId
from wargame.rooms.panel import Scene
from wargame.rooms.panels.moves import METHODS, percent, shown

DONE = 12
REASONS = ("A slip of ours", "An argument was missed")
"""Why a ruling is undone, most often: one press each."""


def bench(scene: Scene) -> dict[str, Any]:
    """Return the moves to rule on, the oldest first, then those that have their ruling."""
    picture = scene.picture
    standing = [one for one in picture.moves.all.values() if not one.withdrawn]
    over = [one for one in standing if _published(one, scene)]
    waiting = [one for one in standing if not _published(one, scene)]
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "waiting": [_row(one, scene) for one in waiting],
        "hidden": sum(one.signed and not one.secret and not one.revealed for one in waiting),
        "over": [_row(one, scene) for one in reversed(over[-DONE:])],
        "projects": [*picture.moves.projects.values()],
        "sealed": _sealed(scene),
        "judged": any(map(_estimated, picture.rulings.all.values())),
        "usual": METHODS.get(picture.setting.adjudication.method, ""),
        "reasons": REASONS,
        "undone": [one for one in picture.rulings.all.values() if one.undone][-DONE:],
    }


def _estimated(ruling: Ruling) -> bool:
    """Tell whether estimates were given for a ruling that is decided and stands."""
    return ruling.method is Method.ESTIMATE and ruling.decided is not None and not ruling.undone


def _sealed(scene: Scene) -> list[tuple[Secret, bool]]:
    """Return the secret arguments that wait, those first whose condition holds."""
    rows = [
        (one, one.condition is not None and holds(one.condition, scene.picture))
        for one in scene.picture.secrets.waiting
    ]
    return sorted(rows, key=lambda row: not row[1])


def _published(one: Move, scene: Scene) -> bool:
    ruling = scene.picture.rulings.on(one.id)
    return ruling is not None and ruling.published is not None


def _row(one: Move, scene: Scene) -> dict[str, Any]:
    words = shown(one, scene)
    ruling = scene.picture.rulings.on(one.id)
    counted = set(ruling.counted) if ruling else set()
    told = ruling.published if ruling else None
    narratives = scene.picture.rulings.narratives
    return {
        **words,
        "weighed": [(text, name in counted) for name, text in words["reasons"]],
        "said": [(said, said.id in counted) for said in words["arguments"]],
        "rolls": ruling is not None and ruling.method in ROLLED,
        "votes": ruling is not None and ruling.method is Method.VOTE,
        "told": [narratives[name] for name in told.narratives] if told else [],
        "effects": [(_title(name, scene), by) for name, by in told.effects.items()] if told else [],
        "regions": [(_region(name, scene), *states) for name, states in told.regions.items()]
        if told
        else [],
        "odds": percent(ruling.odds) if ruling else "",
        "all_count": "".join(f"&counted={name}" for name in _names(words)),
    }


def _names(words: dict[str, Any]) -> list[str]:
    """Return the names of all that is said for and against a move."""
    return [name for name, _ in words["reasons"]] + [one.id for one in words["arguments"]]


def _region(name: RegionId, scene: Scene) -> str:
    region = scene.picture.setting.region(name)
    return region.title if region else name


def _title(name: IndicatorId, scene: Scene) -> str:
    reading = scene.picture.indicators.readings.get(name)
    return reading.title if reading else name
