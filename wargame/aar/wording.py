"""Entries of the record in words for people, alike on every page and in every report."""

from dataclasses import dataclass, fields
from typing import Any

from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId

_WHO = ("sender", "opener", "caller", "cell", "accused")
_TO = ("to", "invited", "cells", "circle")
_HEAD = ("subject", "title", "what", "action")
_TEXT = (
    *(
        "text",
        "answer",
        "body",
        "wants",
        "trades",
        "expects",
        "effect",
        "when",
        "reasons",
        "clauses",
    ),
    *("reservation", "declaration", "caveats", "why", "reason", "outcome", "value", "choice"),
    *("stance", "mark", "wording", "note", "change", "percent", "how"),
)
_TITLES = {
    "exercise.prepared": "Line-up and timing chosen",
    "inject.released": "Message released",
    "hand.lent": "Control acted for a delegation",
    "eyes.borrowed": "Control looked as others see",
    "brief.given": "Brief handed out",
    "scores.given": "Score sheet handed out",
    "scores.taken": "Score sheet taken back",
    "chapter.opened": "Chapter of the record opened",
}


@dataclass(frozen=True, slots=True)
class Said:
    """An entry in words: what it is, whose it is, for whom, what it is called, what it says."""

    title: str
    who: CellId | None
    to: tuple[CellId, ...]
    head: str
    lines: tuple[tuple[str, str], ...]


def kind_words(kind: str) -> str:
    """Return a kind as words: `cable.sent` is a cable that was sent."""
    return _TITLES.get(kind, kind.replace(".", " ").replace("-", " ").capitalize())


def said(kind: str, event: Any, setting: Setting) -> Said:  # noqa: ANN401 - any instrument's event
    """Return an entry in words; what it merely refers to is left out."""
    source = getattr(event, "passage", event)
    names = {one.name for one in fields(event)}
    who = next((getattr(source, name) for name in _WHO if hasattr(source, name)), None)
    to = next((getattr(event, name) for name in _TO if name in names), ())
    head = next((str(getattr(source, name)) for name in _HEAD if hasattr(source, name)), "")
    if kind == "ballot.opened":
        head = event.question
    return Said(kind_words(kind), who, _cells(to), head or _subject(event, setting), _lines(source))


def _cells(value: Any) -> tuple[CellId, ...]:  # noqa: ANN401 - any field
    return tuple(value) if isinstance(value, tuple) else ()


def _subject(event: Any, setting: Setting) -> str:  # noqa: ANN401 - any instrument's event
    phase = setting.phase(getattr(event, "phase", None))
    return phase.title if phase else ""


def _lines(event: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - any instrument's event
    found = ((name, _plain(getattr(event, name))) for name in _TEXT if hasattr(event, name))
    return tuple((name, text) for name, text in found if text)


def _plain(value: Any) -> str:  # noqa: ANN401 - any field
    if isinstance(value, tuple):
        return "\n".join(filter(None, map(_plain, value)))
    if hasattr(value, "text"):
        return str(value.text)
    return "" if value is None else str(value)
