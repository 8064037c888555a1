"""Injects that could not be played: out of place or time, waiting for nothing, read by nobody.

Objectives and what serves them: a review can only speak of what was linked.
"""

from collections.abc import Iterator

from wargame.engine.planned import CONDITIONAL, CONTINGENCY
from wargame.packs.conditions import Known, Unreadable, parse
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.forums import unseated
from wargame.packs.injects import known_in
from wargame.packs.places import Spot, number, words
from wargame.packs.references import OBJECTIVE, names
from wargame.packs.rounds import phases

FILE = "injects.toml"


def faults_of_injects(pack: Pack) -> Iterator[Fault]:
    """Yield faults of injects, and of objectives that nothing serves."""
    known, within = known_in(pack), phases(pack)
    for spot in pack.spots(FILE, "injects[]"):
        if isinstance(spot.value, dict):
            yield from unseated(pack, FILE, spot, "to")
            yield from _place(spot, within)
            yield from _condition(spot, known)
            yield from _receivers(spot)
    yield from _unserved(pack)


def _place(spot: Spot, known: dict[str, tuple[str, ...]]) -> Iterator[Fault]:
    row = spot.value
    played, phase = row.get("round"), row.get("phase")
    everywhere = {one for within in known.values() for one in within}
    misplaced = isinstance(phase, str) and phase in everywhere and played in [*known]
    if misplaced and phase not in known[played]:
        said = f"Round “{played}” has no such phase. Write one of: {', '.join(known[played])}."
        yield Fault(FILE, spot.at("phase"), said)
    if number(row.get("offset")) is not None and not phase:
        said = "Minutes are counted from the opening of a phase. Name the phase, or take them out."
        yield Fault(FILE, spot.at("offset"), said)


def _condition(spot: Spot, known: Known) -> Iterator[Fault]:
    row, when = spot.value, spot.value.get("when", "")
    waits = row.get("type") in (CONDITIONAL, CONTINGENCY)
    if waits and not row.get("trigger") and not when:
        said = f"Say what makes it due: a {row['type']} inject waits for something."
        yield Fault(FILE, spot.at("trigger"), said)
    if isinstance(when, str) and when.strip():
        try:
            parse(when.strip(), known)
        except Unreadable as found:
            yield Fault(FILE, spot.at("when"), found.sentence)
    if when and not waits:
        said = "Only a conditional inject or a contingency waits for this. Change its type."
        yield Fault(FILE, spot.at("when"), said)
    if row.get("auto") is True and not when:
        said = "Nothing says when it is to be released by itself. Write a condition under “when”."
        yield Fault(FILE, spot.at("auto"), said)


def _receivers(spot: Spot) -> Iterator[Fault]:
    public, to = spot.value.get("public", False), spot.value.get("to", [])
    if public is True and words(to):
        said = "A public inject goes to everyone. Take the list out, or write public = false."
        yield Fault(FILE, spot.at("to"), said)
    if public is False and to == []:
        said = "Nobody would receive this. Name delegations, or write public = true."
        yield Fault(FILE, spot.at("to"), said)
    seen = {*words(to)}
    for version in spot.walk("versions[]"):
        cells = words(version.value.get("to")) if isinstance(version.value, dict) else ()
        for twice in sorted(seen & {*cells}):
            said = f"“{twice}” would read two texts of one inject. Name it in one of them."
            yield Fault(FILE, version.at("to"), said)
        seen |= {*cells}


def _unserved(pack: Pack) -> Iterator[Fault]:
    """Yield a fault for each objective to which no inject and no issue is linked."""
    rows = ((FILE, "injects[].objectives[]"), ("issues.toml", "issues[].objectives[]"))
    if any(file not in pack.tables for file, _ in rows):
        return
    served = [spot.value for file, pattern in rows for spot in pack.spots(file, pattern)]
    for one in names(pack, OBJECTIVE) or ():
        if one not in served:
            said = "No issue and no inject serves this objective. Link one to it, or take it out."
            yield Fault("scenario.toml", f"objectives.{one}", said)
