"""Redline: two texts compared word by word, as an editor would mark them by hand."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


class Mark(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate, with the spaces between them."""

    mark: Mark
    text: str


def tokens(text: str) -> list[str]:
    """Return a text as words, spaces and signs, which joined are the text again."""
    return _TOKENS.findall(text)


def edits(old: list[str], new: list[str]) -> list[tuple[int, int, list[str]]]:
    """Return the changes that make `new` of `old`: from, to (in `old`), and what stands there."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(a, b, new[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def redline(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs that show how a text changed; deleted words stand before inserted ones.

    The kept and deleted runs joined are the old text, the kept and inserted ones the new text.
    """
    before = tokens(old)
    runs: list[Run] = []
    place = 0
    for start, end, words in edits(before, tokens(new)):
        _add(runs, Mark.KEPT, before[place:start])
        _add(runs, Mark.DELETED, before[start:end])
        _add(runs, Mark.INSERTED, words)
        place = end
    _add(runs, Mark.KEPT, before[place:])
    return tuple(runs)


def _add(runs: list[Run], mark: Mark, words: list[str]) -> None:
    if words:
        runs.append(Run(mark, "".join(words)))
