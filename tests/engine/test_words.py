"""The words of the house: acts, events, names, docstrings."""

import ast
import re
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import wargame.engine
from wargame.engine import ACTS, BLANK, COMMANDS, EVENTS, KINDS, Picture
from wargame.engine.audience import Audience
from wargame.engine.instruments import INSTRUMENTS
from wargame.engine.names import RESERVED

HOME = Path(wargame.engine.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))
TREES = {path: ast.parse(path.read_text()) for path in MODULES}
IRREGULAR = {"given", "said", "spent", "made", "sent", "cast", "taken", "withdrawn"}
IRREGULAR |= {
    "told",
    "struck",
    "undone",
    "begun",
    "held",
    "met",
    "lent",
    "written",
    "shown",
    "hidden",
}

GLOSSARY = """
    scenario round phase cell seat inject proposal clause audience viewer told picture cable caucus
    statement issue option indicator position source citation delegation control observer stance
    ballot forum rule intent question brief refusal instrument act
"""
FOREIGN = """
    session game team player user admin gm spectator visibility permission notification component
    manager handler helper service util utils
"""
WORLD = """
    asyncio ctypes getpass glob http importlib inspect io json locale logging multiprocessing os
    pathlib pickle platform queue random secrets select shutil signal socket sqlite3 ssl subprocess
    sys tempfile threading time urllib uuid warnings
"""


def words() -> set[str]:
    """Return every word of every name that the engine defines, in lower case."""
    names = {
        name
        for tree in TREES.values()
        for node in ast.walk(tree)
        for name in (
            getattr(node, "name", None),
            getattr(node, "id", None),
            getattr(node, "arg", None),
            getattr(node, "attr", None),
        )
        if isinstance(name, str)
    }
    return {
        word.lower() for name in names for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    }


@pytest.mark.parametrize("word", GLOSSARY.split())
def test_the_engine_speaks_the_words_of_the_house(word: str) -> None:
    assert {word, f"{word}s"} & words()


@pytest.mark.parametrize("word", FOREIGN.split())
def test_and_no_other_words_for_the_same_things(word: str) -> None:
    assert not {word, f"{word}s"} & words()


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_a_noun_and_a_verb(name: str) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)?", name)
    assert not name.endswith("ed")


@pytest.mark.parametrize("kind", EVENTS)
def test_a_kind_is_a_noun_and_what_happened_to_it(kind: str) -> None:
    noun, _, happened = kind.partition(".")

    assert re.fullmatch(r"[a-z]+", noun)
    assert happened in IRREGULAR or re.fullmatch(r"[a-z]+ed", happened)


def test_names_are_given_once() -> None:
    assert len(ACTS) == sum(len(one.acts) for one in INSTRUMENTS) == len(COMMANDS)
    assert len(EVENTS) == sum(len(one.events) for one in INSTRUMENTS) == len(KINDS)


def test_each_instrument_keeps_one_part_of_the_picture() -> None:
    parts = {one.name: type(getattr(BLANK, one.name)) for one in fields(Picture)}

    assert parts == {one.name: one.part for one in INSTRUMENTS}


@pytest.mark.parametrize("made", [*EVENTS.values(), *COMMANDS], ids=lambda one: one.__name__)
def test_events_and_commands_are_frozen_data_that_say_what_they_are(made: type) -> None:
    assert is_dataclass(made)
    assert made.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(made)
    assert (made.__doc__ or "").strip().endswith(".")
    assert not (made.__doc__ or "").startswith(made.__name__)


def test_an_audience_must_be_named() -> None:
    with pytest.raises(TypeError):
        Audience()  # type: ignore[call-arg]


def test_cells_of_every_exercise_are_reserved() -> None:
    assert {"control", "observer", "projector", "engine"} == RESERVED


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
class TestModules:
    def test_is_short(self, path: Path) -> None:
        assert len(path.read_text().splitlines()) <= 300

    def test_its_functions_are_short(self, path: Path) -> None:
        for node in ast.walk(TREES[path]):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 40, node.name

    def test_says_its_duty(self, path: Path) -> None:
        assert ast.get_docstring(TREES[path])

    def test_asks_the_world_nothing(self, path: Path) -> None:
        for node in ast.walk(TREES[path]):
            if isinstance(node, ast.Import):
                imported = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom):
                imported = [node.module or ""]
            else:
                continue
            for module in imported:
                top = module.partition(".")[0]
                assert module.startswith("wargame.engine") or top in sys.stdlib_module_names
                assert top not in WORLD.split()
