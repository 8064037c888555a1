"""How much fits on the wall without scrolling. The smallest type is 28 px at 1080 lines.

A card never scrolls, so its words are measured before they are painted: the size is a class of
the style sheet, and what would not fit is counted and named instead.
"""

from collections.abc import Sequence

SIZES = ("huge", "large", "medium", "small", "least")


def size(much: int, steps: Sequence[int]) -> str:
    """Return the size for so many characters or rows: that of the first step not passed."""
    for name, step in zip(SIZES, steps, strict=False):
        if much <= step:
            return name
    return SIZES[min(len(steps), len(SIZES) - 1)]


def lines(text: str, width: int) -> int:
    """Return about how many lines a text takes where `width` characters go on one."""
    return sum(-(-max(len(part), 1) // width) for part in text.split("\n"))


def fitting(texts: Sequence[str], width: int, room: int) -> int:
    """Return how many of the texts, from the first, go on `room` lines."""
    taken = 0
    for count, text in enumerate(texts):
        taken += lines(text, width)
        if taken > room:
            return count
    return len(texts)
