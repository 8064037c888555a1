"""The caretaker: a thread of the server that goes its round whether anybody is there or not.

Exercises whose time has come are announced and erased, and what an erasure left undone is done.
Every process has one; they do no harm to each other.
"""

import logging
import threading

from django.db import connections

from wargame.conduct import keeping

log = logging.getLogger(__name__)

ROUND_SECONDS = 300.0


def begin() -> None:
    """Start the rounds; they end with the process."""
    threading.Thread(target=_rounds, name="caretaker", daemon=True).start()


def _rounds() -> None:
    rest = threading.Event()
    while True:
        go_round()
        rest.wait(ROUND_SECONDS)


def go_round() -> None:
    """Go one round; trouble is logged, and the next round comes all the same."""
    try:
        keeping.tend()
    except Exception:
        log.exception("The caretaker could not finish a round.")
    finally:
        connections.close_all()
