"""Score sheets: optional, whole or refused, each fault at its key."""

import json
import tempfile
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.packs.given import HARBOUR, added, copied, rewritten, said
from tests.packs.test_mutations import REMOVED, VALUES, Place, changed, places, survives, toml
from wargame import packs
from wargame.engine.names import CellId, IssueId
from wargame.engine.score_sheets import Part

SCORES = "scores.toml"
WHOLE = tomllib.loads((HARBOUR / SCORES).read_text())
PLACES = [at for at in places(WHOLE) if at]


class Sown(NamedTuple):
    """A text of the file, what it is spoiled to, the key to be named, a word of the sentence."""

    old: str
    new: str
    key: str
    word: str


ALD, BIR = "(ald-charter)", "(bir-charter)"
SOWN = (
    Sown('note = """', 'remark = """', "note", "missing"),
    Sown('id = "ald-charter"', 'id = "bir-charter"', "sheets[1].id (bir-charter)", "second time"),
    Sown('cell = "ald"', 'cell = "elm"', f"sheets[0].cell {ALD}", "no delegation “elm”"),
    Sown('cell = "bir"', 'cell = "ald"', f"sheets[1].cell {BIR}", "has a sheet"),
    Sown('"Charter"\npart', '"Chart"\npart', f"sheets[0].package {ALD}", "Write one of: Charter"),
    Sown('part = "signs"', 'part = "nods"', f"sheets[0].part {ALD}", "none of the choices"),
    Sown("base = 30", "base = 30.5", f"sheets[0].base {ALD}", "fraction in quotes"),
    Sown("base = 30", 'base = "5/0"', f"sheets[0].base {ALD}", "fraction in quotes"),
    Sown("base = 30", "base = true", f"sheets[0].base {ALD}", "fraction in quotes"),
    Sown("base = 30", "base = 1000000", f"sheets[0].base {ALD}", "six digits"),
    Sown("savings =", "saving =", f"sheets[0].coefficients.saving {ALD}", "no indicator"),
    Sown('"5/2", storm', '"x", storm', f"sheets[0].coefficients.savings {ALD}", "fraction"),
    Sown("weight = 60", "weight = 50", f"sheets[0].stakes {ALD}", "make 90 points"),
    Sown("weight = 60\n", "", f"sheets[0].stakes[0].weight {ALD}", "needs a weight"),
    Sown("weight = 60", "weight = -60", f"sheets[0].stakes[0].weight {ALD}", "0 at least"),
    Sown('"a > c > b"', '"a > c"', f"sheets[0].stakes[0].order {ALD}", "missing: b"),
    Sown('"a > c > b"', '"a > c > d"', f"sheets[0].stakes[0].order {ALD}", "no option “d”"),
    Sown('"a > c > b"', '"a > c > b > a"', f"sheets[0].stakes[0].order {ALD}", "twice: a"),
    Sown('"a > c > b"', '"a"', f"sheets[0].stakes[0].order {ALD}", "2 to 5 options"),
    Sown('order = "a > c > b"\n', "", f"sheets[0].stakes[0].order {ALD}", "either an order"),
    Sown('issue = "F"', 'issue = "X"', f"sheets[0].stakes[0].issue {ALD}", "no issue “X”"),
    Sown('issue = "F"', 'issue = "P"', f"sheets[0].stakes[1].issue {ALD}", "second time"),
    Sown('issue = "F"', 'issue = "P"', f"sheets[0].stakes {ALD}", "have no stake: F"),
    Sown("points = {", "order = 'a > b > c'\npoints = {", f"sheets[0].stakes[1].order {ALD}", "or"),
    Sown(
        "points = {", "weight = 40\npoints = {", f"sheets[0].stakes[1].weight {ALD}", "own weight"
    ),
    Sown("{ a = 30", "{ a = -30", f"sheets[0].stakes[1].points.a {ALD}", "0 points at least"),
    Sown("{ a = 30, ", "{ ", f"sheets[0].stakes[1].points {ALD}", "missing: a"),
    Sown("c = 0 }", "d = 0 }", f"sheets[0].stakes[1].points {ALD}", "no option “d”"),
    Sown("c = 0 }", "c = 1 }", f"sheets[0].stakes[1].red_lines {ALD}", "worth nothing"),
    Sown('["c"]\nbasis', '["e"]\nbasis', f"sheets[0].stakes[1].red_lines {ALD}", "no option “e”"),
    Sown('["a"]', '["b"]', f"sheets[1].stakes[0].red_lines {BIR}", "stand last"),
    Sown('basis = "implied"\n', "", f"sheets[0].stakes[0].basis {ALD}", "missing"),
    Sown("paragraph = 3", "paragraph = 33", f"sheets[0].stakes[0].paragraph {ALD}", "paragraph 33"),
    Sown('"G P4"', '"G P44"', f"sheets[1].stakes[0].also[0] {BIR}", "paragraph 44"),
    Sown('"storm"', '"wind"', f"sheets[1].stakes[1].flips[0].indicator {BIR}", "no indicator"),
    Sown("least = 8\n", "", f"sheets[1].stakes[1].flips[0].most {BIR}", "Say when"),
    Sown("least = 8", "least = 11", f"sheets[1].stakes[1].flips[0].least {BIR}", "off the scale"),
    Sown('"c > b > a"', '"c > b"', f"sheets[1].stakes[1].flips[0].order {BIR}", "missing: a"),
    Sown(
        'order = "c > b > a"',
        "points = { a = 1, b = 2, c = 3 }",
        f"sheets[1].stakes[1].flips[0].points {BIR}",
        "makes 3 points here and 60",
    ),
    Sown("points = 5", "points = 0.5", f"sheets[1].bonuses[0].points {BIR}", "fraction in quotes"),
    Sown('P = ["c"]', 'P = ["z"]', f"sheets[1].bonuses[0].when.P[0] {BIR}", "no option “z”"),
    Sown('P = ["c"]', 'Q = ["c"]', f"sheets[1].bonuses[0].when.Q {BIR}", "no issue “Q”"),
    Sown('"Charter"\nleast', '"Chart"\nleast', "calibration.package", "Write one of"),
    Sown('least = "1/9"', 'least = "3/4"', "calibration.most", "less than 3/4"),
    Sown('least = "1/9"', 'least = "10/9"', "calibration.least", "Write a share"),
    Sown("storm = 6", "storm = 16", "calibration.levels.storm", "off the scale"),
    Sown("storm = 6", "wind = 6", "calibration.levels.wind", "no indicator"),
)


@pytest.mark.parametrize("sown", SOWN, ids=lambda one: f"{one.new[:20]}-{one.key}")
def test_a_sown_fault_is_found(tmp_path: Path, sown: Sown) -> None:
    folder = copied(tmp_path)
    rewritten(folder, SCORES, sown.old, sown.new)
    faults = packs.check(folder)
    at_key = [one.sentence for one in faults if (one.file, one.key) == (SCORES, sown.key)]
    assert sown.word in " ".join(at_key), faults
    assert all(one.sentence[-1] in ".?" for one in faults)


def test_faults_are_found_all_at_once(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewritten(folder, SCORES, 'cell = "ald"', 'cell = "elm"')
    rewritten(folder, SCORES, "weight = 60", "weight = 50")
    rewritten(folder, SCORES, "least = 8", "least = 11")
    rewritten(folder, SCORES, "storm = 6", "storm = 16")
    assert said(folder) == {
        (SCORES, f"sheets[0].cell {ALD}"),
        (SCORES, f"sheets[0].stakes {ALD}"),
        (SCORES, f"sheets[1].stakes[1].flips[0].least {BIR}"),
        (SCORES, "calibration.levels.storm"),
    }


def test_somebody_has_to_sign(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for _ in range(2):
        rewritten(folder, SCORES, '"signs"', '"heard"')
    assert said(folder) == {(SCORES, "sheets")}


def test_a_pack_does_without_scores(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / SCORES).unlink()
    assert packs.check(folder) == []
    assert packs.read(folder).scores == ()
    assert packs.calibration(folder) is None


def test_a_link_that_leads_nowhere_is_a_fault(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / SCORES).unlink()
    (folder / SCORES).symlink_to(folder / "gone.toml")
    assert said(folder) == {(SCORES, "")}


def test_scores_count_in_the_checksum(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    before = packs.read(folder).checksum
    added(folder, SCORES, "# Read again.\n")
    assert packs.read(folder).checksum != before


def test_an_order_becomes_points() -> None:
    ald, bir = packs.read(HARBOUR).scores
    assert (ald.cell, ald.part, ald.base) == (CellId("ald"), Part.SIGNS, "30")
    assert ald.coefficients == {"savings": "5/2", "storm": "-3"}
    assert [one.points for one in ald.stakes] == [
        {"a": "60", "c": "30", "b": "0"},
        {"a": "30", "b": "40", "c": "0"},
    ]
    assert [one.red_lines for one in bir.stakes] == [("a",), ()]
    (flip,) = bir.stakes[1].flips
    assert flip.points == {"c": "60", "b": "30", "a": "0"}
    assert bir.bonuses[0].when == {IssueId("F"): ("c",), IssueId("P"): ("c",)}
    assert "assumptions" in ald.note


def test_shares_of_places_are_exact(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewritten(folder, SCORES, "weight = 60", 'weight = "121/2"')
    rewritten(folder, SCORES, "b = 40", 'b = "79/2"')
    points = packs.read(folder).scores[0].stakes[0].points
    assert points == {"a": "121/2", "c": "121/4", "b": "0"}


def test_what_the_numbers_aim_at() -> None:
    found = packs.calibration(HARBOUR)
    assert found
    assert (found.package, found.levels) == ("Charter", {"storm": 6})
    assert (found.least, found.most) == (Fraction(1, 9), Fraction(1, 2))


@settings(max_examples=20, deadline=None)
@example([(("sheets", 1, "stakes", 1, "issue"), [])])
@example([(("sheets", 0, "part"), [])])
@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES | st.just(REMOVED)), max_size=4))
def test_any_values_are_faults_or_a_scenario(changes: list[tuple[Place, object]]) -> None:
    table = json.loads(json.dumps(WHOLE))
    for at, value in changes:
        changed(table, at, value if value is REMOVED else json.loads(json.dumps(value)))
    with tempfile.TemporaryDirectory() as where:
        folder = copied(Path(where))
        rows = (f"{json.dumps(key)} = {toml(one)}\n" for key, one in table.items())
        (folder / SCORES).write_text("".join(rows), encoding="utf-8", errors="replace")
        survives(folder)
