"""Score sheets: whole, for the issues of their package, and worth 100 points at best.

Rows whose shape is at fault are passed over here; the shapes have reported them.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.matter import options
from wargame.packs.places import Spot, number
from wargame.packs.ranking import weight
from wargame.packs.rows import Row
from wargame.packs.score_orders import Options, faults_of_stake, off_scale, strays
from wargame.packs.score_shapes import CalibrationRow, StakeRow

FILE = "scores.toml"
BEST = 100
Packages = dict[str, list[str]]


def faults_of_scores(pack: Pack) -> Iterator[Fault]:
    """Yield faults of score sheets and of what they are calibrated for."""
    within, known = packages(pack), options(pack)
    scales = scales_of(pack)
    for spot in pack.spots(FILE, "sheets[]"):
        if isinstance(spot.value, dict):
            yield from _place(spot, "package", within)
            yield from _stakes(spot, within, known, scales)
            yield from _bonuses(spot, known)
    yield from _pairs(pack)
    yield from _unsigned(pack)
    yield from _calibration(pack, within, scales)


def packages(pack: Pack) -> Packages:
    """Return the issues of each package."""
    found: Packages = {}
    for spot in pack.spots("issues.toml", "issues[]"):
        row = spot.value
        if isinstance(row, dict) and isinstance(row.get("package"), str) and spot.name:
            found.setdefault(row["package"], []).append(spot.name)
    return found


def scales_of(pack: Pack) -> dict[str, tuple[int, int]]:
    """Return the ends of the scale of each indicator."""
    found = {}
    for spot in pack.spots("scenario.toml", "indicators[]"):
        if isinstance(spot.value, dict) and spot.name:
            low, high = number(spot.value.get("low")), number(spot.value.get("high"))
            if low is not None and high is not None:
                found[spot.name] = (low, high)
    return found


def _place(spot: Spot, key: str, within: Packages) -> Iterator[Fault]:
    """Yield a fault where a package is none."""
    named = spot.value.get(key)
    if isinstance(named, str) and within and named not in within:
        said = f"No issue belongs to a package “{named}”. Write one of: {', '.join(within)}."
        yield Fault(FILE, spot.at(key), said)


def _stakes(
    spot: Spot, within: Packages, known: Options, scales: dict[str, tuple[int, int]]
) -> Iterator[Fault]:
    package = spot.value.get("package")
    issues = within.get(package, []) if isinstance(package, str) else []
    rows = [one for one in spot.walk("stakes[]") if isinstance(one.value, dict)]
    for one in rows:
        issue = one.value.get("issue")
        elsewhere = isinstance(issue, str) and issue in known and issue not in issues
        if issues and elsewhere:
            said = f"Issue “{issue}” is not in “{package}”. Write one of: {', '.join(issues)}."
            yield Fault(FILE, one.at("issue"), said)
        yield from faults_of_stake(one, known, scales)
    staked = [row.value.get("issue") for row in rows]
    missing = [one for one in issues if one not in staked]
    if missing and rows:
        said = f"These issues of “{package}” have no stake: {', '.join(missing)}. Add them."
        yield Fault(FILE, spot.at("stakes"), said)
    elif rows:
        yield from _sum(spot, rows)


def _sum(spot: Spot, rows: list[Spot]) -> Iterator[Fault]:
    read = [shaped(StakeRow, row.value) for row in rows]
    sound = [one for one in read if one and (one.points or one.weight is not None)]
    if len(sound) < len(rows):
        return
    total = sum(map(weight, sound), Fraction())
    if total != BEST:
        said = f"The best options make {total} points together. Weigh them so that it is {BEST}."
        yield Fault(FILE, spot.at("stakes"), said)


def shaped[R: Row](kind: type[R], value: Any) -> R | None:  # noqa: ANN401 - whatever stands there
    """Return a row of this shape, or None where the value has another."""
    try:
        return kind.model_validate(value)
    except ValidationError:
        return None


def _bonuses(spot: Spot, known: Options) -> Iterator[Fault]:
    for one in spot.walk("bonuses[].when{}[]"):
        issue = one.path.split("when.", 1)[1].rsplit("[", 1)[0]
        if issue in known and isinstance(one.value, str):
            yield from strays(one.key, issue, [one.value], known)


def _pairs(pack: Pack) -> Iterator[Fault]:
    seen: Counter[tuple[str, str]] = Counter()
    for spot in pack.spots(FILE, "sheets[]"):
        row = spot.value if isinstance(spot.value, dict) else {}
        cell, package = row.get("cell"), row.get("package")
        if isinstance(cell, str) and isinstance(package, str):
            if seen[cell, package]:
                said = f"“{cell}” has a sheet for “{package}” already. Take one of them out."
                yield Fault(FILE, spot.at("cell"), said)
            seen[cell, package] += 1


def _unsigned(pack: Pack) -> Iterator[Fault]:
    """Yield a fault for each package that nobody has to sign: everything would be agreed."""
    parts: dict[str, list[Any]] = {}
    for spot in pack.spots(FILE, "sheets[].package"):
        if isinstance(spot.value, str):
            parts.setdefault(spot.value, []).append(spot.row.get("part"))
    for package, found in parts.items():
        if all(part in ("consents", "heard") for part in found):
            said = f"Nobody signs “{package}”. Write part = “signs” in one of its sheets."
            yield Fault(FILE, "sheets", said)


def _calibration(
    pack: Pack, within: Packages, scales: dict[str, tuple[int, int]]
) -> Iterator[Fault]:
    for spot in pack.spots(FILE, "calibration"):
        row = spot.value
        if not isinstance(row, dict):
            continue
        yield from _place(spot, "package", within)
        for one in spot.walk("levels{}"):
            yield from off_scale(one.key, row["levels"][one.value], scales.get(one.value))
        read = shaped(CalibrationRow, row)
        if read and Fraction(read.least) > Fraction(read.most):
            said = f"{read.most} is less than {read.least}. Write a larger share here."
            yield Fault(FILE, spot.at("most"), said)
        sheets = [one.value for one in pack.spots(FILE, "sheets[].package")]
        if read and read.package in within and read.package not in sheets:
            said = f"“{read.package}” has no score sheet. Name a package that has one."
            yield Fault(FILE, spot.at("package"), said)
