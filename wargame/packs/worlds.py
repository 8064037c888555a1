"""From `world.toml` to the world of the engine, and what can be wrong with it.

Rows whose shape is at fault are passed over here; the shapes have reported them.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wargame.engine.names import CouplingId, IndicatorId, RegionId
from wargame.engine.sourcing import Basis
from wargame.engine.worlds import Coupling, Region, RegionState, Trend
from wargame.packs.citations import cited
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.places import Spot, number, word
from wargame.packs.scores import scales_of
from wargame.packs.world_shapes import CouplingRow, RegionRow, WorldFile

FILE = "world.toml"
WIDE = 2
"""Half tiles: two tiles of a row that are nearer than this lie on each other."""


class Worldly(NamedTuple):
    """What a pack says of the world."""

    couplings: tuple[Coupling, ...] = ()
    regions: tuple[Region, ...] = ()
    dates: dict[str, date] = {}  # noqa: RUF012 - a named tuple, and nobody writes to it


def build_world(pack: Pack) -> Worldly:
    """Return the world of a pack; an empty one where it has no such file."""
    if FILE not in pack.tables:
        return Worldly()
    file = WorldFile.model_validate(pack.table(FILE))
    return Worldly(
        tuple(map(_coupling, file.couplings)), tuple(map(_region, file.regions)), file.dates
    )


def _coupling(row: CouplingRow) -> Coupling:
    return Coupling(
        id=CouplingId(row.id),
        indicator=IndicatorId(row.indicator),
        trend=Trend(row.trend),
        level=row.level,
        target=IndicatorId(row.target),
        by=row.by,
        words=row.words,
        basis=Basis(row.basis),
        citations=cited(row),
        cause=row.cause,
    )


def _region(row: RegionRow) -> Region:
    return Region(
        id=RegionId(row.id),
        title=row.title,
        column=row.column,
        row=row.row,
        state=RegionState(row.state),
        words=row.words,
        basis=Basis(row.basis),
        citations=cited(row),
    )


def turns(table: Mapping[str, str]) -> dict[RegionId, RegionState]:
    """Return the states into which regions come, from a row that names them."""
    return {RegionId(name): RegionState(state) for name, state in table.items()}


def faults_of_world(pack: Pack) -> Iterator[Fault]:
    """Yield faults of couplings, and of regions that lie on each other."""
    known = scales_of(pack)
    for spot in pack.spots(FILE, "couplings[]"):
        if isinstance(spot.value, dict):
            yield from _pull(spot)
            yield from _reach(spot, known.get(str(spot.value.get("indicator"))))
    yield from _places(pack)


def _pull(spot: Spot) -> Iterator[Fault]:
    row = spot.value
    if number(row.get("by")) == 0:
        said = "A change of 0 changes nothing. Write another number, or take the coupling out."
        yield Fault(FILE, spot.at("by"), said)
    if isinstance(row.get("target"), str) and row.get("target") == row.get("indicator"):
        said = "An indicator does not pull itself. Name another one."
        yield Fault(FILE, spot.at("target"), said)


def _reach(spot: Spot, scale: tuple[int, int] | None) -> Iterator[Fault]:
    """Yield a fault where the coupling could never hold."""
    level, trend = number(spot.value.get("level")), word(spot.value.get("trend"))
    if level is None or scale is None:
        return
    low, high = scale
    if trend in {"rises", "falls"} and not 1 <= level <= high - low:
        said = f"No change is that large, or so small. Write a number from 1 to {high - low}."
        yield Fault(FILE, spot.at("level"), said)
    if trend in {"climbs-to", "drops-to"} and not low <= level <= high:
        said = f"{level} is off the scale. Write a number from {low} to {high}."
        yield Fault(FILE, spot.at("level"), said)


def _places(pack: Pack) -> Iterator[Fault]:
    """Yield a fault for each region that covers one before it."""
    seen: list[tuple[int, int, str]] = []
    for spot in pack.spots(FILE, "regions[]"):
        row = spot.value if isinstance(spot.value, dict) else {}
        at = number(row.get("row")), number(row.get("column"))
        if at[0] is None or at[1] is None:
            continue
        for line, column, name in seen:
            if line == at[0] and abs(column - at[1]) < WIDE:
                said = f"It lies on “{name}”. Tiles of a row are {WIDE} half tiles apart at least."
                yield Fault(FILE, spot.at("column"), said)
        seen.append((at[0], at[1], spot.name))
