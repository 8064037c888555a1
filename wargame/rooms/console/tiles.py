"""One tile for each delegation: who sits there, and whether it is at work or stuck."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from wargame.engine import Picture
from wargame.engine.names import CellId
from wargame.engine.scenario import Delegation
from wargame.rooms.panel import Scene


def tiles(scene: Scene) -> dict[str, Any]:
    """Return a tile for each delegation in play."""
    picture = scene.picture
    last = last_acts(picture)
    cables = Counter(one.sender for one in picture.cables.sent if one.id not in picture.fog.forged)
    asking = Counter(question.cell for question in picture.questions.waiting)
    return {
        "setting": picture.setting,
        "clock": picture.clock,
        "tiles": [
            {
                "delegation": one,
                "people": scene.company.of(one.id),
                "last": last.get(one.id),
                "cables": cables[one.id],
                "asking": asking[one.id],
                "hand": one.id in picture.hands.cells,
                **_desk(picture, one),
            }
            for one in picture.setting.delegations
        ],
        "observers": tuple(guest for guest in scene.company.guests if guest.cell == "observer"),
    }


def _desk(picture: Picture, one: Delegation) -> dict[str, Any]:
    """Return whether the brief was opened, and whether the intent of this round is written."""
    paper = picture.briefs.papers.get(one.id)
    current = picture.setting.round_of(picture.clock.phase)
    return {
        "brief": paper.opened_at if paper else None,
        "intent": picture.intents.last(one.id, current.id) if current else None,
    }


def last_acts(picture: Picture) -> dict[CellId, datetime]:
    """Return when each cell last did something that is dated."""
    found: dict[CellId, datetime] = {}
    for cell, at in _acts(picture):
        if cell not in found or at > found[cell]:
            found[cell] = at
    return found


def _acts(picture: Picture) -> Iterator[tuple[CellId, datetime]]:
    yield from _marks(picture.intents.stated)
    yield from _marks(picture.statements.made)
    yield from picture.hands.raised
    made_up = picture.fog.forged
    yield from ((one.sender, one.at) for one in picture.cables.sent if one.id not in made_up)
    yield from _marks(picture.questions.asked.values())
    for caucus in picture.caucuses.all.values():
        yield from _marks(one for one in caucus.lines if one.id not in made_up)
    for proposal in picture.proposals.all.values():
        yield proposal.cell, proposal.current.at
    for paper in picture.briefs.papers.values():
        if paper.opened_at:
            yield paper.cell, paper.opened_at


def _marks(things: Iterable[Any]) -> Iterator[tuple[CellId, datetime]]:
    return ((thing.cell, thing.at) for thing in things)
