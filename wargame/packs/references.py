"""Names that must be known, and names that must be unlike each other. Two tables say which.

A reference into a file that cannot be used is not reported: that file has a fault of its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wargame.packs.faults import Fault
from wargame.packs.files import Kind, Pack
from wargame.packs.places import Spot, words

DELEGATION = ("scenario.toml", "delegations[].id", "delegation")
VOICE = ("scenario.toml", "voices{}", "voice")
LINEUP = ("scenario.toml", "lineups[].id", "line-up")
ROUND = ("scenario.toml", "rounds[].id", "round")
PHASE = ("scenario.toml", "rounds[].phases[].id", "phase")
TIMING = ("scenario.toml", "timings[].id", "timing")
OBJECTIVE = ("scenario.toml", "objectives{}", "objective")
FORUM = ("scenario.toml", "forums[].id", "forum")
INDICATOR = ("scenario.toml", "indicators[].id", "indicator")
ISSUE = ("issues.toml", "issues[].id", "issue")
REGION = ("world.toml", "regions[].id", "region")
INJECT = ("injects.toml", "injects[].id", "inject")

LABELS = (
    *("ballot", "brief", "cable", "caucus", "clause", "control", "delegation", "exercise"),
    *("facilitator", "indicator", "inject", "intent", "issue", "observer", "option", "phase"),
    *("projector", "proposal", "round", "seat", "statement"),
)
"""The words that a pack may replace on screens."""


class Reference(NamedTuple):
    """Values that must be names of things: where they stand, where the things are named.

    `also` are words that do as well, `beside` another kind of thing that does.
    """

    file: str
    pattern: str
    kind: Kind
    also: tuple[str, ...] = ()
    beside: Kind | None = None


REFERENCES = (
    Reference("scenario.toml", "delegations[].merges[]", DELEGATION),
    Reference("scenario.toml", "lineups[].cells[]", DELEGATION),
    Reference("scenario.toml", "lineups[].must[]", DELEGATION),
    Reference("scenario.toml", "timings[].rounds[]", ROUND),
    Reference("scenario.toml", "timings[].minutes{}", PHASE),
    Reference("scenario.toml", "timings[].leave_out[]", PHASE),
    Reference("scenario.toml", "forums[].voters[]", DELEGATION, ("control",)),
    Reference("scenario.toml", "forums[].weights{}", DELEGATION),
    Reference("scenario.toml", "forums[].settles{}", ISSUE),
    Reference("scenario.toml", "forums[].becomes.issue", ISSUE),
    Reference("scenario.toml", "forums[].becomes.forum", FORUM),
    Reference("scenario.toml", "indicators[].audience[]", DELEGATION),
    Reference("adjudication.toml", "templates[].effects{}", INDICATOR),
    Reference("adjudication.toml", "templates[].effects_failed{}", INDICATOR),
    Reference("adjudication.toml", "templates[].objectives[]", OBJECTIVE),
    Reference("positions.toml", "positions[].cell", DELEGATION, beside=VOICE),
    Reference("issues.toml", "exclusions[].when{}", ISSUE),
    Reference("issues.toml", "exclusions[].needs{}", ISSUE),
    Reference("issues.toml", "issues[].objectives[]", OBJECTIVE),
    Reference("injects.toml", "injects[].to[]", DELEGATION),
    Reference("injects.toml", "injects[].versions[].to[]", DELEGATION),
    Reference("injects.toml", "injects[].round", ROUND, ("any",)),
    Reference("injects.toml", "injects[].phase", PHASE, ("",)),
    Reference("injects.toml", "injects[].effects{}", INDICATOR),
    Reference("injects.toml", "injects[].objectives[]", OBJECTIVE),
    Reference("scores.toml", "sheets[].cell", DELEGATION),
    Reference("scores.toml", "sheets[].coefficients{}", INDICATOR),
    Reference("scores.toml", "sheets[].stakes[].issue", ISSUE),
    Reference("scores.toml", "sheets[].stakes[].flips[].indicator", INDICATOR),
    Reference("scores.toml", "sheets[].bonuses[].when{}", ISSUE),
    Reference("scores.toml", "calibration.levels{}", INDICATOR),
    *(
        Reference("agreements.toml", f"agreements[].{pattern}", kind)
        for pattern, kind in (
            ("issues[]", ISSUE),
            ("signatories[]", DELEGATION),
            ("guarantors[].cell", DELEGATION),
            ("guarantors[].issues[]", ISSUE),
            ("gates[].cell", DELEGATION),
            ("gates[].indicator", INDICATOR),
            ("needs[].forum", FORUM),
            ("needs[].when{}", ISSUE),
            ("hooks[].indicators{}", INDICATOR),
            ("hooks[].inject", INJECT),
            ("hooks[].when{}", ISSUE),
        )
    ),
    Reference("fog.toml", "fog[].senders[]", DELEGATION),
    Reference("fog.toml", "fog[].receivers[]", DELEGATION),
    Reference("fog.toml", "fog[].to[]", DELEGATION),
    Reference("fog.toml", "fog[].claims", DELEGATION, ("",)),
    Reference("fog.toml", "fog[].round", ROUND, ("any",)),
    Reference("injects.toml", "injects[].regions{}", REGION),
    Reference("agreements.toml", "agreements[].hooks[].regions{}", REGION),
    Reference("world.toml", "couplings[].indicator", INDICATOR),
    Reference("world.toml", "couplings[].target", INDICATOR),
    Reference("world.toml", "dates{}", ROUND, beside=PHASE),
    Reference("walkthrough.toml", "lineup", LINEUP),
    Reference("walkthrough.toml", "timing", TIMING),
)

UNIQUE = (
    ("scenario.toml", "delegations[].id"),
    ("scenario.toml", "delegations[].name"),
    ("scenario.toml", "delegations[].code"),
    ("scenario.toml", "lineups[].id"),
    ("scenario.toml", "rounds[].id"),
    ("scenario.toml", "rounds[].phases[].id"),
    ("scenario.toml", "timings[].id"),
    ("scenario.toml", "forums[].id"),
    ("scenario.toml", "indicators[].id"),
    ("sources.toml", "sources[].id"),
    ("positions.toml", "positions[].id"),
    ("issues.toml", "issues[].id"),
    ("issues.toml", "exclusions[].id"),
    ("injects.toml", "injects[].id"),
    ("scores.toml", "sheets[].id"),
    ("agreements.toml", "agreements[].id"),
    ("fog.toml", "fog[].id"),
    ("survey.toml", "queries[].id"),
    ("world.toml", "couplings[].id"),
    ("world.toml", "regions[].id"),
    ("world.toml", "regions[].title"),
)

UNIQUE_WITHIN = (
    ("scenario.toml", "delegations[]", "merges[]"),
    ("scenario.toml", "lineups[]", "cells[]"),
    ("scenario.toml", "timings[]", "rounds[]"),
    ("scenario.toml", "timings[]", "leave_out[]"),
    ("scenario.toml", "forums[]", "voters[]"),
    ("scenario.toml", "forums[]", "out[]"),
    ("scenario.toml", "forums[]", "vetoes[]"),
    ("scenario.toml", "forums[]", "joining[]"),
    ("scenario.toml", "indicators[]", "audience[]"),
    ("sources.toml", "sources[]", "paragraphs[].number"),
    ("issues.toml", "issues[]", "options[].id"),
    ("scores.toml", "sheets[]", "stakes[].issue"),
    ("agreements.toml", "agreements[]", "issues[]"),
    ("agreements.toml", "agreements[]", "signatories[]"),
    ("agreements.toml", "agreements[]", "guarantors[].cell"),
    ("agreements.toml", "agreements[]", "gates[].cell"),
    ("agreements.toml", "agreements[].guarantors[]", "issues[]"),
    ("survey.toml", "queries[]", "options[]"),
    ("survey.toml", "queries[]", "asked[]"),
    ("injects.toml", "injects[]", "to[]"),
    ("fog.toml", "fog[]", "senders[]"),
    ("fog.toml", "fog[]", "receivers[]"),
    ("fog.toml", "fog[]", "to[]"),
    ("injects.toml", "injects[]", "objectives[]"),
)


def strangers(pack: Pack) -> Iterator[Fault]:
    """Yield a fault for each name of something that the pack does not have."""
    for file, pattern, kind, also, beside in REFERENCES:
        others = (*also, *((names(pack, beside) or ()) if beside else ()))
        for spot in pack.spots(file, pattern):
            yield from unknown(pack, file, spot, kind, also=others)
    yield from _labels(pack)
    yield from _voices(pack)


def unknown(
    pack: Pack, file: str, spot: Spot, kind: Kind, *, also: tuple[str, ...] = ()
) -> Iterator[Fault]:
    """Yield a fault where a value is no name of a thing of this kind."""
    known = names(pack, kind)
    if (
        known is None
        or not isinstance(spot.value, str)
        or spot.value in known
        or spot.value in also
    ):
        return
    choices = ", ".join((*known, *(one for one in also if one))) or "none is defined yet"
    said = f"There is no {kind[2]} “{spot.value}”. Write one of: {choices}."
    yield Fault(file, spot.key, said)


def names(pack: Pack, kind: Kind) -> tuple[str, ...] | None:
    """Return the names of all things of a kind; None where their file cannot be used."""
    file, pattern, _ = kind
    if file not in pack.tables:
        return None
    if kind not in pack.names:
        pack.names[kind] = words([spot.value for spot in pack.spots(file, pattern)])
    return pack.names[kind]


def twins(pack: Pack) -> Iterator[Fault]:
    """Yield a fault for each name that stands for two things."""
    for file, pattern in UNIQUE:
        yield from repeated(file, pack.spots(file, pattern))
    for file, outer, inner in UNIQUE_WITHIN:
        for row in pack.spots(file, outer):
            yield from repeated(file, row.walk(inner))


def repeated(file: str, spots: Iterable[Spot]) -> Iterator[Fault]:
    """Yield a fault for each value that has stood before."""
    seen: Counter[str | int] = Counter()
    for spot in spots:
        if not isinstance(spot.value, str | int):
            continue
        if seen[spot.value]:
            said = f"“{spot.value}” stands here a second time. Give each its own, or take one out."
            yield Fault(file, spot.key, said)
        seen[spot.value] += 1


def _labels(pack: Pack) -> Iterator[Fault]:
    for spot in pack.spots("scenario.toml", "labels{}"):
        if spot.value not in LABELS:
            said = f"No screen shows this word. Write one of: {', '.join(LABELS)}."
            yield Fault("scenario.toml", spot.key, said)


def _voices(pack: Pack) -> Iterator[Fault]:
    delegations = names(pack, DELEGATION) or ()
    for spot in pack.spots("scenario.toml", "voices{}"):
        if spot.value in delegations:
            said = f"“{spot.value}” is a delegation. Control voices only those that nobody plays."
            yield Fault("scenario.toml", spot.key, said)
