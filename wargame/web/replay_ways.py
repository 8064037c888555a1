"""Ways through a record: from entry to entry, by round and phase, and by kind."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from wargame.aar.wording import NAMING, Names, kind_words
from wargame.conduct import past
from wargame.conduct.numbering import AS_THEY_COME, Numbers
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

    They have control's own numbers, from 1. `setting` is what control was told of the frame by
    the last of them, `names` what things are called.
    """

    times: tuple[datetime, ...]
    kinds: tuple[str, ...]
    phases: tuple[tuple[int, str], ...]
    numbers: Numbers = AS_THEY_COME
    setting: Setting = field(default_factory=Setting)
    names: Names = field(default_factory=Names)

    @property
    def last(self) -> int:
        """The number of the last entry; 0 where there is none."""
        return len(self.times)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The kinds that occur, each with its words."""
        return sorted(((one, kind_words(one)) for one in set(self.kinds)), key=lambda one: one[1])

    def gap(self, number: int) -> int | None:
        """Return the milliseconds until the next entry, or None after the last."""
        if number >= self.last:
            return None
        earlier = self.times[max(0, number - 1)]
        return max(0, round((self.times[number] - earlier).total_seconds() * 1000))

    def number(self, at: str = "", go: str = "", kind: str = "") -> int:
        """Return the entry that is asked for; without a word, the last.

        `go` is first, before, after or last, from `at`; with a `kind`, among those of that kind.
        """
        digits = at.isascii() and at.isdigit() and len(at) <= LONGEST
        here = min(int(at), self.last) if digits else self.last
        if go == "first":
            return 0
        if go == "last":
            return self.last
        if go in {"before", "after"}:
            return self._beside(here, kind, back=go == "before")
        return here

    def _beside(self, here: int, kind: str, *, back: bool) -> int:
        known = enumerate(self.kinds, start=1)
        found = [n for n, its in known if kind in {"", its} and (n < here if back else n > here)]
        if not found:
            return 0 if back and not kind else here
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
        (position, at, kind, codec.load_audience(audience).sealed)
        for position, at, kind, audience in reading.places(code)
    ]
    count = Numbers(tuple(place for place, *_, sealed in rows if sealed))
    told = [(at, kind) for _, at, kind, sealed in rows if not sealed]
    phases = tuple((count.number(place), said) for place, said in _phases(code, setting))
    times, kinds = tuple(at for at, _ in told), tuple(kind for _, kind in told)
    names = Names.of((one.kind, one.event) for one in reading.of_kinds(code, NAMING))
    return Ways(times, kinds, phases, count, setting, names)


def _phases(code: str, setting: Setting) -> list[tuple[int, str]]:
    found = []
    for one in reading.of_kinds(code, ("phase.opened", "exercise.ended")):
        phase = setting.phase(getattr(one.event, "phase", None))
        around = setting.round_of(phase.id) if phase else None
        words = f"{around.title}: {phase.title}" if phase and around else "The end"
        found.append((one.position, words))
    return found
