"""Moves in a room: one's own, those that are revealed, how they are ruled on, what came of them."""

from fractions import Fraction
from typing import Any

from wargame.engine.adjudication import VOICED, Method
from wargame.engine.instruments.move_book import Move
from wargame.engine.instruments.ruling_book import Narrative, Ruling
from wargame.engine.names import OBSERVER, PROJECTOR
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import takes

SHOWN = 12
LATEST = 12

METHODS = {
    Method.UMPIRE: "Umpire",
    Method.DICE: "Two dice",
    Method.ESTIMATE: "Estimates and a roll in percent",
    Method.VOTE: "Vote of the delegations",
    Method.CONSENSUS: "Consensus",
}


def percent(odds: str) -> str:
    """Return odds as people read them: the fraction, and the nearest whole percent."""
    if not odds:
        return ""
    share = Fraction(odds) * 100
    return f"{odds}, {int(share + Fraction(1, 2))} %"


def shown(one: Move, scene: Scene) -> dict[str, Any]:
    """Return a move with its reasons, what is argued about it, and its ruling."""
    book, rulings = scene.picture.moves, scene.picture.rulings
    project = book.projects.get(one.project) if one.project else None
    return {
        "move": one,
        "reasons": [(str(number), text) for number, text in enumerate(one.reasons, 1)],
        "arguments": book.about(one.id),
        "facts": [book.facts[name] for name in one.facts if name in book.facts],
        "project": project,
        "ruling": judged(rulings.on(one.id), scene),
    }


def judged(ruling: Ruling | None, scene: Scene) -> dict[str, Any] | None:
    """Return a ruling as it stands: the odds, the dice, the voices, the result."""
    if ruling is None:
        return None
    given = scene.picture.rulings.given(ruling.id)
    return {
        "ruling": ruling,
        "method": METHODS[ruling.method],
        "odds": percent(ruling.odds),
        "against": abs(ruling.net),
        "rolled": getattr(ruling.decided, "dice", ()),
        "decided": ruling.decided,
        "given": given,
        "mine": next((one for one in given if one.cell == scene.cell), None),
        "voiced": ruling.method in VOICED,
        "asks": ruling.method in VOICED or ruling.method is Method.ESTIMATE,
    }


def _moves(scene: Scene) -> dict[str, Any]:
    picture, cell = scene.picture, scene.cell
    watches = cell in {OBSERVER, PROJECTOR}
    own = picture.moves.own(cell, picture.clock.phase)
    standing = [one for one in picture.moves.all.values() if not one.withdrawn]
    writing = own if own and not own.revealed else None
    others = [one for one in standing if one is not writing]
    return {
        "setting": picture.setting,
        "own": shown(writing, scene) if writing else None,
        "others": [shown(one, scene) for one in reversed(others[-SHOWN:])],
        "older": max(0, len(others) - SHOWN),
        "may_write": not watches and takes(picture, "move.submit") and not _fixed(own, scene),
        "may_sign": takes(picture, "move.sign"),
        "may_argue": not watches
        and takes(picture, "argument.add")
        and picture.setting.adjudication.counter,
        "may_judge": not watches and takes(picture, "estimate.give"),
        "may_answer": not watches and takes(picture, "argument.answer"),
        "may_lodge": not watches and takes(picture, "secret.lodge"),
        "lodged": picture.secrets.waiting,
        "opened": picture.secrets.opened[-SHOWN:],
        "words": picture.setting.adjudication.words,
    }


def _fixed(own: Move | None, scene: Scene) -> bool:
    """Tell whether the own move can be changed no more."""
    return own is not None and (own.revealed or scene.picture.rulings.ever(own.id))


PARTS = ("setting", "clock", "moves", "rulings", "secrets")
MOVES = Panel("moves", "rooms/room/moves.html", PARTS, _moves)


def _outcomes(scene: Scene) -> dict[str, Any]:
    picture = scene.picture
    told = tuple(picture.rulings.narratives.values())
    return {
        "setting": picture.setting,
        "narratives": [(one, about(one, scene)) for one in reversed(told[-LATEST:])],
        "older": max(0, len(told) - LATEST),
        "facts": [one for one in picture.moves.facts.values() if not one.struck],
        "projects": [*picture.moves.projects.values()],
        "fairness": picture.fairness,
    }


def about(one: Narrative, scene: Scene) -> Move | None:
    """Return the move that a narrative tells of, where it is in sight."""
    return scene.picture.moves.all.get(one.move) if one.move else None


OUTCOMES = Panel(
    "outcomes", "rooms/room/outcomes.html", ("setting", "moves", "rulings", "fairness"), _outcomes
)
