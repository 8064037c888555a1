"""Rounds, phases and timings: what each phase allows, and what is left of a shorter timing."""

from collections.abc import Iterator
from difflib import get_close_matches

from wargame.engine import ACTS
from wargame.engine.instrument import Hands
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.places import Spot, words

FILE = "scenario.toml"
Phases = dict[str, tuple[str, ...]]


def phases(pack: Pack) -> Phases:
    """Return the phases of each round."""
    return {
        spot.name: tuple(
            phase["id"]
            for phase in spot.value.get("phases", ())
            if isinstance(phase, dict) and isinstance(phase.get("id"), str)
        )
        for spot in pack.spots(FILE, "rounds[]")
        if isinstance(spot.value, dict) and isinstance(spot.value.get("phases"), list)
    }


def faults_of_rounds(pack: Pack) -> Iterator[Fault]:
    """Yield faults of acts that a phase allows, and of timings."""
    sets = {spot.value for spot in pack.spots(FILE, "acts{}")}
    for spot in pack.spots(FILE, "acts{}[]"):
        yield from _act(spot, set())
    for spot in pack.spots(FILE, "rounds[].phases[].allows[]"):
        yield from _act(spot, sets)
    known = phases(pack)
    for spot in pack.spots(FILE, "timings[]"):
        if isinstance(spot.value, dict):
            yield from _timing(spot, known)


def _act(spot: Spot, sets: set[str]) -> Iterator[Fault]:
    """Yield the fault of an act, or of the name of a set of acts, that no delegation can do."""
    wanted = spot.value
    if not isinstance(wanted, str) or (wanted.startswith("@") and wanted[1:] in sets):
        return
    act = ACTS.get(wanted)
    if act is None:
        near = get_close_matches(wanted, [*ACTS, *(f"@{one}" for one in sets)], n=1)
        hint = f"Did you mean “{near[0]}”?" if near else f"Write one of: {', '.join(ACTS)}."
        said = f"There is no act “{wanted}”. {hint}"
        if wanted.startswith("@") and not sets:
            said = f"There is no set of acts “{wanted}” here. Write the acts themselves."
        yield Fault(FILE, spot.key, said)
    elif act.hands is Hands.CONTROL:
        said = f"“{wanted}” is for control, which no phase holds back. Take it out."
        yield Fault(FILE, spot.key, said)


def _timing(spot: Spot, known: Phases) -> Iterator[Fault]:
    played = [one for one in words(spot.value.get("rounds")) if one in known]
    within = {phase for one in played for phase in known[one]}
    left_out = set(words(spot.value.get("leave_out")))
    everywhere = {phase for one in known.values() for phase in one}
    yield from _outside(spot, within, everywhere)
    minutes = spot.value.get("minutes")
    for phase in (one for one in (minutes if isinstance(minutes, dict) else ()) if one in left_out):
        said = "This phase is left out, so it has no minutes. Take one of the two away."
        yield Fault(FILE, spot.at(f"minutes.{phase}"), said)
    for one in played:
        if set(known[one]) <= left_out:
            said = f"Nothing is left of round “{one}”. Take it out of the rounds instead."
            yield Fault(FILE, spot.at("leave_out"), said)


def _outside(spot: Spot, within: set[str], everywhere: set[str]) -> Iterator[Fault]:
    minutes = spot.value.get("minutes")
    keys = [(f"minutes.{one}", one) for one in (minutes if isinstance(minutes, dict) else ())]
    left_out = spot.value.get("leave_out")
    rows = enumerate(left_out if isinstance(left_out, list) else ())
    keys += [(f"leave_out[{n}]", one) for n, one in rows if isinstance(one, str)]
    for key, phase in keys:
        if phase in everywhere - within:
            said = f"This timing does not play the round of “{phase}”. Take it out."
            yield Fault(FILE, spot.at(key), said)
