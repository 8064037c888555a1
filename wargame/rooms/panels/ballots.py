"""Ballots: what is voted on in full, under which rule, who may vote, and what came of it."""

from typing import Any

from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.rules import RULEBOOK, Choice
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import runs, takes
from wargame.rooms.panels.reckoning import broken_by, reckoning, roll
from wargame.rooms.panels.standing import difference, text_of
from wargame.rooms.panels.terms import blocs, touched, unplayed
from wargame.rooms.panels.windows import newest

SHOWN = 12


def _paper(ballot: Ballot, scene: Scene) -> dict[str, Any]:
    setting, text = scene.picture.setting, text_of(ballot, scene)
    silent = ballot.deadline is not None
    chosen = text.choices if text else {}
    return {
        "ballot": ballot,
        "text": text,
        "choices": [
            (issue, setting.option(issue.id, chosen[issue.id]))
            for issue in setting.issues
            if issue.id in chosen
        ],
        "rule": RULEBOOK[ballot.rule],
        "votes": scene.cell in ballot.voters,
        "mine": ballot.papers.get(scene.cell),
        "voted": scene.cell in ballot.voted,
        "called": scene.cell == ballot.caller,
        "all_in": ballot.cast >= len(ballot.voters),
        "weighs": [(cell, ballot.weights.get(cell, 1)) for cell in ballot.voters]
        if len(set(ballot.weights.values())) > 1
        else (),
        "roll": roll(ballot),
        "blocs": blocs(ballot.terms, ballot.voters),
        "unplayed": unplayed(ballot.terms),
        "touched": touched(ballot.terms, setting),
        "difference": difference(ballot, scene),
        "silent": silent,
        "broken_by": broken_by(ballot, scene),
        "cast_at": ballot.cast_at.get(scene.cell),
        "split": [
            (ballot.terms.names.get(one, one), choice.value)
            for one, choice in ballot.splits.get(scene.cell, {}).items()
        ],
        "declared": scene.cell in ballot.declaring,
        "told": reckoning(ballot, scene),
    }


def _ballots(scene: Scene) -> dict[str, Any]:
    last = _over(scene)[-1:]
    return {
        "setting": scene.picture.setting,
        "open": [_paper(one, scene) for one in scene.picture.ballots.open],
        "last": _paper(last[0], scene) if last else None,
        "may_cast": takes(scene.picture, "ballot.cast"),
        "may_break": runs(scene.picture),
        "paused_at": scene.picture.clock.paused_at,
        "may_close": takes(scene.picture, "ballot.close"),
        "may_cancel": takes(scene.picture, "ballot.cancel"),
        "votes": [(one.value, LABELS[one]) for one in Choice],
    }


def _over(scene: Scene) -> list[Ballot]:
    """Return the ballots that are over, in the order in which they ended."""
    ended = [(one.over_at, one) for one in scene.picture.ballots.all.values() if one.over_at]
    return [one for _, one in sorted(ended, key=lambda pair: pair[0])]


LABELS = {Choice.YES: "In favour", Choice.NO: "Against", Choice.ABSTAIN: "Abstain"}

BALLOTS = Panel(
    "ballots",
    "rooms/room/ballots.html",
    ("setting", "clock", "ballots", "proposals", "amendments"),
    _ballots,
)


def _results(scene: Scene) -> dict[str, Any]:
    over = newest(_over(scene)[:-1], SHOWN)
    return {
        "setting": scene.picture.setting,
        "over": [_paper(one, scene) for one in over.items],
        "older": over.older,
    }


RESULTS = Panel(
    "results",
    "rooms/room/results.html",
    ("setting", "ballots", "proposals", "amendments"),
    _results,
)
