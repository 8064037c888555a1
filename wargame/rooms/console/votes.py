"""The votes of the console: those that are open or over, and what could be voted on."""

from typing import Any

from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.names import CONTROL
from wargame.engine.rules import RULEBOOK, RULING
from wargame.rooms.panel import Scene
from wargame.rooms.panels.reckoning import broken_by, in_short, reckoning, who_moves
from wargame.rooms.projection.vote import arithmetic, counts

RESULTS = 10


def votes(scene: Scene) -> dict[str, Any]:
    """Return the open ballots, the results, and the proposals that could be put to a vote."""
    ballots, cells = scene.picture.ballots, scene.picture.setting.cells
    over = [one for one in ballots.all.values() if not one.open]
    return {
        "setting": scene.picture.setting,
        "clock": scene.picture.clock,
        "open": [_open(one) for one in ballots.open],
        "over": [_over(one, scene) for one in reversed(over[-RESULTS:])],
        "older": max(0, len(over) - RESULTS),
        "proposals": [
            (
                one,
                [(cell, _stance(scene, one, cell)) for cell in one.circle or cells],
                who_moves(one, scene),
            )
            for one in reversed(scene.picture.proposals.standing)
        ],
    }


def _stance(scene: Scene, proposal: Any, cell: Any) -> str:  # noqa: ANN401 - as the picture has them
    return str(scene.picture.stances.on(proposal, cell).value)


def _open(ballot: Ballot) -> dict[str, Any]:
    missing = [cell for cell in ballot.voters if cell not in ballot.voted]
    rule = RULEBOOK[ballot.rule]
    return {
        "ballot": ballot,
        "rule": rule,
        "missing": missing,
        "ruled": rule is RULING,
        "silent": ballot.deadline is not None,
        "casts": CONTROL in ballot.voters,
        "mine": ballot.papers.get(CONTROL),
    }


def _over(ballot: Ballot, scene: Scene) -> dict[str, Any]:
    return {
        "ballot": ballot,
        "rule": RULEBOOK[ballot.rule],
        "counts": counts(ballot.outcome) if ballot.outcome else (),
        "arithmetic": arithmetic(ballot.outcome) if ballot.outcome else (),
        "roll": in_short(ballot),
        "told": reckoning(ballot, scene),
        "broken_by": broken_by(ballot, scene),
    }
