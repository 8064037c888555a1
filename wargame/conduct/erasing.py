"""Erasing an exercise: rows, passes, files, memory, and the bytes that a database leaves behind.

What somebody took out of the house, as a file or on paper, is beyond reach. The house makes no
copies of its own: exports are streamed, and results of long work lie in the exercise's folder.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction
from django.dispatch import Signal, receiver

from wargame.conduct import bell, copies, past, traces
from wargame.conduct.sweeping import sweep
from wargame.journal import erasing, reading

erased = Signal()
"""Sent with `code` when an exercise is gone: who holds anything of it in memory lets go."""


def erase(code: str) -> bool:
    """Erase an exercise for good; raises NoSuchExercise.

    Tell whether every byte is gone already: while others read the database for long, the sweep
    has to wait, and the caretaker does it.
    """
    with transaction.atomic():
        erasing.erase(code)
        traces.remove_rows(code)
        bell.ring(code)
    return finish()


def finish(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Do what is left to do of erasures that were begun; tell whether all is done."""
    for code in erasing.unfinished(using):
        let_go(code)
        traces.remove_files(code)
        erasing.gone(code, using)
    return sweep(using)


def let_go(code: str) -> None:
    """Drop what this process remembers of an exercise."""
    reading.cover.cache_clear()
    copies.forget(code)
    past.forget(code)
    erased.send_robust(sender=None, code=code)


@receiver(copies.reworded)
def _read_anew(code: str, **_: Any) -> None:  # noqa: ANN401 - whatever the signal brings
    past.forget(code)


def let_strangers_go() -> None:
    """Drop what this process remembers, and the files it has, of exercises erased elsewhere."""
    held = {*copies.held(), *traces.folders()}
    for code in held - reading.heads(held).keys():
        let_go(code)
        traces.remove_files(code)
