"""Where claims come from: sources, paragraphs, and how far they carry a claim."""

import re
from collections.abc import Iterator

from wargame.engine.scenario import Citation
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.places import Spot, number
from wargame.packs.rows import Cited

AUTHOR = "author"
CITING = (
    ("scenario.toml", "forums[]"),
    ("scenario.toml", "indicators[]"),
    ("positions.toml", "positions[]"),
    ("issues.toml", "issues[].options[]"),
    ("issues.toml", "exclusions[]"),
    ("injects.toml", "injects[]"),
    ("scores.toml", "sheets[].stakes[]"),
    ("agreements.toml", "agreements[]"),
    ("world.toml", "couplings[]"),
    ("world.toml", "regions[]"),
)
CITATION = re.compile(r"([A-Z][A-Za-z0-9]{0,7}) P([0-9]{1,4})")
Paragraphs = dict[str, set[int]]


def paragraphs(pack: Pack) -> Paragraphs | None:
    """Return the paragraphs of each source; None where they cannot be used."""
    if "sources.toml" not in pack.tables:
        return None
    found: Paragraphs = {}
    for spot in pack.spots("sources.toml", "sources[].id"):
        if isinstance(spot.value, str):
            found[spot.value] = set()
    for spot in pack.spots("sources.toml", "sources[].paragraphs[].number"):
        if spot.name in found and number(spot.value) is not None:
            found[spot.name].add(spot.value)
    return found


def cited(row: Cited) -> tuple[Citation, ...]:
    """Return what a row cites; the author's own assumption cites nothing."""
    main = () if row.source == AUTHOR else (Citation(row.source, row.paragraph),)
    others = (match for match in map(CITATION.fullmatch, row.also) if match)
    return (*main, *(Citation(match.group(1), int(match.group(2))) for match in others))


def faults_of_citations(pack: Pack) -> Iterator[Fault]:
    """Yield faults of bases, sources and paragraphs."""
    known = paragraphs(pack)
    for file, pattern in CITING:
        for spot in pack.spots(file, pattern):
            if isinstance(spot.value, dict):
                yield from _whole(file, spot)
                yield from _main(file, spot, known)
                yield from _others(file, spot, known)


def _whole(file: str, spot: Spot) -> Iterator[Fault]:
    """Yield faults of a citation in parts; where one must stand, the shape has said so."""
    keys = [key for key in ("basis", "source", "paragraph") if key in spot.value]
    loose = not keys and spot.value.get("also")
    if (keys and file in {"scenario.toml", "issues.toml"} and _free(spot)) or loose:
        for key in ("basis", "source", "paragraph"):
            if key not in keys:
                said = "A citation has basis, source and paragraph. Write this one too."
                yield Fault(file, spot.at(key), said)


def _free(spot: Spot) -> bool:
    return spot.path.startswith(("forums", "exclusions"))


def _main(file: str, spot: Spot, known: Paragraphs | None) -> Iterator[Fault]:
    basis, source = spot.value.get("basis"), spot.value.get("source")
    paragraph = number(spot.value.get("paragraph"))
    if source == AUTHOR:
        if basis in ("stated", "implied"):
            said = f"What is {basis} has a source. Name it, or write “assumed” as the basis."
            yield Fault(file, spot.at("source"), said)
        if paragraph:
            said = "What the author assumes has no paragraph. Write 0, or name the source."
            yield Fault(file, spot.at("paragraph"), said)
    elif isinstance(source, str) and known is not None:
        yield from _resolve(file, spot, (source, paragraph), known)


def _resolve(
    file: str, spot: Spot, cited: tuple[str, int | None], known: Paragraphs
) -> Iterator[Fault]:
    source, paragraph = cited
    if source not in known:
        choices = ", ".join((*known, AUTHOR))
        said = f"There is no source “{source}”. Write one of: {choices}."
        yield Fault(file, spot.at("source"), said)
    elif paragraph is not None and paragraph not in known[source]:
        yield Fault(file, spot.at("paragraph"), missing(source, paragraph))


def missing(source: str, paragraph: int) -> str:
    """Return the sentence about a paragraph that a source does not have."""
    said = f"Source {source} has no paragraph {paragraph}."
    return f"{said} Write the number of one that stands in sources.toml."


def _others(file: str, spot: Spot, known: Paragraphs | None) -> Iterator[Fault]:
    also = spot.value.get("also")
    if not isinstance(also, list) or known is None:
        return
    for n, text in enumerate(also):
        found = CITATION.fullmatch(text) if isinstance(text, str) else None
        said = unresolved(found.group(1), int(found.group(2)), known) if found else ""
        if said:
            yield Fault(file, spot.at(f"also[{n}]"), said)


def unresolved(source: str, paragraph: int, known: Paragraphs) -> str:
    """Return what is wrong with a citation, or nothing."""
    if source not in known:
        choices = ", ".join(known) or "none is defined yet"
        return f"There is no source “{source}”. Write one of: {choices}."
    return "" if paragraph in known[source] else missing(source, paragraph)
