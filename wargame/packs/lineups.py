"""Who plays: line-ups, the cells that stand for others in them, marks that tell cells apart."""

from collections import Counter
from collections.abc import Iterator

from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.places import Spot, number, words
from wargame.packs.references import repeated

FILE = "scenario.toml"
Merges = dict[str, tuple[str, ...]]


def merges(pack: Pack) -> Merges:
    """Return each delegation with those it stands for."""
    rows = [
        spot.value for spot in pack.spots(FILE, "delegations[]") if isinstance(spot.value, dict)
    ]
    return {row["id"]: words(row.get("merges")) for row in rows if isinstance(row.get("id"), str)}


def lineups(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return the cells of each line-up."""
    rows = [spot.value for spot in pack.spots(FILE, "lineups[]") if isinstance(spot.value, dict)]
    return {row["id"]: words(row.get("cells")) for row in rows if isinstance(row.get("id"), str)}


def seated(cells: tuple[str, ...], lineup: tuple[str, ...], standing: Merges) -> list[str]:
    """Return the cells of a line-up that stand for these, as `engine.Scenario.seated` does."""
    return [one for one in lineup if covered(one, lineup, standing) & set(cells)]


def covered(cell: str, lineup: tuple[str, ...], standing: Merges) -> set[str]:
    """Return those for whom a cell of a line-up speaks: itself, and absent ones it stands for."""
    return {cell} | (set(standing.get(cell, ())) - set(lineup))


def faults_of_lineups(pack: Pack) -> Iterator[Fault]:
    """Yield faults of who plays."""
    standing = merges(pack)
    yield from _mirrors(pack)
    needed = _needed(pack, standing)
    for spot in pack.spots(FILE, "lineups[]"):
        if isinstance(spot.value, dict):
            yield from _cover(spot, standing, needed)
            yield from _people(pack, spot)
            yield from _marks(pack, spot)


def _mirrors(pack: Pack) -> Iterator[Fault]:
    for spot in pack.spots(FILE, "delegations[].merges[]"):
        if spot.value == spot.row.get("id"):
            said = "A delegation stands for itself anyway. Take its own name out."
            yield Fault(FILE, spot.key, said)


def _needed(pack: Pack, standing: Merges) -> list[str]:
    """Return the delegations for which somebody must speak in every line-up.

    These are all of the largest line-up, and those that stand for nobody else.
    """
    largest = max(lineups(pack).values(), key=len, default=())
    return [one for one, others in standing.items() if one in largest or not others]


def _cover(spot: Spot, standing: Merges, needed: list[str]) -> Iterator[Fault]:
    cells = tuple(dict.fromkeys(words(spot.value.get("cells"))))
    voices = Counter(one for cell in cells for one in covered(cell, cells, standing))
    for cell in (one for one in standing if voices[one] > 1):
        said = ", ".join(seated((cell,), cells, standing))
        said = f"More than one would speak for “{cell}”: {said}. Take one of them out."
        yield Fault(FILE, spot.at("cells"), said)
    for cell in (one for one in needed if not voices[one]):
        said = f"Nobody speaks for “{cell}”. Add it, or a delegation that merges it."
        yield Fault(FILE, spot.at("cells"), said)


def _people(pack: Pack, spot: Spot) -> Iterator[Fault]:
    cells = words(spot.value.get("cells"))
    least, most = number(spot.value.get("least")), number(spot.value.get("most"))
    if least is not None and least < len(cells):
        said = f"{len(cells)} delegations need a person each. Write {len(cells)} or more."
        yield Fault(FILE, spot.at("least"), said)
    if least is not None and most is not None and most < least:
        yield Fault(FILE, spot.at("most"), f"This is less than the least. Write {least} or more.")
    known = seats(pack)
    total = sum(known.get(one, 0) for one in set(cells))
    if most is not None and set(cells) <= set(known) and most > total:
        said = f"Its delegations have {total} seats together. Write {total} or less, or add seats."
        yield Fault(FILE, spot.at("most"), said)


def seats(pack: Pack) -> dict[str, int]:
    """Return how many people fit into each delegation."""
    rows = [one.value for one in pack.spots(FILE, "delegations[]") if isinstance(one.value, dict)]
    return {
        row["id"]: row["seats"]
        for row in rows
        if isinstance(row.get("id"), str) and number(row.get("seats")) is not None
    }


def _marks(pack: Pack, spot: Spot) -> Iterator[Fault]:
    """Yield faults of shapes that two cells of one line-up share: colour alone tells too little."""
    cells = set(words(spot.value.get("cells")))
    shapes = [
        one
        for one in pack.spots(FILE, "delegations[].shape")
        if isinstance(one.row.get("id"), str) and one.row["id"] in cells
    ]
    for fault in repeated(FILE, shapes):
        said = f"In the line-up “{spot.name}” two delegations have this shape. Give one another."
        yield fault._replace(sentence=said)
