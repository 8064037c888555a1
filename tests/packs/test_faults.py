"""Faults sown one by one into the tiny pack: each is found, with its file and its key."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.packs.given import HARBOUR, copied, rewritten, said
from wargame import packs


class Sown(NamedTuple):
    """A text of a file, what it is spoiled to, the key to be named, and a word of the sentence."""

    file: str
    old: str
    new: str
    key: str
    word: str


SCENARIO, ISSUES, INJECTS = "scenario.toml", "issues.toml", "injects.toml"
POSITIONS, SOURCES, STEPS = "positions.toml", "sources.toml", "walkthrough.toml"


def _places() -> dict[str, str]:
    """Return where those steps stand to which `sown.txt` gives a name: others come between."""
    steps = tomllib.loads((HARBOUR / STEPS).read_text())["steps"]
    wanted = {"paused": ("refused", "exercise.paused"), "second": ("round", "2")}
    wanted |= {"third": ("round", "3"), "start": ("act", "exercise.start")}
    wanted |= {"agenda": ("show", "agenda"), "engine": ("caucus", "$engine")}
    return {
        f"[{name}]": f"[{next(n for n, one in enumerate(steps) if one.get(key) == value)}]"
        for name, (key, value) in wanted.items()
    }


def _placed(key: str) -> str:
    for name, place in PLACES.items():
        key = key.replace(name, place)
    return key


def _sown(text: str) -> Iterator[Sown]:
    """Yield the faults of `sown.txt`."""
    file = ""
    for line in text.splitlines():
        if line.startswith("== "):
            file = line.removeprefix("== ")
        elif line and not line.startswith(";"):
            old, new, key, word = line.replace("\\n", "\n").split(" | ")
            yield Sown(file, old, new.replace("{many boats}", "boat " * 900), _placed(key), word)


PLACES = _places()
SOWN = tuple(_sown(Path(__file__).with_name("sown.txt").read_text()))


def is_whole(sentence: str) -> bool:
    """Tell whether these are sentences of ours, and not a library's."""
    return sentence[-1] in ".?" and "Input should" not in sentence


@pytest.mark.parametrize("sown", SOWN, ids=lambda one: f"{one.file}-{one.new[:30]}-{one.key}")
def test_a_sown_fault_is_found(tmp_path: Path, sown: Sown) -> None:
    folder = copied(tmp_path)
    rewritten(folder, sown.file, sown.old, sown.new)
    faults = packs.check(folder)
    at_key = [one.sentence for one in faults if (one.file, one.key) == (sown.file, sown.key)]
    assert at_key, faults
    assert sown.word in " ".join(at_key)
    assert [one for one in faults if not is_whole(one.sentence)] == []


def test_faults_are_found_all_at_once(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewritten(folder, SCENARIO, "hue = 2", "hue = 10")
    rewritten(folder, SCENARIO, 'voters = ["ald"', 'voters = ["ash"')
    rewritten(folder, POSITIONS, '"goal"', '"wish"')
    rewritten(folder, POSITIONS, 'source = "G"', 'source = "H"')
    rewritten(folder, ISSUES, 'F = ["c"]', 'F = ["x"]')
    rewritten(folder, INJECTS, 'to = ["ald"]', 'to = ["oak"]')
    rewritten(folder, STEPS, '"seat.fill"', '"seat.fil"')
    rewritten(folder, "briefs/bir.md", "[G P5]", "[G P55]")
    assert said(folder) == {
        (SCENARIO, "delegations[0].hue (ald)"),
        (SCENARIO, "forums[0].voters[0] (board)"),
        (POSITIONS, "positions[0].kind (ald-goal)"),
        (POSITIONS, "positions[0].source (ald-goal)"),
        (ISSUES, "exclusions[0].when.F[0] (company-needs-pier)"),
        (INJECTS, "injects[0].to[0] (crew-letter)"),
        (STEPS, "steps[1].act"),
        ("briefs/bir.md", "line 9"),
    }


def test_reading_a_faulty_pack_raises_every_fault(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewritten(folder, SCENARIO, "hue = 2", "hue = 10")
    rewritten(folder, ISSUES, 'F = ["c"]', 'F = ["x"]')
    for reading in (packs.read, packs.walkthrough):
        with pytest.raises(packs.Faulty) as raised:
            reading(folder)
        assert list(raised.value.faults) == packs.check(folder)
        assert str(raised.value).splitlines() == [str(one) for one in raised.value.faults]
