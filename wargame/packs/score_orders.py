"""One stake of a score sheet: an order or points for all options of its issue, red lines, flips."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from wargame.packs.faults import Fault
from wargame.packs.places import Spot, number
from wargame.packs.ranking import SHARES, places, weight
from wargame.packs.score_shapes import FlipRow, StakeRow

FILE = "scores.toml"
Options = dict[str, tuple[str, ...]]
Scales = dict[str, tuple[int, int]]


def faults_of_stake(spot: Spot, known: Options, scales: Scales) -> Iterator[Fault]:
    """Yield faults of a stake and of its flips."""
    issue = spot.value.get("issue")
    named = issue if isinstance(issue, str) else ""
    yield from _ranking(spot, named, known)
    yield from _weight(spot)
    for one in spot.walk("flips[]"):
        if isinstance(one.value, dict):
            yield from _ranking(one, named, known)
            yield from _turn(one, scales)
            yield from _same_best(spot, one)


def strays(key: str, issue: str, named: Iterable[str], known: Options) -> Iterator[Fault]:
    """Yield a fault for each name that is no option of an issue."""
    choices = known.get(issue)
    if choices is None:
        return
    for option in named:
        if option not in choices:
            said = f"Issue “{issue}” has no option “{option}”. Write one of: {', '.join(choices)}."
            yield Fault(FILE, key, said)


def off_scale(key: str, level: object, scale: tuple[int, int] | None) -> Iterator[Fault]:
    """Yield a fault where a level is not on the scale of its indicator."""
    value = number(level)
    if value is not None and scale and not scale[0] <= value <= scale[1]:
        said = f"{value} is off the scale. Write a number from {scale[0]} to {scale[1]}."
        yield Fault(FILE, key, said)


def _ranking(spot: Spot, issue: str, known: Options) -> Iterator[Fault]:
    """Yield faults of an order or of points, and of red lines."""
    order, points = spot.value.get("order"), spot.value.get("points")
    if (order is None) == (points is None):
        said = "Write either an order, as in “b > a > c”, or points for each option."
        yield Fault(FILE, spot.at("order"), said)
        return
    if isinstance(order, str):
        yield from _order(spot, places(order), issue, known)
    if isinstance(points, dict):
        yield from strays(spot.at("points"), issue, points, known)
        yield from _complete(spot.at("points"), list(points), issue, known)
        yield from _worths(spot, points)
    yield from _red_lines(spot, issue, known)


def _order(spot: Spot, ordered: list[str], issue: str, known: Options) -> Iterator[Fault]:
    key = spot.at("order")
    yield from strays(key, issue, dict.fromkeys(ordered), known)
    yield from _complete(key, ordered, issue, known)
    if len(ordered) not in SHARES:
        said = f"An order has {min(SHARES)} to {max(SHARES)} options. Write points instead."
        yield Fault(FILE, key, said)


def _complete(key: str, named: list[str], issue: str, known: Options) -> Iterator[Fault]:
    missing = [one for one in known.get(issue, ()) if one not in named]
    if missing:
        said = f"These options of “{issue}” are missing: {', '.join(missing)}. Add them."
        yield Fault(FILE, key, said)
    twice = [one for one in dict.fromkeys(named) if named.count(one) > 1]
    if twice:
        said = f"These options stand here twice: {', '.join(twice)}. Write each once."
        yield Fault(FILE, key, said)


def _worths(spot: Spot, points: dict[str, Any]) -> Iterator[Fault]:
    for option, text in points.items():
        worth = fraction(text)
        if worth is not None and worth < 0:
            said = "An option is worth 0 points at least. Use a bonus to take points off."
            yield Fault(FILE, spot.at(f"points.{option}"), said)


def _red_lines(spot: Spot, issue: str, known: Options) -> Iterator[Fault]:
    red, key = spot.value.get("red_lines"), spot.at("red_lines")
    if not isinstance(red, list) or not all(isinstance(one, str) for one in red):
        return
    yield from strays(key, issue, red, known)
    order, points = spot.value.get("order"), spot.value.get("points")
    if isinstance(order, str) and red and set(red) != set(places(order)[-len(red) :]):
        said = "Red lines stand last in an order. Move them there."
        yield Fault(FILE, key, said)
    if isinstance(points, dict) and any(fraction(points.get(one)) for one in red):
        said = "A red line is worth nothing. Write 0 as its points."
        yield Fault(FILE, key, said)


def _weight(spot: Spot) -> Iterator[Fault]:
    order, given = spot.value.get("order"), spot.value.get("weight")
    if isinstance(order, str) and given is None:
        said = "An order needs a weight: the points of its best option. Write it."
        yield Fault(FILE, spot.at("weight"), said)
    if order is None and given is not None:
        said = "Points carry their own weight. Take this out."
        yield Fault(FILE, spot.at("weight"), said)
    worth = fraction(given)
    if worth is not None and worth < 0:
        yield Fault(FILE, spot.at("weight"), "A weight is 0 at least. Write a larger number.")


def _turn(spot: Spot, scales: Scales) -> Iterator[Fault]:
    if spot.value.get("most") is None and spot.value.get("least") is None:
        said = "Say when it holds: at most, or at least, at which level of the indicator."
        yield Fault(FILE, spot.at("most"), said)
    indicator = spot.value.get("indicator")
    for key in ("most", "least"):
        scale = scales.get(indicator) if isinstance(indicator, str) else None
        yield from off_scale(spot.at(key), spot.value.get(key), scale)


def _same_best(stake: Spot, flip: Spot) -> Iterator[Fault]:
    """Yield a fault where the points of a flip change what the issue is worth at best."""
    try:
        row, turned = StakeRow.model_validate(stake.value), FlipRow.model_validate(flip.value)
    except ValidationError:
        return
    best = max(map(Fraction, turned.points.values())) if turned.points else weight(row)
    if best != weight(row):
        said = f"The best option makes {best} points here and {weight(row)} otherwise."
        yield Fault(FILE, flip.at("points"), f"{said} Write the same number.")


def fraction(value: object) -> Fraction | None:
    """Return a number of a pack, or None where it is none."""
    if not isinstance(value, int | str) or isinstance(value, bool):
        return None
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError):
        return None
