"""The world of a pack: optional, whole or refused, each fault at its key."""

import json
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs.given import HARBOUR, copied, rewritten, said
from tests.packs.test_mutations import REMOVED, VALUES, Place, changed, places, survives, toml
from wargame import packs
from wargame.engine.names import IndicatorId, RegionId
from wargame.engine.worlds import RegionState, Trend

FILE = "world.toml"
WHOLE = tomllib.loads((HARBOUR / FILE).read_text())
PLACES = [at for at in places(WHOLE) if at and at[0] != "dates"]


class Sown(NamedTuple):
    """A text of the file, what it is spoiled to, the key to be named, a word of the sentence."""

    old: str
    new: str
    key: str
    word: str


Q, W, S = "(quarrel)", "(weather)", "(sound)"
SOWN = (
    Sown('id = "quarrel"', 'name = "quarrel"', "couplings[0].id", "missing"),
    Sown('id = "weather"', 'id = "quarrel"', "couplings[2].id (quarrel)", "second time"),
    Sown('indicator = "trust"', 'indicator = "hope"', f"couplings[0].indicator {Q}", "hope"),
    Sown('target = "savings"', 'target = "purse"', f"couplings[0].target {Q}", "purse"),
    Sown('target = "savings"', 'target = "trust"', f"couplings[0].target {Q}", "itself"),
    Sown('trend = "falls"', 'trend = "sinks"', f"couplings[0].trend {Q}", "none of the choices"),
    Sown("level = 1", "level = 0", f"couplings[0].level {Q}", "from 1 to 10"),
    Sown("level = 1", "level = 1.5", f"couplings[0].level {Q}", "whole number"),
    Sown("level = 5", "level = 55", f"couplings[2].level {W}", "off the scale"),
    Sown("by = -1", "by = 0", f"couplings[0].by {Q}", "changes nothing"),
    Sown('words = "Visitors', 'word = "Visitors', f"couplings[0].word {Q}", "Did you mean"),
    Sown("paragraph = 5", "paragraph = 55", "couplings[1].paragraph (handshake)", "55"),
    Sown("1 = 2031-11-29", "9 = 2031-11-29", "dates.9", "no round “9”"),
    Sown("1 = 2031-11-29", "1 = 2031-11-31", "line 4", "not TOML"),
    Sown("1 = 2031-11-29", '1 = "soon"', "dates.1", "date"),
    Sown('state = "tense"', 'state = "angry"', f"regions[1].state {S}", "none of the choices"),
    Sown('title = "The sound"', 'title = "North shoal"', f"regions[1].title {S}", "second time"),
    Sown("column = 2\nrow = 1", "column = 2\nrow = 0", f"regions[1].column {S}", "lies on"),
    Sown("column = 2", "column = 25", f"regions[1].column {S}", "24 at most"),
    Sown('source = "G"', 'source = "H"', "couplings[1].source (handshake)", "no source “H”"),
)


@pytest.mark.parametrize("sown", SOWN, ids=lambda one: f"{one.new[:20]}-{one.key}")
def test_a_sown_fault_is_found(tmp_path: Path, sown: Sown) -> None:
    folder = copied(tmp_path)
    rewritten(folder, FILE, sown.old, sown.new)

    found = [fault for fault in packs.check(folder) if (fault.file, fault.key) == (FILE, sown.key)]

    assert any(sown.word in fault.sentence for fault in found), (found, packs.check(folder))


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        (
            "injects.toml",
            'shoal = "tense"',
            'reef = "tense"',
            "injects[2].regions.reef (storm-bell)",
        ),
        (
            "agreements.toml",
            '{ sound = "calm" }',
            '{ reef = "calm" }',
            "agreements[0].hooks[0].regions.reef (charter)",
        ),
    ],
)
def test_a_region_must_be_there(tmp_path: Path, file: str, old: str, new: str, key: str) -> None:
    folder = copied(tmp_path)
    rewritten(folder, file, old, new)

    assert (file, key) in said(folder)


def test_a_pack_does_without(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / FILE).unlink()

    assert not [one for one in packs.check(folder) if one.file == FILE]


def test_a_world_is_read_as_it_is_written() -> None:
    harbour = packs.read(HARBOUR)

    quarrel, _, weather = harbour.couplings
    assert (quarrel.indicator, quarrel.target, quarrel.by) == ("trust", "savings", -1)
    assert (quarrel.trend, weather.trend, weather.level) == (Trend.FALLS, Trend.CLIMBS_TO, 5)
    assert weather.cause == "Boats stay in, and tempers rise"
    assert [one.state for one in harbour.regions] == [
        RegionState.CALM,
        RegionState.TENSE,
        RegionState.CRISIS,
    ]
    assert harbour.dates["1"] == date(2031, 11, 29)
    owners = {one.id: one.owner for one in harbour.indicators if one.owner}
    assert set(owners) == {IndicatorId("storm")}
    (bell,) = (one for one in harbour.injects if one.id == "storm-bell")
    assert bell.regions == {RegionId("shoal"): RegionState.TENSE}


CHANGES = st.lists(st.tuples(st.sampled_from(PLACES), VALUES | st.just(REMOVED)), max_size=3)


@settings(max_examples=20, deadline=None)
@given(CHANGES)
def test_any_values_are_faults_or_a_scenario(changes: list[tuple[Place, object]]) -> None:
    plain = {key: value for key, value in WHOLE.items() if key != "dates"}
    table = json.loads(json.dumps(plain))
    for at, value in changes:
        changed(table, at, json.loads(json.dumps(value)) if value is not REMOVED else value)
    with tempfile.TemporaryDirectory() as where:
        folder = copied(Path(where))
        rows = (f"{json.dumps(key)} = {toml(one)}\n" for key, one in table.items())
        (folder / FILE).write_text("".join(rows), encoding="utf-8", errors="replace")
        survives(folder)
