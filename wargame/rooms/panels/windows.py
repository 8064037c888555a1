"""Windows: a panel shows the newest of a list, and says where the older ones are."""

from collections.abc import Sequence
from typing import NamedTuple

SHOWN = 50


class Window[T](NamedTuple):
    """The newest things of a list, newest first, and how many older ones are not shown."""

    items: tuple[T, ...]
    older: int


def newest[T](things: Sequence[T], shown: int = SHOWN) -> Window[T]:
    """Return the last things of a list that grows at its end, newest first."""
    return Window(tuple(reversed(things[-shown:])), max(0, len(things) - shown))
