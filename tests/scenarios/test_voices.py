"""Voices: cells that control speaks for, so that a pack can hold positions that nobody plays."""

import shutil
from pathlib import Path

import pytest

from wargame import packs


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A copy of the pack, to be spoiled."""
    made = tmp_path / folder.name
    shutil.copytree(folder, made)
    return made


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert text.count(before) == 1
    path.write_text(text.replace(before, after))


def test_a_position_of_nobody_is_a_fault(copy: Path) -> None:
    change(copy / "scenario.toml", 'mda = "Chișinău"\n', "")
    faults = packs.check(copy)
    assert faults
    assert all(one.file == "positions.toml" and "mda" in one.key for one in faults)


def test_a_voice_that_somebody_plays_is_a_fault(copy: Path) -> None:
    change(copy / "scenario.toml", 'mda = "Chișinău"\n', 'mda = "Chișinău"\nkyv = "Kyiv"\n')
    (fault,) = packs.check(copy)
    assert fault.file == "scenario.toml"
    assert "kyv" in fault.key
    assert "is a delegation" in fault.sentence
