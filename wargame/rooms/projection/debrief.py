"""The cards of the debrief: what people wrote, the result of a question, a chart or its rows."""

from dataclasses import dataclass
from typing import Any

from wargame.engine.instruments.card_box import Card
from wargame.engine.instruments.exhibits import Cell
from wargame.engine.surveying import Query, Sort
from wargame.rooms.panel import Scene
from wargame.rooms.projection.fits import fitting, size

WIDTH = 46
ROOM = 26
TEXTS = 14
ROWS = 9
NOTHING = "–"  # noqa: RUF001 - a dash where there is nothing to say


@dataclass(frozen=True, slots=True)
class Heap:
    """Cards that lie together: under a heading of control's, or under what they answer."""

    title: str
    cards: tuple[Card, ...]


def cards(scene: Scene) -> dict[str, Any]:
    """Return the cards that lie before everyone, in heaps, the newest as far as they fit."""
    part = scene.picture.cards
    shown = [one for one in part.all.values() if one.shown]
    newest = list(reversed(shown))
    kept = newest[: fitting([f"{one.text}\n\n" for one in newest], WIDTH, 2 * ROOM)]
    heaps: dict[str, list[Card]] = {}
    for one in reversed(kept):
        heaps.setdefault(one.group or part.prompt(one), []).append(one)
    return {
        "heaps": [Heap(title, tuple(found)) for title, found in heaps.items()],
        "more": len(shown) - len(kept),
        "prompts": part.last.prompts if part.last else (),
        "open": part.open is not None,
        "size": size(sum(len(one.text) for one in kept), (160, 360, 700, 1200)),
    }


def survey(scene: Scene) -> dict[str, Any]:
    """Return the result that was shown last; the address of its picture says what is drawn."""
    part = scene.picture.surveys
    last = part.shown[-1] if part.shown else None
    query = part.asked(last.when, last.query) if last else None
    if last is None or query is None:
        return {"query": None, "open": _open(scene)}
    counts = [(_label(query, value), count) for value, count in last.counts.items()]
    texts = last.texts[: fitting([f"{one}\n" for one in last.texts], WIDTH * 2, TEXTS)]
    return {
        "query": query,
        "counts": counts,
        "total": sum(count for _, count in counts),
        "texts": texts,
        "more": len(last.texts) - len(texts),
        "mark": part.mark(query.id),
        "words": query.sort is Sort.TEXT,
        "open": _open(scene),
    }


def _open(scene: Scene) -> bool:
    return any(one.open for one in scene.picture.surveys.held.values())


def _label(query: Query, value: str) -> str:
    ends = {"1": query.low, "5": query.high} if query.sort is Sort.SCALE else {}
    return f"{value} {ends.get(value, '')}".strip()


def exhibit(scene: Scene) -> dict[str, Any]:
    """Return what control laid before everyone last; a drawing has its rows for those who hear."""
    shown = scene.picture.projector.exhibit
    if shown is None:
        return {"shown": None}
    rows = shown.rows if shown.drawing else shown.rows[:ROWS]
    return {
        "shown": shown,
        "rows": [tuple(map(_told, row)) for row in rows],
        "more": len(shown.rows) - len(rows),
        "size": size(len(shown.title), (60, 120)),
        "type": size(len(rows), (3, 6)),
    }


def _told(value: Cell) -> str:
    """Return a cell in words: a dash for nothing, numbers to two places."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return NOTHING if value is None or value == "" else str(value)
