"""What needs the database or a brush: done in one thread of the switchboard's own.

Sockets share no thread with requests, and no frame ever waits for one; what is read here is read
once for all sockets of an audience.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import connections

from wargame.conduct import looks, minding, presence
from wargame.conduct.company import Gathering, gather
from wargame.conduct.looks import Look
from wargame.conduct.standing import standing_of, standings
from wargame.engine import STATE, Picture, Viewer
from wargame.engine.instruments.fog_queue import next_held
from wargame.engine.instruments.inject_due import next_release
from wargame.live.door import Key, Place, Wish, admit, place_of
from wargame.rooms.painting import Painter, Panels, digest


@dataclass(frozen=True, slots=True)
class Painting:
    """A room as it should look now, and how much its viewer has heard."""

    heard: int
    panels: Panels
    digest: str


class Brush:
    """Paints one room, again and again; used in one thread alone."""

    def __init__(self, key: Key) -> None:
        """Take a kind of room and a cell."""
        self.key = key
        self.viewer = Viewer(key[1])
        self._painter = Painter(*key)
        self._last: Painting | None = None

    def paint(self, seen: Look, company: Gathering) -> Painting:
        """Return the room as it looks now; panels that did not change are the same objects."""
        # The lobby hears what an observer hears; its company is that of nobody in particular.
        present = company.company(None if self.key[0] == "lobby" else self.viewer)
        panels, last = self._painter.paint(seen.picture, present), self._last
        same = last is not None and all(last.panels[name] is it for name, it in panels.items())
        now = last.digest if last is not None and same else digest(panels)
        self._last = Painting(seen.heard, panels, now)
        return self._last


@dataclass(frozen=True, slots=True)
class Round:
    """What one look at an exercise brought."""

    head: int
    due_at: float | None
    paintings: Mapping[Key, Painting]
    places: Mapping[str, Place | None]


def do[**P, T](work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do some work in a thread that keeps its connection to the database until trouble comes."""
    try:
        return work(*args, **kwargs)
    except Exception:
        connections.close_all()
        raise


def look_round(code: str, brushes: Iterable[Brush], handles: Iterable[str]) -> Round:
    """Paint each room of an exercise as it is now, and see where its people stand.

    People are looked up after the journal: who was seated elsewhere meanwhile gets nothing of this.
    """
    mine = tuple(brushes)
    seen = looks.look_all(code, tuple({brush.viewer for brush in mine} | {STATE}))
    company = gather(code)
    paintings = {brush.key: brush.paint(seen[brush.viewer], company) for brush in mine}
    some = next(iter(seen.values()))
    stands: dict[str, Place | None] = dict.fromkeys(handles)
    for person in company.people:
        if person.handle in stands:
            stands[person.handle] = place_of(code, standing_of(person))
    return Round(some.head, next_deadline(seen[STATE].picture), paintings, stands)


def next_deadline(picture: Picture) -> float | None:
    """Return when something has to happen by itself next, in epoch seconds, if anything does.

    That is a strict phase at its deadline, a silence that nobody has broken, an inject that is due,
    or something held for some minutes. The state is asked: who watches makes no difference to what
    is minded.
    """
    clock = picture.clock
    if clock.paused_at or clock.ended:
        return None
    phase = picture.setting.phase(clock.phase)
    found = [one.deadline for one in picture.ballots.open if one.deadline]
    if phase and phase.strict and clock.open and clock.closes_at:
        found.append(clock.closes_at)
    found += [at for at in (next_release(picture), next_held(picture)) if at]
    return min(found).timestamp() if found else None


def places(code: str, handles: Iterable[str]) -> dict[str, Place | None]:
    """Return where these people's pages belong now; None for people who were removed."""
    wanted = tuple(handles)
    found = standings(code, wanted) if wanted else {}
    stands: dict[str, Place | None] = dict.fromkeys(wanted)
    return stands | {handle: place_of(code, it) for handle, it in found.items()}


type Roll = Mapping[str, tuple[str, ...]]
type News = tuple[dict[str, int], dict[str, dict[str, Place | None]]]


def glance(roll: Roll) -> News:
    """Return the heads of these exercises, and where the people with pages in them stand."""
    return looks.heads(roll), {code: places(code, handles) for code, handles in roll.items()}


def still_admitted(wishes: Iterable[Wish]) -> dict[Wish, Place | None]:
    """Return what each of these pages may have now."""
    return {asked: admit(asked) for asked in wishes}


# Named here, so that the switchboard knows one place where work is done.
note_presence = presence.seen
note_trouble = presence.troubled
close_due = minding.close_due
