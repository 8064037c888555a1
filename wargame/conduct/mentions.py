"""Mentions: where a name stands in the words of a record, and putting something else there.

A name is looked for as a whole, and by each of its words that is long enough, without regard to
case. Only free text is searched, never what names a thing: the types of the events say which is
which.
"""

import re
import secrets
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.db import transaction

from wargame.conduct import bell, boxes
from wargame.conduct.clerk import CLERK
from wargame.conduct.copies import ANEW
from wargame.conduct.numbering import Numbers, numbers
from wargame.conduct.recording import record
from wargame.engine.instruments.notes import WriteNote
from wargame.journal import erasing, reading
from wargame.journal.record import Record

STAND_IN = "[name]"
SHORTEST = 3
AROUND = 40
FROM_THE_PACK = frozenset({"exercise.prepared", "exercise.started"})
"""With these, briefs and plans are handed over: no words of anybody in the room."""

type Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place: the entry, the words around the name, and whether all of the name stands there.

    `position` is the entry's place in the journal, `number` the one that control has for it.
    """

    position: int
    number: int
    kind: str
    before: str
    found: str
    after: str
    whole: bool


def find(code: str, name: str) -> tuple[Mention, ...]:
    """Return the first mention in each entry whose text holds a name or a word of it."""
    wanted = _pattern(name)
    if wanted is None:
        return ()
    count = numbers(code)
    found = (_mention(one, wanted, name, count) for one in _written(code))
    return tuple(one for one in found if one is not None)


def _written(code: str) -> Iterator[Record]:
    """Yield the entries that may hold words of somebody in the room; nothing that is sealed."""
    pack = ""
    for one in reading.records(code):
        if one.kind in FROM_THE_PACK:
            pack = one.command_id
        if one.command_id != pack and not one.audience.sealed:
            yield one


def _mention(one: Record, wanted: re.Pattern[str], name: str, count: Numbers) -> Mention | None:
    hits: list[re.Match[str]] = []

    def look(text: str) -> str:
        hits.extend(wanted.finditer(text))
        return text

    worded(one.event, type(one.event), look)
    if not hits:
        return None
    hit = max(hits, key=lambda it: len(it.group()))
    before, after = hit.string[: hit.start()][-AROUND:], hit.string[hit.end() :][:AROUND]
    whole = hit.group().casefold().split() == name.casefold().split()
    number = count.number(one.position)
    return Mention(one.position, number, one.kind, before, hit.group(), after, whole)


def replace_in(code: str, name: str, positions: frozenset[int]) -> int:
    """Put a stand-in for a name into these entries; return how many were changed.

    It is noted in the record, for control, that entries were changed, and which.
    """
    wanted = _pattern(name)
    chosen = (one for one in reading.records(code) if one.position in positions)
    changed = (
        [_reworded(one, wanted) for one in chosen if not one.audience.sealed] if wanted else []
    )
    if not changed:
        return 0
    count = numbers(code)
    places = ", ".join(str(count.number(one.position)) for one in changed)
    with transaction.atomic():
        erasing.reword(code, changed)
        note = WriteNote(f"{ANEW}, in the entries {places}."[:2000])
        record(code, CLERK, note, secrets.token_hex(16))
        bell.ring(code)
    return len(changed)


def replace_in_boxes(code: str, name: str) -> None:
    """Put a stand-in for a name wherever it stands in what lies in a box, shown to nobody."""
    wanted = _pattern(name)
    if wanted is not None:
        boxes.reword(code, lambda text: wanted.sub(STAND_IN, text))


def _reworded(one: Record, wanted: re.Pattern[str]) -> Record:
    event = worded(one.event, type(one.event), lambda text: wanted.sub(STAND_IN, text))
    return replace(one, event=event)


def _pattern(name: str) -> re.Pattern[str] | None:
    """Return what finds a name, the whole before its words."""
    words = name.split()
    long = [one for one in words if len(one) >= SHORTEST]
    parts = [r"\s+".join(map(re.escape, words)), *map(re.escape, long)]
    joined = "|".join(dict.fromkeys(one for one in parts if one))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if joined else None


def worded(value: Any, hint: Any, change: Change) -> Any:  # noqa: ANN401, PLR0911 - any part of an event
    """Return a part of an event with its free texts changed; `hint` is its type."""
    if value is None:
        return None
    if hint is str:
        return change(value) if isinstance(value, str) else value
    if get_origin(hint) in {Union, types.UnionType}:
        fitting = [one for one in get_args(hint) if one is not types.NoneType]
        plain = str in fitting and isinstance(value, str)
        other = next((one for one in fitting if one is not str), str)
        return worded(value, str if plain else other, change)
    if isinstance(value, tuple):
        return _worded_tuple(value, get_args(hint), change)
    if isinstance(value, Mapping):
        inner = get_args(hint)[1] if len(get_args(hint)) > 1 else object
        return {key: worded(it, inner, change) for key, it in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _worded_parts(value, change)
    return value


def _worded_tuple(value: tuple[Any, ...], hints: tuple[Any, ...], change: Change) -> Any:  # noqa: ANN401
    if len(hints) == 2 and hints[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        hints = (hints[0],) * len(value)
    each = zip(value, hints or (object,) * len(value), strict=False)
    return tuple(worded(one, hint, change) for one, hint in each)


def _worded_parts(value: Any, change: Change) -> Any:  # noqa: ANN401 - any dataclass of the engine
    hints = _hints(value.__class__)
    parts = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    changed = {name: worded(it, hints[name], change) for name, it in parts.items()}
    different = {name: it for name, it in changed.items() if it != parts[name]}
    return replace(value, **different) if different else value


@lru_cache(maxsize=512)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
