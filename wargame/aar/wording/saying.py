"""An entry in words: what it is, whose it is, for whom, what it is about, what it says."""

from dataclasses import dataclass, fields
from typing import Any

from wargame.aar.wording.lines import Line, lines_of
from wargame.aar.wording.naming import Names
from wargame.aar.wording.titles import title_of
from wargame.engine.chapters import TITLES
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId

_WHO = ("sender", "opener", "caller", "cell", "accused")
_TO = ("to", "invited", "cells", "circle")
_HEAD = ("subject", "title", "what", "action")


@dataclass(frozen=True, slots=True)
class Said:
    """An entry in words."""

    title: str
    who: CellId | None
    to: tuple[CellId, ...]
    head: str
    lines: tuple[Line, ...]


def said(kind: str, event: Any, setting: Setting, names: Names | None = None) -> Said:  # noqa: ANN401 - any instrument's event
    """Return an entry in words; what it refers to is called as `names` knows it."""
    known = names or Names()
    source = getattr(event, "passage", event)
    own = {one.name for one in fields(event)}
    moves = kind == "caucus.changed"  # it names who opened it as well, and who is still invited
    who = next((getattr(source, name) for name in _WHO if hasattr(source, name)), None)
    to = next((getattr(event, name) for name in _TO if name in own), ())
    return Said(
        title_of(kind, event),
        event.cell if moves else who,
        tuple(to) if isinstance(to, tuple) and not moves else (),
        _head(kind, event, setting) or known.subject(event),
        lines_of(kind, event, setting, known),
    )


def _head(kind: str, event: Any, setting: Setting) -> str:  # noqa: ANN401 - any instrument's event
    """Return what an entry itself says that it is about."""
    if kind == "ballot.opened":
        return str(event.question)
    if kind == "chapter.opened":
        return TITLES[event.chapter]
    if kind == "region.changed":
        region = setting.region(event.region)
        return region.title if region else ""
    source = getattr(event, "passage", event)
    own = next((str(getattr(source, name)) for name in _HEAD if hasattr(source, name)), "")
    phase = setting.phase(getattr(event, "phase", None))
    return own or (phase.title if phase else "")
