"""The bell: "this exercise moved", and no more. It is rung after commit; who listens looks anew."""

import logging

from django.db import transaction
from django.dispatch import Signal

rung = Signal()
"""Sent with `code`; carries nothing else. Lost, doubled or late, it does no harm."""

log = logging.getLogger(__name__)


def ring(code: str) -> None:
    """Ring for an exercise once what was written is committed; a deaf listener breaks nothing."""
    transaction.on_commit(lambda: _send(code), robust=True)


def _send(code: str) -> None:
    for listener, answer in rung.send_robust(sender=None, code=code):
        if isinstance(answer, Exception):
            log.error("The bell was not heard by %r", listener, exc_info=answer)
