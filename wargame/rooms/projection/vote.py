"""The card of a vote: the question and the rule in words, then the result and its arithmetic."""

from typing import Any

from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.rules import RULEBOOK, Outcome
from wargame.rooms.panel import Scene
from wargame.rooms.panels.reckoning import broken_by, in_short, reckoning
from wargame.rooms.projection.fits import size


def ballot(scene: Scene) -> dict[str, Any]:
    """Return the ballot that is open, or else the one that was counted last."""
    found = _chosen(scene)
    if found is None:
        return {"setting": scene.picture.setting, "ballot": None}
    return {
        "setting": scene.picture.setting,
        "ballot": found,
        "rule": RULEBOOK[found.rule],
        "paused_at": scene.picture.clock.paused_at,
        "broken_by": broken_by(found, scene),
        "size": size(len(found.question), (60, 120, 200)),
        "roll": in_short(found),
        "voters": [
            (cell, len(found.terms.members(cell)), found.weights.get(cell, 1))
            for cell in found.voters
        ],
        "told": reckoning(found, scene),
        "counts": counts(found.outcome) if found.outcome else (),
        "arithmetic": arithmetic(found.outcome) if found.outcome else (),
    }


def _chosen(scene: Scene) -> Ballot | None:
    ballots = [one for one in scene.picture.ballots.all.values() if not one.circle]
    waiting = [one for one in ballots if one.open]
    done = [one for one in ballots if one.outcome]
    return next(reversed(waiting or done), None)


def counts(outcome: Outcome) -> tuple[tuple[str, int], ...]:
    """Return the state words of a count with their numbers."""
    named = ("yes", "no", "abstain", "silent")
    return tuple((name, getattr(outcome, name)) for name in named)


def arithmetic(outcome: Outcome) -> tuple[str, ...]:
    """Return the steps of a count; weights stand beside the names, so not here in a line."""
    return tuple(one for one in outcome.arithmetic if not one.startswith("Weights:"))
