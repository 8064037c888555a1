"""The record in the manners of the house, as JSONL: no people, no seats, times to five minutes.

It is for research and for the bookshelf. What is made into an exercise again is the whole record.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from wargame.aar.report.manners import Manners
from wargame.aar.sight import Sight
from wargame.journal import codec, reading

FORMAT = "wargame-record-of-roles"
VERSION = 1
HANDS = frozenset({"seat", "author", "seats", "deputies"})
"""Fields that name a seat; who sits in it is a person."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)")


def lines(code: str, sight: Sight, manners: Manners) -> Iterator[str]:
    """Yield a cover, then what a sight reads, a line an entry; raises NoSuchExercise."""
    cover = reading.cover(code)

    def polite(text: str) -> str:
        time = _TIME.fullmatch(text)
        return manners.at(datetime.fromisoformat(text)).isoformat() if time else manners.hide(text)

    about = {"format": FORMAT, "version": VERSION, "viewer": sight.viewer.cell}
    yield _text({**about, "title": cover.title})
    told = (one for one in reading.records(code) if not one.audience.sealed)
    seen = (one for one in told if sight.reads(one))
    for number, one in enumerate(seen, start=1):
        body = _without_hands(json.loads(codec.dump(one.event)), polite)
        at = manners.at(one.at).isoformat()
        yield _text({"n": number, "at": at, "kind": one.kind, "body": body})


def _without_hands(body: Any, polite: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(body, dict):
        kept = {polite(key): one for key, one in body.items() if key not in HANDS}
        return {key: _without_hands(one, polite) for key, one in kept.items()}
    if isinstance(body, list):
        return [_without_hands(one, polite) for one in body]
    return polite(body) if isinstance(body, str) else body


def _text(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
