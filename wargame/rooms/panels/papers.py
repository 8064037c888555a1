"""The papers of a delegation: its brief, what it said it wants, the messages that came in."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from wargame.engine.instruments.briefs import Paper
from wargame.engine.instruments.inject_desk import Injects, Message
from wargame.engine.names import OBSERVER
from wargame.engine.scenario import Citation, Paragraph, Position, Source
from wargame.rooms.briefing import anchor, cited
from wargame.rooms.panel import Panel, Scene
from wargame.rooms.panels.playing import runs
from wargame.rooms.panels.windows import newest

LATEST = 6
"""Messages are long, and the brief stands below them."""
HEADLINES = 12
"""Each of them stands in full among the messages."""

KINDS = {
    "goal": "Goals",
    "demand": "What you ask for",
    "red-line": "Red lines",
    "leverage": "What you can use",
    "constraint": "What holds you back",
    "trade": "What you could give",
}

Notes = list[tuple[Source, list[tuple[str, Paragraph]]]]


def _brief(scene: Scene) -> dict[str, Any]:
    paper, sources = scene.picture.briefs.papers.get(scene.cell), scene.picture.setting.sources
    return {
        "paper": paper,
        "may_open": runs(scene.picture),
        "sources": sources,
        "setting": scene.picture.setting,
        "positions": _by_kind(paper.positions) if paper else (),
        "notes": _notes(paper, sources) if paper else (),
    }


def _by_kind(positions: Iterable[Position]) -> list[tuple[str, list[Position]]]:
    order = {kind: n for n, kind in enumerate(KINDS)}
    ranked = sorted(positions, key=lambda one: order.get(one.kind, len(order)))
    groups = groupby(ranked, key=lambda one: one.kind)
    return [(KINDS.get(kind, kind.capitalize()), list(ones)) for kind, ones in groups]


def _notes(paper: Paper, sources: tuple[Source, ...]) -> Notes:
    """Return what the brief and its positions cite, by document, each under its anchor."""
    wanted = {*cited(paper.body), *(c for one in paper.positions for c in one.citations)}
    found = [
        (source, [(anchor(c), p) for p in source.paragraphs if (c := _at(source, p)) in wanted])
        for source in sources
    ]
    return [(source, notes) for source, notes in found if notes]


def _at(source: Source, paragraph: Paragraph) -> Citation:
    return Citation(source.id, paragraph.number)


BRIEF = Panel("brief", "rooms/room/brief.html", ("setting", "clock", "briefs"), _brief)


def _intents(scene: Scene) -> dict[str, Any]:
    setting = scene.picture.setting
    own = [one for one in scene.picture.intents.stated if one.cell == scene.cell]
    titles = {one.id: one.title for one in setting.rounds}
    return {
        "setting": setting,
        "intents": [(titles.get(one.round, ""), one) for one in reversed(own)],
    }


INTENTS = Panel("intents", "rooms/room/intents.html", ("setting", "intents"), _intents)


def messages(scene: Scene, shown: int = LATEST) -> dict[str, Any]:
    """Return the messages in sight; an observer's are the public ones."""
    return {
        "setting": scene.picture.setting,
        "watches": scene.cell == OBSERVER,
        "may_open": scene.cell in scene.picture.setting.cells and runs(scene.picture),
        "messages": newest(scene.picture.injects.messages, shown),
    }


MESSAGES = Panel("messages", "rooms/room/messages.html", ("setting", "clock", "injects"), messages)


def _news(scene: Scene) -> dict[str, Any]:
    return {
        "setting": scene.picture.setting,
        "news": newest(headlines(scene.picture.injects), HEADLINES),
    }


def headlines(injects: Injects) -> tuple[Message, ...]:
    """Return the messages that everyone was told."""
    return tuple(one for one in injects.messages if not one.to)


NEWS = Panel("news", "rooms/room/news.html", ("setting", "injects"), _news, shared=True)


def _indicators(scene: Scene) -> dict[str, Any]:
    return {"readings": [*scene.picture.indicators.readings.values()]}


INDICATORS = Panel("indicators", "rooms/room/indicators.html", ("indicators",), _indicators)
