"""The card of a ruling in public: the move, the odds before the roll, the dice, what came of it."""

from typing import Any

from wargame.rooms.panel import Scene
from wargame.rooms.panels.moves import judged
from wargame.rooms.projection.fits import size


def ruling(scene: Scene) -> dict[str, Any]:
    """Return the last ruling on a revealed move that everyone may follow, or the last narrative."""
    rulings, moves = scene.picture.rulings, scene.picture.moves
    standing = [one for one in rulings.all.values() if not one.undone]
    told = [one for one in rulings.narratives.values() if not one.retracted]
    last = standing[-1] if standing else None
    about = told[-1] if told else None
    if last is not None:
        about = next((one for one in reversed(told) if one.move == last.move), None)
    wanted = last.move if last else about.move if about else None
    move = moves.all.get(wanted) if wanted else None
    text = about.text if about else ""
    return {
        "setting": scene.picture.setting,
        "move": move,
        "ruling": judged(last, scene),
        "narrative": about,
        "size": size(len(move.action if move else "") + len(text), (60, 120, 200)),
    }
