"""Rooms as they stood, painted for the replay: nothing in them can be pressed or followed."""

import re
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from threading import RLock

from django.db import transaction
from django.utils.safestring import SafeString

from wargame.conduct.past import Instant
from wargame.engine import Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId
from wargame.rooms.painting import Painter, Panels
from wargame.web.walls import hung

KINDS: Mapping[str, str] = {CONTROL: "control", OBSERVER: "observer", PROJECTOR: "projector"}
_NAMES = re.compile(
    r'(\s(?:id|for|list|headers|aria-labelledby|aria-describedby|aria-controls|aria-owns)=")'
    r'([^"]*)"'
)
_PARTS = re.compile(r"<(?:section|aside|nav)(?![^>]*\srole=)([\s>])")
_ENDS = re.compile(r"</(?:section|aside|nav)>")
_WAYS = re.compile(r'\s(?:href|form|formaction|action|name|accesskey|autofocus|data-key)="[^"]*"')


KEPT = 96
"""Rooms at an entry that are kept painted."""

_kept: OrderedDict[tuple[str, int, CellId], Panels] = OrderedDict()
_lock = RLock()


@lru_cache(maxsize=64)
def _painter(_: str, kind: str, cell: CellId) -> Painter:
    return Painter(kind, cell)


def painted(code: str, instant: Instant, cell: CellId) -> Panels:
    """Return the panels of a room as its viewer had them at that entry, byte for byte.

    What was painted lately is kept: the record behind an entry never changes. Inside a transaction
    that may be rolled back nothing is.
    """
    if transaction.get_connection().in_atomic_block:
        return _paint(code, instant, cell)
    key = (code, instant.position, cell)
    found = _kept.get(key) or _paint(code, instant, cell)
    with _lock:
        _kept[key] = found
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def forget(code: str) -> None:
    """Drop what is kept of an exercise."""
    with _lock:
        for key in [one for one in _kept if one[0] == code]:
            del _kept[key]
    _scoped.cache_clear()
    _painter.cache_clear()


def _paint(code: str, instant: Instant, cell: CellId) -> Panels:
    viewer = Viewer(cell)
    room = _painter(code, KINDS.get(cell, "room"), cell)
    return room.paint(instant.looks[viewer].picture, instant.company(viewer))


def framed(panels: Panels, cell: CellId, code: str) -> dict[str, SafeString]:
    """Return the panels for a page on which several rooms stand side by side.

    Ids get the name of the room, so that none is given twice; ways to go and to act are taken out.
    Pictures come from the projector of the exercise of this code.
    Regions become groups: of several rooms alike no reader could tell them apart as landmarks.
    """
    shown = ((name, html) for name, html in panels.items() if not name.startswith("gate"))
    return {name: _scoped(hung(html, code), f"{cell}-") for name, html in shown}


@lru_cache(maxsize=512)
def _scoped(html: SafeString, prefix: str) -> SafeString:
    still = _PARTS.sub(r'<div role="group"\1', _WAYS.sub("", html))
    grouped = _ENDS.sub("</div>", still).replace('role="region"', 'role="group"')
    return SafeString(_NAMES.sub(lambda found: _renamed(found, prefix), grouped))


def _renamed(found: re.Match[str], prefix: str) -> str:
    names = " ".join(f"{prefix}{one}" for one in found[2].split())
    return f'{found[1]}{names}"'
