"""Patience at the door: wrong codes are slowed down, never a whole room behind one address.

One browser that guesses has to wait; many browsers that guess share one bucket, so that guessing
stays hopeless (28^6 codes) while eighty honest people with typing errors all get in. The QR code
leads past both: its token cannot be guessed.
"""

import time
from typing import Any, Final

from django.core.cache import cache

TRIES: Final = 6
WAIT: Final = 30.0
BUCKET: Final = 120
MINUTE: Final = 60
SHORT: Final = 12

Session = Any


def must_wait(session: Session) -> bool:
    """Tell whether this browser, or the whole house, has to wait before it may try again."""
    recent = _recent(session)
    return len(recent) >= TRIES or int(cache.get(_key(), 0)) >= BUCKET


def can_be_guessed(way: str) -> bool:
    """Tell whether this is as short as a code; a token is not worth counting."""
    return len(way) <= SHORT


def note_wrong(session: Session) -> None:
    """Count one wrong code."""
    session["wrong_codes"] = [*_recent(session), time.time()]
    cache.add(_key(), 0, timeout=2 * MINUTE)
    cache.incr(_key())


def forget(session: Session) -> None:
    """Forget the wrong codes of a browser that found the right one."""
    session.pop("wrong_codes", None)


def _recent(session: Session) -> list[float]:
    since = time.time() - WAIT
    return [at for at in session.get("wrong_codes", ()) if at > since][-TRIES:]


def _key() -> str:
    return f"wrong-codes-{int(time.time() // MINUTE)}"
