"""Packs spoiled at random: whatever a file holds, it is a fault or a scenario, never a crash."""

import copy
import json
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tests.packs.given import HARBOUR, copied
from wargame import packs
from wargame.engine import Scenario
from wargame.packs.files import TABLES

FILES = tuple(sorted(path.relative_to(HARBOUR) for path in HARBOUR.rglob("*") if path.is_file()))
WHOLE = {name: tomllib.loads((HARBOUR / name).read_text()) for name in TABLES}
FROZEN = TypeAdapter(Scenario)
Place = tuple[str | int, ...]
type Tree = Any  # what a TOML file holds


def places(value: object, at: Place = ()) -> Iterator[Place]:
    """Yield every place in a table."""
    yield at
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(below, (*at, key))


def spoken(table: Tree, at: Place) -> bool:
    """Tell whether a word stands under a key there."""
    for part in at:
        table = table[part]
    return isinstance(table, str) and isinstance(at[-1], str)


PLACES = [(name, at) for name, table in WHOLE.items() for at in places(table) if at]
NAMES = st.sampled_from(
    ["ald", "bir", "control", "G", "G P1", "F", "a", "1", "talk", "@talk", "$x"]
)
SCALARS = NAMES | st.text(max_size=20) | st.integers() | st.booleans() | st.floats()
KEYS = st.sampled_from(["id", "merges", "cells", "also", "x"]) | st.text(max_size=5)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)
REMOVED = object()
CHANGES = st.lists(st.tuples(st.sampled_from(PLACES), VALUES | st.just(REMOVED)), max_size=4)


def toml(value: object) -> str:
    """Return a value as it stands in a TOML file, on one line."""
    match value:
        case dict():
            rows = (f"{json.dumps(key)} = {toml(one)}" for key, one in value.items())
            return "{" + ", ".join(rows) + "}"
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case float():
            return repr(value)
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value)


def changed(table: Tree, at: Place, value: object) -> None:
    """Put a value at a place, or take away what is there; the place may be gone by now."""
    *above, last = at
    for part in above:
        try:
            table = table[part]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(table, dict):
        changed = {str(last): value} if value is not REMOVED else {}
        table.pop(str(last), None)
        table.update(changed)
    elif isinstance(table, list) and isinstance(last, int) and last < len(table):
        table[last : last + 1] = [] if value is REMOVED else [value]


def survives(folder: Path) -> None:
    """Check a pack by all its doors: they agree, and raise nothing but Faulty."""
    faults = packs.check(folder)
    assert all(fault.file and fault.sentence for fault in faults)
    if faults:
        with pytest.raises(packs.Faulty) as raised:
            packs.read(folder)
        assert list(raised.value.faults) == faults
    else:
        scenario = packs.read(folder)
        assert FROZEN.validate_json(FROZEN.dump_json(scenario)) == scenario
        assert packs.walkthrough(folder).steps


def test_rows_that_are_no_tables_are_faults(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for name, table in WHOLE.items():
        lists = (key for key, value in table.items() if isinstance(value, list))
        rows = (f'{key} = [1, "x", [], {{}}, {{id = 4}}]\n' for key in lists)
        (folder / name).write_text("".join(rows))
    survives(folder)
    assert {fault.file for fault in packs.check(folder)} >= set(TABLES)


EVERY = {
    path.relative_to(HARBOUR): tomllib.loads(path.read_text())
    for path in HARBOUR.rglob("*.toml")
    if path.name != "walkthrough.toml"
}
WORDS = sorted({at[-1] for table in EVERY.values() for at in places(table) if spoken(table, at)})


def test_a_list_in_place_of_a_word_is_a_fault(tmp_path: Path) -> None:
    """Each key in turn, in every file at once: a list has no hash, so no set may be asked."""
    folder = copied(tmp_path)
    for key in WORDS:
        for name, table in EVERY.items():
            spoiled = copy.deepcopy(table)
            for at in [one for one in places(table) if one and one[-1] == key]:
                changed(spoiled, at, [])
            rows = (f"{json.dumps(one)} = {toml(it)}\n" for one, it in spoiled.items())
            (folder / name).write_text("".join(rows))
        assert packs.check(folder), key


@settings(max_examples=40, deadline=None)
@given(CHANGES)
def test_any_values_are_faults_or_a_scenario(
    changes: list[tuple[tuple[str, Place], object]],
) -> None:
    tables = copy.deepcopy(WHOLE)
    for (name, at), value in changes:
        changed(tables[name], at, json.loads(json.dumps(value)) if value is not REMOVED else value)
    with tempfile.TemporaryDirectory() as where:
        folder = copied(Path(where))
        for name in {name for (name, _), _ in changes}:
            rows = (f"{json.dumps(key)} = {toml(one)}\n" for key, one in tables[name].items())
            (folder / name).write_text("".join(rows), encoding="utf-8", errors="replace")
        survives(folder)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(FILES), st.integers(min_value=0), st.integers(0, 200), st.binary(max_size=20)
)
def test_any_bytes_are_faults_or_a_scenario(file: Path, at: int, gone: int, new: bytes) -> None:
    with tempfile.TemporaryDirectory() as where:
        folder = copied(Path(where))
        whole = (folder / file).read_bytes()
        start = at % len(whole)
        (folder / file).write_bytes(whole[:start] + new + whole[start + gone :])
        survives(folder)
