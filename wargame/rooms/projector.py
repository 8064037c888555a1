"""The panels of this room: a corner that never moves, and one card. One message at a time."""

from collections.abc import Callable
from typing import Any

from wargame.engine.chapters import TITLES
from wargame.engine.instruments.projector import Show
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.projection import debrief, frame, matters, ruling, treaties, vote

Words = Callable[[Scene], dict[str, Any]]

CARDS: dict[Show, Words] = {
    Show.LOBBY: frame.lobby,
    Show.AGENDA: frame.agenda,
    Show.CLOCK: frame.clock,
    Show.STATEMENTS: matters.statements,
    Show.NEWS: matters.news,
    Show.TABLE: matters.table,
    Show.PROPOSAL: matters.proposal,
    Show.BALLOT: vote.ballot,
    Show.AGREEMENTS: treaties.agreements,
    Show.RULING: ruling.ruling,
    Show.INDICATORS: frame.indicators,
    Show.CONSEQUENCES: frame.consequences,
    Show.THEATRE: frame.theatre,
    Show.CARDS: debrief.cards,
    Show.SURVEY: debrief.survey,
    Show.EXHIBIT: debrief.exhibit,
    Show.BLANK: frame.clock,
}
AFTERWARDS = frozenset({Show.CARDS, Show.SURVEY, Show.EXHIBIT})
"""Cards that the end does not cover."""


def card(scene: Scene) -> dict[str, Any]:
    """Return the words of the card that is on; a pause or the end is shown over any card."""
    name = _name(scene)
    words = CARDS[scene.picture.projector.show] if name in set(Show) else frame.clock
    chapters = _opened(scene) if name == "ended" else ()
    template = f"rooms/projector/{name}.html"
    return {"card": name, "template": template, "chapters": chapters, **words(scene)}


def _opened(scene: Scene) -> tuple[str, ...]:
    """Return the chapters of the record that lie open, and which of them in part."""
    chapters = scene.picture.chapters
    found = dict.fromkeys(one.chapter for one in chapters.opened)
    return tuple(TITLES[one] + ("" if chapters.wide(one) else " (in part)") for one in found)


def _name(scene: Scene) -> str:
    if scene.picture.clock.ended and scene.picture.projector.show not in AFTERWARDS:
        return "ended"
    if scene.picture.clock.paused_at:
        return "paused"
    return scene.picture.projector.show.value


PUBLIC = (
    "projector",
    "setting",
    "clock",
    "statements",
    "injects",
    "proposals",
    "brackets",
    "stances",
    "ballots",
    "agreements",
    "moves",
    "rulings",
    "indicators",
    "world",
    "chapters",
    "cards",
    "surveys",
)

PROJECTOR: tuple[Panel, ...] = (
    Panel("corner", "rooms/projector/corner.html", ("setting", "clock", "world"), frame.corner),
    Panel("card", "rooms/projector/card.html", PUBLIC, card, company=True),
)
