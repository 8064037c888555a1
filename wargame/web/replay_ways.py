"""Ways through a record: from entry to entry, by round and phase, and by kind."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from wargame.aar.wording import kind_words
from wargame.conduct import past
from wargame.engine import Viewer
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CONTROL
from wargame.journal import codec, reading

KEPT = 8
LONGEST = 9
"""Digits of the number of an entry, at most."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The entries that control may see, each with its time and kind; and where phases opened.

    `setting` is what control was told of the frame by the last of them.
    """

    positions: tuple[int, ...]
    times: tuple[datetime, ...]
    kinds: tuple[str, ...]
    phases: tuple[tuple[int, str], ...]
    setting: Setting = field(default_factory=Setting)

    @property
    def last(self) -> int:
        """The number of the last entry; 0 where there is none."""
        return self.positions[-1] if self.positions else 0

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The kinds that occur, each with its words."""
        return sorted(((one, kind_words(one)) for one in set(self.kinds)), key=lambda one: one[1])

    def before(self, position: int) -> int:
        """Return the entry before another one; 0 is before the first."""
        place = bisect_left(self.positions, position)
        return self.positions[place - 1] if place else 0

    def after(self, position: int) -> int:
        """Return the entry after another one, or the last."""
        place = bisect_right(self.positions, position)
        return self.positions[place] if place < len(self.positions) else self.last

    def gap(self, position: int) -> int | None:
        """Return the milliseconds until the next entry, or None after the last."""
        place = bisect_right(self.positions, position)
        if place >= len(self.positions):
            return None
        earlier = self.times[place - 1] if place else self.times[0]
        return max(0, round((self.times[place] - earlier).total_seconds() * 1000))

    def position(self, at: str = "", go: str = "", kind: str = "") -> int:
        """Return the entry that is asked for; without a word, the last.

        `go` is first, before, after or last, from `at`; with a `kind`, among those of that kind.
        """
        digits = at.isascii() and at.isdigit() and len(at) <= LONGEST
        here = self.snapped(int(at)) if digits else self.last
        if go == "first":
            return 0
        if go == "last":
            return self.last
        if go in {"before", "after"}:
            return self._beside(here, kind, back=go == "before")
        return here

    def snapped(self, position: int) -> int:
        """Return the newest entry that is not later than a number; a sealed one is passed by."""
        place = bisect_right(self.positions, position)
        return self.positions[place - 1] if place else 0

    def _beside(self, here: int, kind: str, *, back: bool) -> int:
        if not kind:
            return self.before(here) if back else self.after(here)
        pairs = zip(self.positions, self.kinds, strict=True)
        found = [one for one, its in pairs if its == kind and (one < here if back else one > here)]
        if not found:
            return here
        return found[-1] if back else found[0]


def ways(code: str) -> Ways:
    """Return the ways through the record of an exercise as it is now; kept until it grows."""
    head = reading.heads((code,)).get(code, 0)
    if transaction.get_connection().in_atomic_block:
        return _ways(code, head)
    found = _kept.get(code)
    if found is None or found[0] < head:
        found = (head, _ways(code, head))
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[code] = found
    return found[1]


_kept: dict[str, tuple[int, Ways]] = {}


def _ways(code: str, head: int) -> Ways:
    seen = past.past_of(code).at(head, ()).looks
    setting = seen[Viewer(CONTROL)].picture.setting
    rows = [
        (position, at, kind)
        for position, at, kind, audience in reading.places(code)
        if not codec.load_audience(audience).sealed
    ]
    return Ways(
        tuple(one[0] for one in rows),
        tuple(one[1] for one in rows),
        tuple(one[2] for one in rows),
        tuple(_phases(code, setting)),
        setting,
    )


def _phases(code: str, setting: Setting) -> list[tuple[int, str]]:
    found = []
    for one in reading.of_kinds(code, ("phase.opened", "exercise.ended")):
        phase = setting.phase(getattr(one.event, "phase", None))
        around = setting.round_of(phase.id) if phase else None
        words = f"{around.title}: {phase.title}" if phase and around else "The end"
        found.append((one.position, words))
    return found
