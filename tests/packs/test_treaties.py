"""Kinds of agreement: optional, whole or refused, each fault at its key."""

import json
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs.given import HARBOUR, added, copied, rewritten, said
from tests.packs.test_mutations import REMOVED, VALUES, Place, changed, places, survives, toml
from wargame import packs
from wargame.engine.names import CellId, IndicatorId, InjectId, IssueId
from wargame.engine.treaties import Step

FILE = "agreements.toml"
WHOLE = tomllib.loads((HARBOUR / FILE).read_text())
PLACES = [at for at in places(WHOLE) if at]


class Sown(NamedTuple):
    """A text of the file, what it is spoiled to, the key to be named, a word of the sentence."""

    old: str
    new: str
    key: str
    word: str


C = "(charter)"
SIGNING = 'signatories = ["ald", "bir"]'
SETS = 'indicators = { trust = 1 }\nregions = { sound = "calm" }'
GUARANTEE = f'{SIGNING}\nguarantors = [{{ cell = "ald", issues = ["F"] }}]'
SOWN = (
    Sown('id = "charter"', 'name = "charter"', "agreements[0].id", "missing"),
    Sown('title = "Charter of', 'titel = "Charter of', f"agreements[0].titel {C}", "title"),
    Sown('issues = ["F", "P"]', "issues = []", f"agreements[0].issues {C}", "1 at least"),
    Sown('["F", "P"]', '["F", "X"]', f"agreements[0].issues[1] {C}", "no issue “X”"),
    Sown('["F", "P"]', '["F", "F"]', f"agreements[0].issues[1] {C}", "second time"),
    Sown(SIGNING, 'signatories = ["ald"]', f"agreements[0].signatories {C}", "2 at least"),
    Sown(
        SIGNING, 'signatories = ["ald", "elm"]', f"agreements[0].signatories[1] {C}", "delegation"
    ),
    Sown(SIGNING, f"{SIGNING}\nguarantees = 1", f"agreements[0].guarantees {C}", "Name more"),
    Sown(SIGNING, GUARANTEE, f"agreements[0].guarantors[0].cell {C}", "signs the whole"),
    Sown(
        SIGNING,
        GUARANTEE.replace('["F"]', '["F", "Q"]'),
        f"agreements[0].guarantors[0].issues[1] {C}",
        "does not settle “Q”",
    ),
    Sown("source = ", "sources = ", f"agreements[0].source {C}", "missing"),
    Sown("paragraph = 2", "paragraph = 99", f"agreements[0].paragraph {C}", "99"),
    Sown('cell = "bir"', 'cell = "cat"', f"agreements[0].gates[1].cell {C}", "does not sign"),
    Sown('cell = "bir"', 'cell = "ald"', f"agreements[0].gates[1].cell {C}", "second time"),
    Sown("control = true", "", f"agreements[0].gates[1].indicator {C}", "one of the two"),
    Sown("control = true", "control = true\nmost = 4", f"agreements[0].gates[1].most {C}", "rules"),
    Sown('indicator = "savings"', "", f"agreements[0].gates[0].indicator {C}", "one of the two"),
    Sown('"savings"\nleast', '"purse"\nleast', f"agreements[0].gates[0].indicator {C}", "purse"),
    Sown("least = 3\n", "", f"agreements[0].gates[0].least {C}", "least, or most"),
    Sown("least = 3", "least = 33", f"agreements[0].gates[0].least {C}", "off the scale"),
    Sown("least = 3", "least = 3.5", f"agreements[0].gates[0].least {C}", "whole number"),
    Sown('forum = "board"', 'forum = "court"', f"agreements[0].needs[0].forum {C}", "no forum"),
    Sown('F = ["c"]', 'F = ["z"]', f"agreements[0].needs[0].when.F[0] {C}", "no option “z”"),
    Sown('F = ["c"]', 'G = ["c"]', f"agreements[0].needs[0].when.G {C}", "no issue “G”"),
    Sown('"signed"', '"sealed"', f"agreements[0].hooks[0].step {C}", "none of the choices"),
    Sown("{ trust = 1 }", "{ hope = 1 }", f"agreements[0].hooks[0].indicators.hope {C}", "hope"),
    Sown("{ trust = 1 }", "{ trust = 0 }", f"agreements[0].hooks[0].indicators.trust {C}", "0"),
    Sown(SETS, "indicators = {}", f"agreements[0].hooks[0].indicators {C}", "sets nothing off"),
    Sown('"lost-mail"', '"lost-male"', f"agreements[0].hooks[2].inject {C}", "no inject"),
    Sown('P = ["b", "c"]', 'P = ["b", "z"]', f"agreements[0].hooks[1].when.P[1] {C}", "“z”"),
)


@pytest.mark.parametrize("sown", SOWN, ids=lambda one: f"{one.new[:20]}-{one.key}")
def test_a_sown_fault_is_found(tmp_path: Path, sown: Sown) -> None:
    folder = copied(tmp_path)
    rewritten(folder, FILE, sown.old, sown.new)

    found = [fault for fault in packs.check(folder) if (fault.file, fault.key) == (FILE, sown.key)]

    assert any(sown.word in fault.sentence for fault in found), (found, said(folder))


def test_two_kinds_that_settle_the_same_are_a_fault(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    one = (
        '\n[[agreements]]\nid = "twin"\ntitle = "Twin"\nissues = ["P", "F"]\n'
        'signatories = ["ald", "bir"]\nbasis = "assumed"\nsource = "author"\nparagraph = 0\n'
    )
    added(folder, FILE, one)

    assert (FILE, "agreements[1].issues (twin)") in said(folder)


def test_a_pack_does_without(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / FILE).unlink()

    assert not [one for one in packs.check(folder) if one.file == FILE]


def test_a_kind_is_read_as_it_is_written() -> None:
    (charter,) = packs.read(HARBOUR).agreements

    assert charter.signatories == (CellId("ald"), CellId("bir"))
    assert charter.issues == (IssueId("F"), IssueId("P"))
    first, second = charter.gates
    assert (first.indicator, first.least, first.most) == (IndicatorId("savings"), 3, None)
    assert first.holds(3)
    assert not first.holds(2)
    assert second.indicator is None
    assert [one.step for one in charter.hooks] == [Step.SIGNED, Step.IN_FORCE, Step.BREACHED]
    assert charter.hooks[2].inject == InjectId("lost-mail")
    assert charter.needs[0].forum == "board"


CHANGES = st.lists(st.tuples(st.sampled_from(PLACES), VALUES | st.just(REMOVED)), max_size=3)


@settings(max_examples=15, deadline=None)
@given(CHANGES)
def test_any_values_are_faults_or_a_scenario(changes: list[tuple[Place, object]]) -> None:
    table = json.loads(json.dumps(WHOLE))
    for at, value in changes:
        changed(table, at, json.loads(json.dumps(value)) if value is not REMOVED else value)
    with tempfile.TemporaryDirectory() as where:
        folder = copied(Path(where))
        rows = (f"{json.dumps(key)} = {toml(one)}\n" for key, one in table.items())
        (folder / FILE).write_text("".join(rows), encoding="utf-8", errors="replace")
        survives(folder)
