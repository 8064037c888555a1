"""Painting: a picture and a company in, panels out, each painted only when it must be."""

import hashlib
from collections import defaultdict, deque
from collections.abc import Mapping
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString

from wargame.engine import Picture
from wargame.engine.names import CellId
from wargame.people.company import Company
from wargame.rooms.kinds import ROOMS
from wargame.rooms.panel import Panel, Scene, Turn

Panels = dict[str, SafeString]

KEPT = 8
_PAINTED: dict[str, deque[tuple[dict[str, Any], SafeString]]] = defaultdict(
    lambda: deque(maxlen=KEPT)
)


class Painter:
    """Paints one kind of room for one cell, and remembers what it painted last."""

    def __init__(self, kind: str, cell: CellId) -> None:
        """Choose the room; `kind` is a key of `rooms.kinds.ROOMS`."""
        self.kind = kind
        self.cell = cell
        self._last: dict[str, tuple[tuple[Any, ...], SafeString]] = {}

    def paint(self, picture: Picture, company: Company) -> Panels:
        """Return every panel of the room. A fresh painter returns the same bytes."""
        scene = Scene(picture, self.cell, company)
        return {panel.id: self._one(panel, scene) for panel in ROOMS[self.kind]}

    def _one(self, panel: Panel, scene: Scene) -> SafeString:
        read = panel.read(scene)
        last = self._last.get(panel.id)
        if last is not None and _same(last[0], read):
            return last[1]
        words = {**panel.words(scene), "panel": panel.id, "kind": self.kind}
        if panel.shared:
            html = _shared(panel.template, words)
        else:
            html = _rendered(panel.template, {**words, "cell": scene.cell})
        self._last[panel.id] = (read, html)
        return html


def _rendered(template: str, words: dict[str, Any]) -> SafeString:
    return SafeString(get_template(template).render(words))


def _shared(template: str, words: dict[str, Any]) -> SafeString:
    """Return what these words look like: painted once, however many delegations see the same."""
    for known, html in tuple(_PAINTED[template]):
        if known == words:
            return html
    html = _rendered(template, words)
    _PAINTED[template].append((words, html))
    return html


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    """Pictures share what did not change, so identity decides; people and turns go by value."""
    return all(
        a is b or (isinstance(a, Company | Turn) and a == b)
        for a, b in zip(before, now, strict=True)
    )


def digest(panels: Mapping[str, str]) -> str:
    """Return a short hash of all painted bytes: two rooms with the same one look the same."""
    whole = hashlib.blake2b(digest_size=8)
    for name in sorted(panels):
        whole.update(name.encode())
        whole.update(b"\0")
        whole.update(panels[name].encode())
        whole.update(b"\0")
    return whole.hexdigest()
