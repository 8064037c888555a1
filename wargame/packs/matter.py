"""What is bargained over: exclusions, and indicators that move."""

from collections.abc import Iterator

from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.forums import unseated
from wargame.packs.places import Spot, number


def options(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return the options of each issue."""
    return {
        spot.name: tuple(
            one["id"]
            for one in spot.value.get("options", ())
            if isinstance(one, dict) and isinstance(one.get("id"), str)
        )
        for spot in pack.spots("issues.toml", "issues[]")
        if isinstance(spot.value, dict) and isinstance(spot.value.get("options"), list)
    }


def faults_of_matter(pack: Pack) -> Iterator[Fault]:
    """Yield faults of exclusions and indicators."""
    yield from _exclusions(pack)
    for spot in pack.spots("scenario.toml", "indicators[]"):
        if isinstance(spot.value, dict):
            yield from _scale(spot)
            yield from unseated(pack, "scenario.toml", spot, "audience")


def _exclusions(pack: Pack) -> Iterator[Fault]:
    known = options(pack)
    for side in ("when", "needs"):
        for spot in pack.spots("issues.toml", f"exclusions[].{side}{{}}[]"):
            issue = spot.path.split(f"{side}.", 1)[1].rsplit("[", 1)[0]
            choices = known.get(issue)
            if choices is not None and isinstance(spot.value, str) and spot.value not in choices:
                said = f"Issue “{issue}” has no option “{spot.value}”."
                said = f"{said} Write one of: {', '.join(choices)}."
                yield Fault("issues.toml", spot.key, said)


def _scale(spot: Spot) -> Iterator[Fault]:
    low, start, high = (number(spot.value.get(key)) for key in ("low", "start", "high"))
    if low is None or high is None:
        return
    if low >= high:
        said = f"The scale from {low} to {high} has no room. Write more than {low}."
        yield Fault("scenario.toml", spot.at("high"), said)
    elif start is not None and not low <= start <= high:
        said = f"{start} is off the scale. Write a number from {low} to {high}."
        yield Fault("scenario.toml", spot.at("start"), said)
