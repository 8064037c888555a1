"""The negotiation table: proposals in full and side by side, and where each delegation stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from wargame.engine.instruments.documents import Choices, Proposal
from wargame.engine.instruments.setting import Setting
from wargame.engine.instruments.stances import Stance, Stances
from wargame.engine.names import CellId
from wargame.engine.scenario import Issue, Option
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import takes
from wargame.rooms.panels.reckoning import who_moves
from wargame.rooms.panels.windows import newest
from wargame.rooms.texts.reading import document

SHEETS = 12
BACKED = (Stance.SUPPORT, Stance.LIVE_WITH)


@dataclass(frozen=True, slots=True)
class Held:
    """An option that a delegation stands behind: tabled by itself, or backed, and how."""

    option: Option
    how: str


@dataclass(frozen=True, slots=True)
class Backed:
    """What a text settles, and how each delegation stands behind it; empty where it does not."""

    choices: Choices
    hows: dict[CellId, str]


def _rows(issues: Iterable[Issue]) -> list[tuple[str, list[Issue]]]:
    """Return the issues under the names of their packages."""
    return [(name, list(ones)) for name, ones in groupby(issues, key=lambda one: one.package)]


def _held(issue: Issue, cell: CellId, texts: list[Backed], setting: Setting) -> tuple[Held, ...]:
    """Return the options of an issue that a delegation has publicly stood behind, each once."""
    found: dict[str, Held] = {}
    for text in texts:
        how = text.hows[cell]
        option = _option(issue, text.choices, setting) if how else None
        if option and (how == "tabled" or option.id not in found):
            found[option.id] = Held(option, how)
    return tuple(sorted(found.values(), key=lambda one: one.option.id))


def _backed(proposal: Proposal, scene: Scene) -> Backed:
    cells = scene.picture.setting.cells
    return Backed(proposal.current.choices, {cell: _how(proposal, cell, scene) for cell in cells})


def _how(proposal: Proposal, cell: CellId, scene: Scene) -> str:
    if cell in proposal.sponsors:
        return "tabled"
    stance = scene.picture.stances.on(proposal, cell)
    return stance.value if stance in BACKED else ""


def _matrix(scene: Scene) -> dict[str, Any]:
    setting = scene.picture.setting
    public = [one for one in scene.picture.proposals.standing if not one.circle]
    texts = [_backed(one, scene) for one in public]
    return {
        "setting": setting,
        "public": public,
        "packages": [
            (
                package,
                [
                    (issue, [(cell, _held(issue, cell, texts, setting)) for cell in setting.cells])
                    for issue in issues
                ],
            )
            for package, issues in _rows(setting.issues)
        ],
    }


MATRIX = Panel(
    "matrix",
    "rooms/room/matrix.html",
    ("setting", "proposals", "stances"),
    _matrix,
    shared=True,
)


def _stances(scene: Scene) -> dict[str, Any]:
    setting, stances = scene.picture.setting, scene.picture.stances
    rows = [
        (one, [(cell, _stance(cell, one, stances)) for cell in setting.cells])
        for one in scene.picture.proposals.standing
    ]
    return {"setting": setting, "rows": rows}


def _stance(cell: CellId, proposal: Proposal, stances: Stances) -> str:
    if cell == proposal.cell:
        return "tabled"
    stance = stances.on(proposal, cell)
    sponsors = cell in proposal.sponsors and stance is Stance.UNDECLARED
    return "sponsors" if sponsors else stance.value


STANCE_TABLE = Panel(
    "stances",
    "rooms/room/stances.html",
    ("setting", "proposals", "stances"),
    _stances,
    shared=True,
)


def _side_by_side(scene: Scene) -> dict[str, Any]:
    setting = scene.picture.setting
    standing = [one for one in scene.picture.proposals.standing if one.current.choices]
    chosen = [one.current.choices for one in standing]
    rows = [
        (issue, [_option(issue, one, setting) for one in chosen])
        for issue in setting.issues
        if any(issue.id in one for one in chosen)
    ]
    return {"setting": setting, "standing": standing, "rows": rows}


def _option(issue: Issue, chosen: Choices, setting: Setting) -> Option | None:
    return setting.option(issue.id, chosen[issue.id]) if issue.id in chosen else None


COMPARE = Panel("compare", "rooms/room/compare.html", ("setting", "proposals"), _side_by_side)


def sheet(proposal: Proposal, scene: Scene) -> dict[str, Any]:
    """Return a text as it stands, with where everybody stands on it and who would have to move."""
    setting, stances = scene.picture.setting, scene.picture.stances
    declared = [
        (cell, stances.on(proposal, cell))
        for cell in setting.cells
        if cell not in proposal.sponsors
    ]
    return {
        **document(proposal, scene),
        "cosponsors": proposal.sponsors[1:],
        "stances": [one for one in declared if not proposal.circle or one[0] in proposal.circle],
        "mine": proposal.cell == scene.cell,
        "sponsor": scene.cell in proposal.sponsors,
        "my_stance": stances.on(proposal, scene.cell),
        "needed": who_moves(proposal, scene),
        "voting": scene.picture.ballots.on(proposal.id) is not None,
    }


def _proposals(scene: Scene) -> dict[str, Any]:
    part = scene.picture.proposals
    window = newest(part.standing, SHEETS)
    return {
        "setting": scene.picture.setting,
        "drafts": tuple(reversed(part.drafts)),
        "sheets": [sheet(one, scene) for one in window.items],
        "older": window.older,
        "others": part.standing[: window.older],
        "withdrawn": [one for one in part.all.values() if one.withdrawn and not one.draft],
        "may_declare": takes(scene.picture, "stance.declare"),
        "may_revise": takes(scene.picture, "proposal.revise"),
        "may_withdraw": takes(scene.picture, "proposal.withdraw"),
        "may_call": takes(scene.picture, "ballot.call"),
    }


PROPOSALS = Panel(
    "proposals",
    "rooms/room/proposals.html",
    (
        "setting",
        "clock",
        "proposals",
        "brackets",
        "amendments",
        "comments",
        "stances",
        "ballots",
    ),
    _proposals,
    shared=True,
)


def _options(scene: Scene) -> dict[str, Any]:
    setting = scene.picture.setting
    return {"setting": setting, "packages": _rows(setting.issues)}


ISSUES = Panel("issues", "rooms/room/issues.html", ("setting",), _options)
