"""Bargaining for control: the zone of agreement of a package, and what a text makes of it.

Reckoned when somebody asks, in the thread of that request, and kept: the same pack, line-up,
package, levels, settled choices and text cost nothing a second time. Nothing of it is written
down, and nobody else is told.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock

from wargame.conduct.looks import look
from wargame.engine import Picture, Viewer, bargaining
from wargame.engine.bargaining import Analysis, Space, TooManyOutcomes, Zone
from wargame.engine.instruments.settled import settled
from wargame.engine.names import CONTROL, IndicatorId, IssueId, OptionId
from wargame.engine.scenario import LineUp
from wargame.journal import reading
from wargame.journal.record import Cover

Choices = dict[IssueId, OptionId]
Levels = Mapping[IndicatorId, int]

KEPT_ZONES = 4
"""The zone of a quarter of a million outcomes takes some tens of megabytes."""
KEPT_SPACES = 2
KEPT_ANALYSES = 32


@dataclass(frozen=True, slots=True)
class Standing:
    """How the world stood at some time: levels of indicators in order, and adopted choices."""

    levels: tuple[tuple[IndicatorId, int], ...] = ()
    settled: Choices = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A package before the table: its zone, and what was said of a draft where one was given.

    `elsewhere` are the choices of other packages that were counted as settled. A package that is
    too large to be gone through has no zone, and the reason in `refused`.
    """

    package: str
    elsewhere: Choices
    zone: Zone | None = None
    analysis: Analysis | None = None
    refused: str = ""


class Kept[T]:
    """The answers that were asked for last; one is reckoned at a time, and none twice at once."""

    def __init__(self, most: int) -> None:
        """Keep so many answers."""
        self._most = most
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, reckon: Callable[[], T]) -> T:
        """Return the answer to a key, reckoned if it is not there; what is raised is not kept."""
        with self._lock:
            if key not in self._answers:
                self._answers[key] = reckon()
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
            self._answers.move_to_end(key)
            return self._answers[key]

    def clear(self) -> None:
        """Forget all answers."""
        with self._lock:
            self._answers.clear()

    def drop(self, key: Hashable) -> None:
        """Forget the answer to a key."""
        with self._lock:
            self._answers.pop(key, None)


_spaces: Kept[Space] = Kept(KEPT_SPACES)
_zones: Kept[Zone] = Kept(KEPT_ZONES)
_analyses: Kept[Analysis] = Kept(KEPT_ANALYSES)


def packages(code: str) -> tuple[str, ...]:
    """Return the packages for which somebody in play has a score sheet; raises NoSuchExercise."""
    scenario = reading.cover(code).scenario
    lineup = scenario.lineup(_picture(code).setting.lineup)
    names = dict.fromkeys(one.package for one in scenario.scores)
    return tuple(one for one in names if lineup and _scored(code, one, lineup))


def _scored(code: str, package: str, lineup: LineUp) -> bool:
    scenario = reading.cover(code).scenario
    return any(bargaining.sheets_of(scenario, package, lineup, cell) for cell in lineup.cells)


def reckon(code: str, package: str, draft: Choices | None = None) -> Reckoned:
    """Return what can be said of a package, and of a draft; raises NoSuchExercise.

    Levels of indicators and adopted choices are those of now. The draft settles other packages,
    too, as it says. One that settles nothing of this package is passed over.
    """
    cover, picture = reading.cover(code), _picture(code)
    standing = Standing(_levels(picture), settled(picture))
    return reckon_at(cover, picture.setting.lineup, package, standing, draft)


def reckon_at(
    cover: Cover, lineup: str, package: str, standing: Standing, draft: Choices | None = None
) -> Reckoned:
    """Return what can be said of a package, and of a draft, as the world stood at some time."""
    found = zone_at(cover, lineup, package, standing, draft)
    chosen = _inside(cover, package, draft or {})
    zone = found.zone
    if zone is None or not chosen:
        return found
    key = (*_key(cover, lineup, package, standing, found.elsewhere), tuple(sorted(chosen.items())))
    said = _analyses.get(key, lambda: bargaining.analysis(zone, chosen))
    return replace(found, analysis=said)


def zone_at(
    cover: Cover, lineup: str, package: str, standing: Standing, draft: Choices | None = None
) -> Reckoned:
    """Return the zone of a package alone, where a draft settles other packages as it says."""
    before = {**standing.settled, **(draft or {})}
    inside = _inside(cover, package, before)
    elsewhere = {one: option for one, option in before.items() if one not in inside}
    played = cover.scenario.lineup(lineup)
    if played is None:
        return Reckoned(package, elsewhere)
    key = _key(cover, lineup, package, standing, elsewhere)
    levels = dict(standing.levels)
    try:
        zone = _zones.get(key, lambda: _zone(cover, package, played, levels, elsewhere))
    except TooManyOutcomes as refusal:
        return Reckoned(package, elsewhere, refused=str(refusal))
    return Reckoned(package, elsewhere, zone)


def _inside(cover: Cover, package: str, choices: Choices) -> Choices:
    """Return those choices that are of a package."""
    issues = {one.id for one in cover.scenario.issues if one.package == package}
    return {one: option for one, option in choices.items() if one in issues}


def _key(
    cover: Cover, lineup: str, package: str, standing: Standing, elsewhere: Choices
) -> tuple[Hashable, ...]:
    """Return all that a zone hangs on: of the levels, those that a sheet of the package names."""
    named = mattering(cover, package)
    levels = tuple(one for one in standing.levels if one[0] in named)
    return (cover.checksum, lineup, package, levels, tuple(sorted(elsewhere.items())))


def mattering(cover: Cover, package: str) -> frozenset[IndicatorId]:
    """Return the indicators that move what a package is worth to anybody."""
    sheets = [one for one in cover.scenario.scores if one.package == package]
    flips = (flip for one in sheets for stake in one.stakes for flip in stake.flips)
    return frozenset(flip.indicator for flip in flips).union(*(one.coefficients for one in sheets))


def _zone(cover: Cover, package: str, lineup: LineUp, levels: Levels, elsewhere: Choices) -> Zone:
    """Return a zone; while only walk-away values move, its outcomes are not added up again."""

    def lay() -> Space:
        return bargaining.space(cover.scenario, package, lineup, levels, elsewhere)

    key = (cover.checksum, lineup.id, package, tuple(sorted(elsewhere.items())))
    now = bargaining.tables(cover.scenario, package, lineup, levels)
    space = bargaining.again(_spaces.get(key, lay), now)
    if space is None:
        _spaces.drop(key)
        space = _spaces.get(key, lay)
    return bargaining.zone(space)


def _levels(picture: Picture) -> tuple[tuple[IndicatorId, int], ...]:
    return tuple(sorted((one.id, one.value) for one in picture.indicators.readings.values()))


def _picture(code: str) -> Picture:
    return look(code, Viewer(CONTROL)).picture
