"""The cards of what was said and laid on the table: statements, the table, one proposal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wargame.engine.instruments.documents import Proposal
from wargame.engine.instruments.stances import Stance
from wargame.engine.names import CellId
from wargame.rooms.panel import Scene
from wargame.rooms.panels.reckoning import who_moves
from wargame.rooms.projection.fits import fitting, lines, size
from wargame.rooms.texts.reading import Line, document

WIDTH = 84
ROOM = 17
EARLIER = 2
ROWS = 5

# A proposal with choices and clauses has two columns, one with either of them has one.
CHOICES_BESIDE, CHOICES_ALONE = 5, 11
CLAUSE_BESIDE, CLAUSE_ALONE = 46, 88
CLAUSE_ROOM = 11
BODIES = 2


@dataclass(frozen=True, slots=True)
class Said:
    """Something said to everybody: a statement of a cell, or a public message of the plan."""

    at: datetime
    text: str
    cell: CellId | None = None
    sender: str = ""
    title: str = ""


def statements(scene: Scene) -> dict[str, Any]:
    """Return what was said to everybody last, and what came before it as far as it fits."""
    return _newest(_said(scene), scene)


def news(scene: Scene) -> dict[str, Any]:
    """Return what everybody heard of the world last, and what came before it as far as it fits."""
    return _newest(_told(scene), scene)


def _newest(said: list[Said], scene: Scene) -> dict[str, Any]:
    last = said[-1] if said else None
    return {
        "setting": scene.picture.setting,
        "last": last,
        "size": size(_much(last), (90, 220, 480, 1400)) if last else "",
        "earlier": _beneath(last, said[:-1][-EARLIER:]) if last else [],
    }


def _much(one: Said) -> int:
    """Return how much room words take, in characters; a line break takes a line."""
    return max(len(one.title + one.text), WIDTH * (one.text.count("\n") + 1))


def _said(scene: Scene) -> list[Said]:
    """Return statements and public messages together, oldest first."""
    made = [Said(one.at, one.text, cell=one.cell) for one in scene.picture.statements.made]
    return sorted([*made, *_told(scene)], key=lambda one: one.at)


def _told(scene: Scene) -> list[Said]:
    """Return the public messages of the plan, oldest first."""
    return [
        Said(one.at, one.text, sender=one.sender, title=one.title)
        for one in scene.picture.injects.messages
        if not one.to
    ]


def _beneath(last: Said, before: list[Said]) -> list[Said]:
    """Return what was said earlier for which the last words leave room, the newest first."""
    room = ROOM - 3 * lines(last.title + last.text, WIDTH)
    kept: list[Said] = []
    for one in reversed(before):
        room -= 2 + lines(one.title + one.text, WIDTH)
        if room < 0:
            break
        kept.append(one)
    return kept


def table(scene: Scene) -> dict[str, Any]:
    """Return the standing proposals, the last one first, with the stance of each delegation."""
    standing = [one for one in scene.picture.proposals.standing if not one.circle]
    return {
        "setting": scene.picture.setting,
        "proposals": [(one, _stances(scene, one)) for one in reversed(standing[-ROWS:])],
        "legend": tuple(stance.value for stance in Stance),
        "more": max(0, len(standing) - ROWS),
        "size": size(min(len(standing), ROWS), (2, 3)),
    }


def _stances(scene: Scene, one: Proposal) -> list[tuple[CellId, str]]:
    stances = scene.picture.stances
    return [(cell, stances.on(one, cell).value) for cell in scene.picture.setting.cells]


def proposal(scene: Scene) -> dict[str, Any]:
    """Return one proposal in full, as far as the wall holds it, with the stances on it."""
    setting, wanted = scene.picture.setting, scene.picture.projector.proposal
    found = scene.picture.proposals.all.get(wanted) if wanted else None
    if found is None or found.circle:
        return {"setting": setting, "proposal": None}
    version = found.current
    pairs = [(setting.issue(i), setting.option(i, o)) for i, o in version.choices.items()]
    beside = bool(pairs and version.clauses)
    needed = who_moves(found, scene)[:BODIES]
    kept = min(len(pairs), (CHOICES_BESIDE if beside else CHOICES_ALONE) - len(needed))
    width = CLAUSE_BESIDE if beside else CLAUSE_ALONE
    written = document(found, scene)["lines"]
    clauses = fitting([_measured(one) for one in written], width, CLAUSE_ROOM - len(needed))
    return {
        "setting": setting,
        "proposal": found,
        "version": version,
        "choices": pairs[:kept],
        "lines": written[:clauses],
        "more": len(pairs) - kept + len(version.clauses) - clauses,
        "needed": needed,
        "cosponsors": found.sponsors[1:],
        "stances": _grouped(
            [one for one in _stances(scene, found) if one[0] not in found.sponsors]
        ),
    }


def _measured(one: Line) -> str:
    """Return a clause as long as it is on the wall: its state stands on a line of its own."""
    return one.clause.text if one.state == "open" else f"{one.clause.text}\n"


def _grouped(stances: list[tuple[CellId, str]]) -> list[tuple[str, list[CellId]]]:
    """Return the delegations by where they stand, undeclared ones last."""
    order = [*(stance.value for stance in Stance if stance is not Stance.UNDECLARED), "undeclared"]
    groups = [(word, [cell for cell, said in stances if said == word]) for word in order]
    return [(word, cells) for word, cells in groups if cells]
