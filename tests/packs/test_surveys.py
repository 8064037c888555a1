"""`survey.toml`: read into questions and prompts, or refused with the key that is wrong."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.packs.given import HARBOUR, SHELF, copied, rewritten
from wargame import packs
from wargame.engine.surveying import Sort, When
from wargame.packs.files import Pack
from wargame.packs.surveys import build_prompts, build_queries

FILE = "survey.toml"


class Sown(NamedTuple):
    """A text of the file, what it is spoiled to, the key to be named, a word of the sentence."""

    old: str
    new: str
    key: str
    word: str


SOWN = (
    Sown('id = "hard"', 'id = "trust"', "queries[1].id (trust)", "second time"),
    Sown('sort = "scale"', 'sort = "choice"', "queries[0].options (trust)", "2 answers"),
    Sown('sort = "choice"', 'sort = "text"', "queries[1].options (hard)", "Only a choice"),
    Sown('sort = "choice"', 'sort = "song"', "queries[1].sort (hard)", "none of the choices"),
    Sown('sort = "text"', 'sort = "text"\nlow = "No"', "queries[2].low (take-home)", "a scale"),
    Sown('asked = ["after"]', 'asked = ["later"]', "queries[2].asked[0] (take-home)", "none of"),
    Sown('asked = ["after"]', "asked = []", "queries[2].asked (take-home)", "too few"),
    Sown('"My own town"', '"The money"', "queries[1].options[3] (hard)", "second time"),
)


@pytest.mark.parametrize("sown", SOWN, ids=lambda one: f"{one.key}-{one.word}")
def test_a_sown_fault_is_found(tmp_path: Path, sown: Sown) -> None:
    folder = copied(tmp_path)
    rewritten(folder, FILE, sown.old, sown.new)
    found = packs.check(folder)
    assert any(sown.key == one.key and sown.word in one.sentence for one in found), found


def test_a_pack_without_the_file_asks_nothing_of_its_own() -> None:
    assert build_queries(Pack("bare")) == ()
    assert build_prompts(Pack("bare")) == ()


@pytest.mark.parametrize("folder", [HARBOUR, SHELF / "ukraine-settlement"])
def test_both_packs_ask_something_twice_and_have_three_prompts(folder: Path) -> None:
    scenario = packs.read(folder)
    assert len(scenario.prompts) == 3
    assert any(set(one.asked) == set(When) for one in scenario.queries)
    assert {one.sort for one in scenario.queries} == set(Sort)
