"""Ballots: what is voted on in full, under which rule, who may vote, and what came of it."""

from typing import Any

from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.instruments.proposals import Version
from wargame.engine.rules import RULES, Choice
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import takes
from wargame.rooms.panels.windows import newest

SHOWN = 12


def _text(ballot: Ballot, scene: Scene) -> Version | None:
    proposal = scene.picture.proposals.all.get(ballot.proposal) if ballot.proposal else None
    versions = proposal.versions if proposal else ()
    return next((one for one in versions if one.number == ballot.version), None)


def _paper(ballot: Ballot, scene: Scene) -> dict[str, Any]:
    setting, text = scene.picture.setting, _text(ballot, scene)
    chosen = text.choices if text else {}
    return {
        "ballot": ballot,
        "text": text,
        "choices": [
            (issue, setting.option(issue.id, chosen[issue.id]))
            for issue in setting.issues
            if issue.id in chosen
        ],
        "rule": RULES[ballot.rule],
        "votes": scene.cell in ballot.voters,
        "mine": ballot.papers.get(scene.cell),
        "voted": scene.cell in ballot.voted,
        "called": scene.cell == ballot.caller,
        "all_in": ballot.cast >= len(ballot.voters),
        "weighs": [(cell, ballot.weights.get(cell, 1)) for cell in ballot.voters]
        if len(set(ballot.weights.values())) > 1
        else (),
        "roll": [(cell, ballot.roll_call.get(cell, "silent")) for cell in ballot.voters]
        if ballot.outcome and not ballot.secret
        else (),
    }


def _ballots(scene: Scene) -> dict[str, Any]:
    ballots = scene.picture.ballots
    over = newest([one for one in ballots.all.values() if not one.open], SHOWN)
    return {
        "setting": scene.picture.setting,
        "open": [_paper(one, scene) for one in ballots.open],
        "over": [_paper(one, scene) for one in over.items],
        "older": over.older,
        "may_cast": takes(scene.picture, "ballot.cast"),
        "may_close": takes(scene.picture, "ballot.close"),
        "may_cancel": takes(scene.picture, "ballot.cancel"),
        "votes": [(one.value, LABELS[one]) for one in Choice],
    }


LABELS = {Choice.YES: "In favour", Choice.NO: "Against", Choice.ABSTAIN: "Abstain"}

BALLOTS = Panel(
    "ballots",
    "rooms/room/ballots.html",
    ("setting", "clock", "ballots", "proposals"),
    _ballots,
)
