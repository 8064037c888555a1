"""Merging: two people changed one text at once. What each wrote stays; no word is lost.

Changes in different places are both made. Where the two meet, both wordings stand side by side in
square brackets, as drafters mark what is not agreed: `[one | other]`.
"""

from dataclasses import dataclass

from wargame.engine.redline import edits, tokens

Edit = tuple[int, int, list[str]]


@dataclass(frozen=True, slots=True)
class Merged:
    """The text after both changes; `clean` when no place was contested."""

    text: str
    clean: bool


@dataclass(slots=True)
class _Place:
    """A stretch of the base text that one or both have changed."""

    start: int
    end: int
    first: list[Edit]
    second: list[Edit]

    def meets(self, edit: Edit) -> bool:
        """Tell whether a change touches this stretch; two insertions at one point do."""
        start, end, _ = edit
        same_point = start == end == self.start == self.end
        return start < self.end or same_point


def merge(base: str, first: str, second: str) -> Merged:
    """Return what becomes of `base` when it was changed to `first` and, apart, to `second`."""
    if second in {first, base}:
        return Merged(first, clean=True)
    if first == base:
        return Merged(second, clean=True)
    words = tokens(base)
    out: list[str] = []
    clean, place = True, 0
    for stretch in _places(edits(words, tokens(first)), edits(words, tokens(second))):
        out += words[place : stretch.start]
        settled, agreed = _settled(words, stretch)
        out += settled
        clean, place = clean and agreed, stretch.end
    return Merged("".join((*out, *words[place:])), clean)


def _places(first: list[Edit], second: list[Edit]) -> list[_Place]:
    found: list[_Place] = []
    both = [(edit, 0) for edit in first] + [(edit, 1) for edit in second]
    for edit, side in sorted(both, key=lambda one: (one[0][0], one[0][1], one[1])):
        if not found or not found[-1].meets(edit):
            found.append(_Place(edit[0], edit[1], [], []))
        last = found[-1]
        last.end = max(last.end, edit[1])
        (last.second if side else last.first).append(edit)
    return found


def _settled(words: list[str], place: _Place) -> tuple[list[str], bool]:
    one = _applied(words, place, place.first)
    other = _applied(words, place, place.second)
    if not place.second or one == other:
        return one, True
    if not place.first:
        return other, True
    return _bracketed(one, other), False


def _applied(words: list[str], place: _Place, changes: list[Edit]) -> list[str]:
    out: list[str] = []
    at = place.start
    for start, end, new in changes:
        out += [*words[at:start], *new]
        at = end
    return out + words[at : place.end]


def _bracketed(one: list[str], other: list[str]) -> list[str]:
    """Set two wordings side by side; one that deletes is shown by a dash."""
    left, right = "".join(one).strip(), "".join(other).strip()
    head = " " if (one and one[0].isspace()) or (other and other[0].isspace()) else ""
    tail = " " if (one and one[-1].isspace()) or (other and other[-1].isspace()) else ""
    return [f"{head}[{left or '—'} | {right or '—'}]{tail}"]
