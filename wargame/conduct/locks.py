"""A lock on a file, which the system lets go when its holder ends, however it ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold a lock for the block, and tell whether it was free."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def is_held(path: Path) -> bool:
    """Tell whether somebody holds a lock."""
    with held(path) as free:
        return not free
