"""Words struck out of a text, by hand or by dice, as if the line had been bad."""

import re
from collections.abc import Collection, Sequence

WORD = re.compile(r"\S+")
GAP = "[…]"
_GAPS = re.compile(r"\[…\](?:\s+\[…\])+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, in their order; what holds no space is one word."""
    return tuple(WORD.findall(text))


def struck(text: str, places: Collection[int]) -> str:
    """Return a text without the words at these places, from 0; gaps side by side are one."""
    counted = iter(range(len(text)))

    def one(found: re.Match[str]) -> str:
        return GAP if next(counted) in places else found.group()

    return _GAPS.sub(GAP, WORD.sub(one, text))


def places_by(faces: Sequence[int], share: int) -> frozenset[int]:
    """Return which words fall out when each has a roll in percent; one does at least."""
    fallen = {place for place, face in enumerate(faces) if face <= share}
    return frozenset(fallen or {faces.index(min(faces))} if faces else ())
