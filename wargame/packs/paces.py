"""Faults of the walkthrough: steps that no hand can take, and steps that come out otherwise."""

from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from wargame.engine import ACTS, Refusal, Scenario
from wargame.engine.names import CONTROL
from wargame.packs.building import build
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.lineups import lineups, seats
from wargame.packs.places import Spot, words
from wargame.packs.playing import Played, play
from wargame.packs.references import ROUND, repeated, unknown
from wargame.packs.shaping import wording
from wargame.packs.steps import MAKES, RESERVED, build_walkthrough, form

FILE = "walkthrough.toml"

HANDS = (CONTROL, *(f"{CONTROL}-{number}" for number in range(2, 6)))
"""Several people may share control."""


def faults_of_steps(pack: Pack) -> Iterator[Fault]:
    """Yield faults of steps by themselves: hands, acts, fields, saved names, rounds."""
    saved: set[str] = set()
    for spot in pack.spots(FILE, "steps[]"):
        if isinstance(spot.value, dict):
            yield from _hand(pack, spot)
            yield from _act(spot)
            yield from _saved(spot, saved)
            yield from _refusal(spot)
    marks = tuple(pack.spots(FILE, "steps[].round"))
    yield from repeated(FILE, marks)
    for mark in marks:
        yield from unknown(pack, FILE, mark, ROUND)
        yield from _unplayed(pack, mark)


def _hand(pack: Pack, spot: Spot) -> Iterator[Fault]:
    by = spot.value.get("by")
    seats = _seats(pack)
    if isinstance(by, str) and seats is not None and by not in {*HANDS, *seats}:
        said = f"There is no seat “{by}” in this line-up."
        said = f"{said} Write “control”, or a seat such as “{next(iter(seats), 'abc-1')}”."
        yield Fault(FILE, spot.at("by"), said)


def _seats(pack: Pack) -> dict[str, None] | None:
    """Return the seats of the walkthrough's line-up; None where that cannot be told."""
    cells = lineups(pack).get(str(pack.table(FILE).get("lineup")))
    if cells is None:
        return None
    many = seats(pack)
    if not set(cells) <= set(many):
        return None
    return {f"{cell}-{n + 1}": None for cell in cells for n in range(min(many[cell], 60))}


def _act(spot: Spot) -> Iterator[Fault]:
    name = spot.value.get("act")
    if not isinstance(name, str):
        return
    if name not in ACTS:
        near = get_close_matches(name, ACTS, n=1)
        hint = f"Did you mean “{near[0]}”?" if near else f"Write one of: {', '.join(ACTS)}."
        yield Fault(FILE, spot.at("act"), f"There is no act “{name}”. {hint}")
        return
    if "save" in spot.value and name not in MAKES:
        said = f"“{name}” makes nothing that has a name. Take this out."
        yield Fault(FILE, spot.at("save"), said)
    elif "save" in spot.value and "refused" in spot.value:
        said = "A refused act makes nothing. Take one of save and refused out."
        yield Fault(FILE, spot.at("save"), said)
    yield from _fields(spot, name)


def _fields(spot: Spot, name: str) -> Iterator[Fault]:
    given = {key: value for key, value in spot.value.items() if key not in RESERVED}
    known = [one.name for one in fields(ACTS[name].command)]
    for key in (one for one in given if one not in known):
        choices = f"Write one of: {', '.join(known)}." if known else "It has no fields at all."
        yield Fault(FILE, spot.at(key), f"“{name}” has no such field. {choices}")
    if spot.value.get("refused") in (Refusal.UNKNOWN, Refusal.EMPTY_TEXT):
        return
    try:
        form(name).validate_python({key: given[key] for key in given if key in known})
    except ValidationError as found:
        for one in found.errors(include_url=False):
            key = ".".join(map(str, one["loc"]))
            yield Fault(FILE, spot.at(key), f"Does not fit “{name}”. {wording(one)}")


def _saved(spot: Spot, saved: set[str]) -> Iterator[Fault]:
    used = (
        one for key, value in spot.value.items() if key not in RESERVED for one in _names(value)
    )
    for name in (one for one in used if one not in saved):
        choices = f"Saved so far: {', '.join(sorted(saved))}." if saved else "None is saved so far."
        said = f"No step before this one saves “{name}”. {choices}"
        yield Fault(FILE, spot.path, said)
    if isinstance(spot.value.get("save"), str):
        saved.add(spot.value["save"])


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, str) and value.startswith("$"):
        yield value[1:]
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _names(one)


def _refusal(spot: Spot) -> Iterator[Fault]:
    code = spot.value.get("refused")
    if isinstance(code, str) and code not in set(Refusal):
        said = f"Nothing is refused with “{code}”. Write one of: {', '.join(Refusal)}."
        yield Fault(FILE, spot.at("refused"), said)


def _unplayed(pack: Pack, mark: Spot) -> Iterator[Fault]:
    timing = pack.table(FILE).get("timing")
    for spot in pack.spots("scenario.toml", "timings[]"):
        if isinstance(spot.value, dict) and spot.value.get("id") == timing:
            rounds = words(spot.value.get("rounds"))
            if rounds and isinstance(mark.value, str) and mark.value not in rounds:
                said = f"The timing “{timing}” does not play this round."
                said = f"{said} Write one of: {', '.join(rounds)}."
                yield Fault(FILE, mark.key, said)


def faults_of_play(pack: Pack) -> Iterator[Fault]:
    """Yield a fault for each step that comes out otherwise; for a pack that has no other fault."""
    scenario: Scenario = build(pack)
    for played in play(scenario, build_walkthrough(pack)):
        said = _otherwise(played)
        if said:
            yield Fault(
                FILE, f"steps[{played.place}]", f"{played.step.by}, {played.step.act}: {said}"
            )


def _otherwise(played: Played) -> str:
    wanted, came = played.step.refused, played.refused
    if came is not None and came.reason != wanted:
        return f"refused with {came.reason} ({came.sentence}) Mend the step, or write that code."
    if came is None and wanted:
        return f"it must be refused with {wanted}, but it goes through. Mend the step."
    return ""
