"""The bar on top, and the one next step: who I am, what phase it is, how long, what is expected."""

from dataclasses import dataclass
from typing import Any

from wargame.engine.instruments.stances import Stance
from wargame.engine.names import OBSERVER
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import BETWEEN, OPEN, phase, status, takes


def words(scene: Scene) -> dict[str, Any]:
    """Return what the bar says, in the room and on every page that has it on top."""
    picture = scene.picture
    clock, waiting = picture.clock, picture.hands.cells
    left = clock.closes_at - clock.paused_at if clock.closes_at and clock.paused_at else None
    return {
        "setting": picture.setting,
        "clock": clock,
        "status": status(picture),
        "phase": phase(picture),
        "round": picture.setting.round_of(clock.phase),
        "left": divmod(max(0, int(left.total_seconds())), 60) if left is not None else None,
        "watches": scene.cell == OBSERVER,
        "place": waiting.index(scene.cell) + 1 if scene.cell in waiting else 0,
        "may_raise": takes(picture, "hand.raise"),
        "world": picture.world,
    }


BAR = Panel("bar", "rooms/room/bar.html", ("setting", "clock", "hands", "world"), words)


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next: a sentence, a verb for the button, and where it leads."""

    sentence: str
    verb: str = ""
    href: str = ""
    act: str = ""


def _vote(scene: Scene) -> Step | None:
    for ballot in scene.picture.ballots.open:
        waits = scene.cell in ballot.voters and scene.cell not in ballot.voted
        if waits and not ballot.deadline:
            return Step(f"A vote waits for you: {ballot.question}", "Vote", "#ballots")
    return None


def _silence(scene: Scene) -> Step | None:
    for ballot in scene.picture.ballots.open:
        if scene.cell in ballot.voters and ballot.deadline:
            said = f"Under silence: {ballot.question} Who says nothing agrees."
            return Step(said, "Read it", "#ballots")
    return None


def _brief(scene: Scene) -> Step | None:
    paper = scene.picture.briefs.papers.get(scene.cell)
    if paper is None or paper.opened_at is not None:
        return None
    return Step(
        "Your brief has come. Only your delegation can read it.", "Open the brief", act="brief.open"
    )


def _invitation(scene: Scene) -> Step | None:
    for caucus in scene.picture.caucuses.all.values():
        if scene.cell in caucus.invited and not caucus.closed:
            who = scene.picture.setting.name(caucus.opener)
            return Step(f"{who} asks you into a caucus: {caucus.title}.", "Answer", "#caucuses")
    return None


def _intent(scene: Scene) -> Step | None:
    picture = scene.picture
    at = picture.setting.round_of(picture.clock.phase)
    if not takes(picture, "intent.state") or picture.intents.last(scene.cell, at.id if at else ""):
        return None
    return Step(
        "Agree on what you want of this round, and write it down.", "Write your intent", "#intent"
    )


def _stances(scene: Scene) -> Step | None:
    picture = scene.picture
    open_ones = [
        one
        for one in picture.proposals.standing
        if scene.cell not in one.sponsors
        and picture.stances.on(one, scene.cell) is Stance.UNDECLARED
    ]
    if not takes(picture, "stance.declare") or not open_ones:
        return None
    what = "One proposal waits" if len(open_ones) == 1 else f"{len(open_ones)} proposals wait"
    return Step(
        f"{what} for your word on where you stand.", "Read and say where you stand", "#proposals"
    )


OFFERS = (
    (
        "proposal.table",
        Step("Put a package on the table when you are ready.", "Draft a proposal", "#draft"),
    ),
    (
        "caucus.open",
        Step("Talk with those you need, in a caucus or in person.", "Open a caucus", "#caucus"),
    ),
    ("cable.send", Step("Write to those you need to reach.", "Write a cable", "#cable")),
    ("statement.make", Step("You may speak to everybody.", "Make a statement", "#statement")),
)


def _offer(scene: Scene) -> Step | None:
    found = (step for act, step in OFFERS if takes(scene.picture, act))
    return next(found, None)


STANDING_STILL = {
    "waiting": Step("The exercise has not started. Your brief comes when control starts it."),
    "between": Step("No phase is open. What you type is kept; send it when the next phase opens."),
    "paused": Step("Control has paused everybody. What you type is kept. Nothing can be sent now."),
    "ended": Step("The exercise has ended. Everything stays here to read."),
}
NEXT = (_vote, _brief, _invitation, _intent, _stances, _silence, _offer)


def next_step(scene: Scene) -> Step:
    """Return the one thing that this delegation should do next."""
    at = status(scene.picture)
    if at != OPEN:
        return (_brief(scene) if at == BETWEEN else None) or STANDING_STILL[at]
    found = (step(scene) for step in NEXT)
    return next((step for step in found if step), Step("Nothing waits for you. Listen, and talk."))


def _now(scene: Scene) -> dict[str, Any]:
    return {"step": next_step(scene), "status": status(scene.picture)}


NOW = Panel(
    "now",
    "rooms/room/now.html",
    ("setting", "clock", "ballots", "briefs", "caucuses", "intents", "proposals", "stances"),
    _now,
)
