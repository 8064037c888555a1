"""The state of the world as a screen reads it: what changed in this round, how regions stand."""

from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from wargame.engine import Picture
from wargame.engine.instruments.indicators import Reading
from wargame.engine.instruments.world_book import Standing
from wargame.engine.scenario import Region

HALF = 90
TALL = 156
RADIUS = 104
MARGIN = 8
LEADING = 27
PLATE = 156
LETTERS = 12
LINES = 2


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator in this round: from what to what, and each reason for it, oldest first."""

    reading: Reading
    was: int
    reasons: tuple[tuple[int, str], ...]

    @property
    def change(self) -> int:
        """By how much it moved in all."""
        return self.reading.value - self.was


@dataclass(frozen=True, slots=True)
class Turned:
    """A region in this round: from which state to which, and why."""

    region: Region
    was: str
    now: Standing


@dataclass(frozen=True, slots=True)
class Tile:
    """A region on the picture: where its tile lies, its name in lines, and how it stands."""

    region: Region
    standing: Standing
    x: int
    y: int
    points: str
    lines: tuple[tuple[int, str], ...]
    below: int
    plate: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Theatre:
    """All tiles, and the size of the picture."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


def since(picture: Picture) -> datetime | None:
    """Return when the round that is on was opened, or None before the first."""
    clock, setting = picture.clock, picture.setting
    current = setting.round_of(clock.phase)
    opened: datetime | None = None
    for run in reversed(clock.runs):
        if run.opened_at is None:
            continue
        if setting.round_of(run.phase) is not current:
            break
        opened = run.opened_at
    return opened


def moved(picture: Picture) -> tuple[Moved, ...]:
    """Return the indicators in sight that have changed in this round."""
    start = since(picture)
    found = (_moved(one, start) for one in picture.indicators.readings.values())
    return tuple(one for one in found if one)


def _moved(reading: Reading, start: datetime | None) -> Moved | None:
    """Return what this round did to an indicator; the first value of all is no change."""
    if start is None:
        return None
    before = [one for one in reading.values if one[0] < start] or [reading.values[0]]
    later = reading.values[len(before) :]
    was, reasons = before[-1][1], []
    last = was
    for _, value, reason in later:
        reasons.append((value - last, reason))
        last = value
    return Moved(reading, was, tuple(reasons)) if reasons else None


def turned(picture: Picture) -> tuple[Turned, ...]:
    """Return the regions that are in another state than when this round began."""
    start = since(picture)
    found = []
    for region in picture.setting.regions:
        history = picture.world.history(region)
        before = [one for one in history if one.at is None or (start and one.at < start)]
        if start and history[-1] is not before[-1]:
            found.append(Turned(region, before[-1].state.value, history[-1]))
    return tuple(found)


def theatre(picture: Picture) -> Theatre | None:
    """Return the picture of the theatre, or None where the scenario has no regions."""
    regions = picture.setting.regions
    if not regions:
        return None
    left = min(one.column for one in regions)
    above = min(one.row for one in regions)
    tiles = tuple(_tile(one, picture.world.standing(one), left, above) for one in regions)
    width = max(one.x for one in tiles) + HALF + MARGIN
    return Theatre(tiles, width, max(one.y for one in tiles) + RADIUS + MARGIN)


def _tile(region: Region, standing: Standing, left: int, above: int) -> Tile:
    x = MARGIN + HALF * (region.column - left + 1)
    y = MARGIN + RADIUS + TALL * (region.row - above)
    w, h = HALF - 2, RADIUS - 2
    corners = ((0, -h), (w, -h // 2), (w, h // 2), (0, h), (-w, h // 2), (-w, -h // 2))
    points = " ".join(f"{x + dx},{y + dy}" for dx, dy in corners)
    tall = LEADING * (LINES + 1) + 12
    top = y - tall // 2
    lines = tuple((top + LEADING * (n + 1) - 4, one) for n, one in enumerate(_named(region.title)))
    below = top + tall - 10
    plate = (x - PLATE // 2, top, PLATE, tall)
    return Tile(region, standing, x, y, points, lines, below, plate)


def _named(title: str) -> list[str]:
    """Return a title in as many lines as every tile has, the last ones written in."""
    words = wrap(title, LETTERS, max_lines=LINES, placeholder="…")
    return [*[""] * (LINES - len(words)), *words]
