"""Walkthroughs of the Ukraine pack as exercises: played by the engine, written as they went."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wargame import packs
from wargame.aar import sight
from wargame.aar.bargaining import sections as bargaining
from wargame.aar.exports import jsonl
from wargame.aar.sections import Section
from wargame.aar.voting import sections as voting
from wargame.conduct.restoring import restore
from wargame.engine import BLANK, KINDS, Scenario, Seat, Told, Viewer, decide
from wargame.engine.instruments.setting import PrepareExercise
from wargame.engine.names import CONTROL, SeatId
from wargame.journal.record import Cover, Record
from wargame.packs.files import open_pack
from wargame.packs.playing import BEGINNING, BETWEEN, SEED, Numbers
from wargame.packs.steps import build_walkthrough

PACK = Path(__file__).parents[2] / "fixtures" / "scenarios" / "ukraine-settlement"
BOSS = Seat(CONTROL, SeatId("control-1"))
SCRIPTS = ("", "ninety-minutes", "six-at-one-table")


@cache
def played(script: str) -> tuple[Cover, tuple[Record, ...]]:
    """Return the cover and the records that a walkthrough leaves."""
    scenario, walkthrough = _scenario(), build_walkthrough(open_pack(PACK, script))
    chosen = PrepareExercise(walkthrough.lineup, walkthrough.timing)
    moment = {"scenario": scenario, "state": BLANK, "now": BEGINNING, "dice": Numbers()}
    prepared = decide(chosen, by=BOSS, **moment)  # type: ignore[arg-type]
    records = _entries(prepared, BOSS, -1, 0)
    for one in packs.play(scenario, walkthrough):
        assert (one.refused.reason if one.refused else "") == one.step.refused, one.place
        by = Seat(one.step.cell, one.step.seat)
        records += _entries(one.told, by, one.place, len(records))
    cover = Cover("UKR", PACK.name, scenario.title, scenario.checksum, scenario, SEED, BEGINNING)
    return cover, tuple(records)


@cache
def _scenario() -> Scenario:
    return packs.read(PACK)


def _entries(told: Iterable[Told], by: Seat, place: int, before: int) -> list[Record]:
    at = BEGINNING + BETWEEN * (place + 1)
    return [
        Record(
            position=before + part + 1,
            at=at,
            by=by,
            command_id=f"step-{place}",
            part=part,
            kind=KINDS[type(one.event)],
            event=one.event,
            audience=one.audience,
        )
        for part, one in enumerate(told)
    ]


def run(script: str) -> str:
    """Return the code of an exercise that holds what a walkthrough leaves."""
    cover, records = played(script)
    return restore(cover, list(records))


@dataclass(frozen=True)
class Reviewed:
    """The lines of control's record of a walkthrough, and what the reviews say of it."""

    cover: dict[str, Any]
    entries: list[dict[str, Any]]
    bargains: tuple[Section, ...]
    votes: tuple[Section, ...]


@cache
def reviewed(script: str) -> Reviewed:
    """Return what control is told of a walkthrough, once for all who recount it."""
    code = run(script)
    cover, *entries = map(json.loads, jsonl.lines(code, Viewer(CONTROL)))
    eyes = sight.control(code)
    return Reviewed(cover, entries, bargaining.sections(code, eyes), voting.sections(code, eyes))
