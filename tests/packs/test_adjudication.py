"""`adjudication.toml`: read into rules, or refused with the key that is wrong."""

from pathlib import Path

import pytest

from tests.packs.given import HARBOUR, SHELF, copied, said
from wargame import packs
from wargame.engine.adjudication import Adjudication, Method, Mode
from wargame.engine.adjudication.terms import BANDS, WORDS

FILE = "adjudication.toml"
BANDS_WRONG = '[[bands]]\ntitle = "low"\nleast = 0\n[[bands]]\ntitle = "high"\nleast = 3\n'
TEMPLATE = '[[templates]]\nid = "a"\ntitle = "A"\nmethod = "vote"\n'
WORD = '[[words]]\nword = "{}"\nleast = {}\nmost = {}\n'


def test_a_pack_without_the_file_has_the_common_rules(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / FILE).unlink()
    scenario = packs.read(folder)
    assert scenario.adjudication == Adjudication()
    assert scenario.templates == ()


@pytest.mark.parametrize("folder", [HARBOUR, SHELF / "ukraine-settlement"])
def test_the_packs_have_templates(folder: Path) -> None:
    assert packs.read(folder).templates


def test_every_rule_can_be_set(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rules = 'mode = "open"\nmethod = "vote"\ntarget = 8\ncap = 2\nnaturals = true\n'
    bands = '[[bands]]\ntitle = "well"\nleast = 0\n[[bands]]\ntitle = "ill"\nleast = -12\n'
    (folder / FILE).write_text(rules + bands + WORD.format("likely", 40, 60))
    found = packs.read(folder).adjudication
    assert (found.mode, found.method) == (Mode.OPEN, Method.VOTE)
    assert (found.target, found.cap, found.naturals) == (8, 2, True)
    assert [one.title for one in found.bands] == ["well", "ill"]
    assert [one.number for one in found.words] == [50]
    assert found.bands != BANDS
    assert found.words != WORDS


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('mode = "ajar"\n', "mode"),
        ('method = "three-dice"\n', "method"),
        ("target = 13\n", "target"),
        ("cap = -1\n", "cap"),
        (BANDS_WRONG, "bands[1].least"),
        (WORD.format("maybe", 60, 40), "words[0].least"),
        (WORD.format("maybe", 0, 40) + WORD.format("maybe", 50, 60), "words[1].word"),
        (WORD.format("maybe", 0, 101), "words[0].most"),
        ("dice = 3\n", "dice"),
        (TEMPLATE + "effects = { moon = 1 }\n", "templates[0].effects.moon (a)"),
        (TEMPLATE + "effects_failed = { moon = 1 }\n", "templates[0].effects_failed.moon (a)"),
        (TEMPLATE + 'objectives = ["O9"]\n', "templates[0].objectives[0] (a)"),
        (TEMPLATE + 'failed = "It was {owl}."\n', "templates[0].failed (a)"),
    ],
)
def test_a_fault_names_its_key(tmp_path: Path, text: str, key: str) -> None:
    folder = copied(tmp_path)
    (folder / FILE).write_text(text)
    assert (FILE, key) in said(folder)
