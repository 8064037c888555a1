"""Kinds of agreement: signed by those who are played, with gates that can open and close.

Rows whose shape is at fault are passed over here; the shapes have reported them.
"""

from collections.abc import Iterator

from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.forums import unseated
from wargame.packs.matter import options
from wargame.packs.places import Spot, number, words
from wargame.packs.scores import scales_of

FILE = "agreements.toml"
Scales = dict[str, tuple[int, int]]


def faults_of_treaties(pack: Pack) -> Iterator[Fault]:
    """Yield faults of signatories, guarantors, gates, needs and hooks."""
    known = scales_of(pack)
    for spot in pack.spots(FILE, "agreements[]"):
        if isinstance(spot.value, dict):
            yield from unseated(pack, FILE, spot, "signatories")
            yield from _guarantors(spot)
            for gate in spot.walk("gates[]"):
                if isinstance(gate.value, dict):
                    yield from _gate(spot, gate, known)
            yield from _hooks(spot)
    yield from _options(pack)
    yield from _alike(pack)


def _guarantors(spot: Spot) -> Iterator[Fault]:
    settled, signing = words(spot.value.get("issues")), words(spot.value.get("signatories"))
    rows = [one for one in spot.walk("guarantors[]") if isinstance(one.value, dict)]
    for row in rows:
        if row.value.get("cell") in signing:
            said = f"“{row.value['cell']}” signs the whole text. Take it out here, or there."
            yield Fault(FILE, row.at("cell"), said)
        for issue in row.walk("issues[]"):
            if isinstance(issue.value, str) and issue.value not in settled:
                said = f"This agreement does not settle “{issue.value}”. "
                yield Fault(FILE, issue.key, f"{said}Write one of: {', '.join(settled)}.")
    least = number(spot.value.get("guarantees")) or 0
    if least > len(rows):
        said = f"{least} guarantors are asked for, and {len(rows)} are named. Name more, or ask"
        yield Fault(FILE, spot.at("guarantees"), f"{said} for fewer.")


def _gate(spot: Spot, gate: Spot, known: Scales) -> Iterator[Fault]:
    row, signing = gate.value, words(spot.value.get("signatories"))
    if isinstance(row.get("cell"), str) and row["cell"] not in signing:
        said = f"“{row['cell']}” does not sign this. Write one of: {', '.join(signing)}."
        yield Fault(FILE, gate.at("cell"), said)
    indicator, ruled = row.get("indicator"), row.get("control") is True
    if (indicator is None) is not ruled:
        said = "Write an indicator that opens the gate, or control = true: one of the two."
        yield Fault(FILE, gate.at("indicator"), said)
    bounds = [key for key in ("least", "most") if row.get(key) is not None]
    if ruled and bounds:
        said = "Control rules on this gate, so it has no bounds. Take this out."
        yield Fault(FILE, gate.at(bounds[0]), said)
    if indicator is not None and not bounds:
        said = "Say when the gate is open: write least, or most, or both."
        yield Fault(FILE, gate.at("least"), said)
    for key in bounds:
        yield from _off(gate, key, known.get(indicator) if isinstance(indicator, str) else None)


def _off(gate: Spot, key: str, scale: tuple[int, int] | None) -> Iterator[Fault]:
    value = number(gate.value.get(key))
    if value is not None and scale and not scale[0] <= value <= scale[1]:
        said = f"{value} is off the scale. Write a number from {scale[0]} to {scale[1]}."
        yield Fault(FILE, gate.at(key), said)


def _hooks(spot: Spot) -> Iterator[Fault]:
    for hook in spot.walk("hooks[]"):
        row = hook.value
        sets = ("indicators", "inject", "regions")
        if isinstance(row, dict) and not any(row.get(one) for one in sets):
            said = "This step sets nothing off. Name indicators with their change, or an inject."
            yield Fault(FILE, hook.at("indicators"), said)
        for name in hook.walk("indicators{}"):
            if isinstance(row["indicators"], dict) and row["indicators"].get(name.value) == 0:
                said = "A change of 0 changes nothing. Write another number, or take it out."
                yield Fault(FILE, name.key, said)


def _options(pack: Pack) -> Iterator[Fault]:
    """Yield faults of options that no issue has."""
    known = options(pack)
    for rows in ("needs", "hooks"):
        for spot in pack.spots(FILE, f"agreements[].{rows}[].when{{}}[]"):
            issue = spot.path.rsplit("when.", 1)[1].rsplit("[", 1)[0]
            choices = known.get(issue)
            if choices is not None and isinstance(spot.value, str) and spot.value not in choices:
                said = f"Issue “{issue}” has no option “{spot.value}”."
                yield Fault(FILE, spot.key, f"{said} Write one of: {', '.join(choices)}.")


def _alike(pack: Pack) -> Iterator[Fault]:
    """Yield a fault where two kinds settle the same: nobody could tell which one a text is."""
    seen: dict[frozenset[str], str] = {}
    for spot in pack.spots(FILE, "agreements[]"):
        settled = frozenset(words(spot.value.get("issues"))) if isinstance(spot.value, dict) else ()
        if settled and (other := seen.setdefault(frozenset(settled), spot.name)) != spot.name:
            said = f"“{other}” settles the same issues. Give each its own, or make one of both."
            yield Fault(FILE, spot.at("issues"), said)
