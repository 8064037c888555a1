"""What is bargained over and what happens: exclusions, indicators, injects."""

from collections.abc import Iterator

from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.forums import unseated
from wargame.packs.places import Spot, number, words
from wargame.packs.rounds import phases

ANY = "any"


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
    """Yield faults of exclusions, indicators and injects."""
    yield from _exclusions(pack)
    for spot in pack.spots("scenario.toml", "indicators[]"):
        if isinstance(spot.value, dict):
            yield from _scale(spot)
            yield from unseated(pack, "scenario.toml", spot, "audience")
    known = phases(pack)
    for spot in pack.spots("injects.toml", "injects[]"):
        if isinstance(spot.value, dict):
            yield from _inject(spot, known)
            yield from unseated(pack, "injects.toml", spot, "to")


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


def _inject(spot: Spot, known: dict[str, tuple[str, ...]]) -> Iterator[Fault]:
    row, file = spot.value, "injects.toml"
    played, phase = row.get("round"), row.get("phase")
    everywhere = {one for within in known.values() for one in within}
    misplaced = isinstance(phase, str) and phase in everywhere and played in [*known]
    if misplaced and phase not in known[played]:
        said = f"Round “{played}” has no such phase. Write one of: {', '.join(known[played])}."
        yield Fault(file, spot.at("phase"), said)
    if row.get("type") in ("conditional", "contingency") and not row.get("trigger"):
        said = f"Say what makes it due: a {row['type']} inject waits for something."
        yield Fault(file, spot.at("trigger"), said)
    yield from _receivers(spot)


def _receivers(spot: Spot) -> Iterator[Fault]:
    public, to = spot.value.get("public", False), spot.value.get("to", [])
    if public is True and words(to):
        said = "A public inject goes to everyone. Take the list out, or write public = false."
        yield Fault("injects.toml", spot.at("to"), said)
    if public is False and to == []:
        said = "Nobody would receive this. Name delegations, or write public = true."
        yield Fault("injects.toml", spot.at("to"), said)
