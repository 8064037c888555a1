"""Rehearsals under way: played in a thread of this process, looked at by a page that asks again.

Each process knows its own. Where several serve, a page may ask one that does not know; it then
points at the desk, on which a rehearsed exercise appears like any other.
"""

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.conf import settings
from django.db import connections

from wargame import packs
from wargame.conduct.rehearsal import Rehearsed, Unplayable, rehearse
from wargame.packs import Faulty
from wargame.people.models import Facilitator

log = logging.getLogger(__name__)

type Play = Callable[[int, int, str], None]

KEPT = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rehearsal is; `played` or `fault` is set at its end."""

    user: int
    slug: str
    done: int = 0
    total: int = 0
    what: str = ""
    played: Rehearsed | None = None
    fault: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.played is not None or bool(self.fault)


@dataclass(slots=True)
class Rehearsals:
    """Those that this process has begun, the oldest forgotten first."""

    _known: dict[str, Progress] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, slug: str, user: Facilitator) -> str:
        """Start to play a walkthrough, and return the name under which to ask for it."""
        name = secrets.token_urlsafe(9)
        self._note(name, Progress(user.pk, slug))
        threading.Thread(
            target=self._play, args=(name, slug, user), name=f"rehearsal-{name}", daemon=True
        ).start()
        return name

    def of(self, name: str, user: Facilitator) -> Progress | None:
        """Return how far a rehearsal of this facilitator is, or None."""
        found = self._known.get(name)
        return found if found and found.user == user.pk else None

    def _note(self, name: str, progress: Progress) -> None:
        with self._lock:
            self._known[name] = progress
            for oldest in list(self._known)[:-KEPT]:
                del self._known[oldest]

    def _play(self, name: str, slug: str, user: Facilitator) -> None:
        start = Progress(user.pk, slug)

        def progress(done: int, total: int, what: str) -> None:
            self._note(name, replace(start, done=done, total=total, what=what))

        try:
            played = rehearse(slug, by=user, until=last_round(slug), progress=progress)
            self._note(name, replace(start, played=played))
        except (Unplayable, Faulty, KeyError) as fault:
            self._note(name, replace(start, fault=str(fault)))
        except Exception:
            log.exception("A rehearsal broke off.")
            self._note(name, replace(start, fault="The rehearsal broke off; the log says why."))
        finally:
            connections.close_all()


def last_round(slug: str) -> str:
    """Return the last round of a walkthrough: played up to it, everything can still be pressed."""
    steps = packs.walkthrough(Path(settings.WARGAME_PACKS) / slug).steps
    return next((step.round for step in reversed(steps) if step.round), "")


REHEARSALS = Rehearsals()
"""Those of this process."""
