"""The tiny pack, whole or spoiled on purpose."""

import shutil
from pathlib import Path

from wargame import packs
from wargame.packs import Fault

SHELF = Path(__file__).resolve().parents[2] / "fixtures" / "scenarios"
HARBOUR = SHELF / "harbour"


def copied(where: Path) -> Path:
    """Return a copy of the tiny pack that a test may spoil."""
    folder = where / "harbour"
    shutil.copytree(HARBOUR, folder)
    return folder


def rewritten(folder: Path, file: str, old: str, new: str) -> None:
    """Replace a text in a file of the pack, once; the text must be there."""
    path = folder / file
    text = path.read_text()
    assert old in text, f"{file} holds no {old!r}"
    path.write_text(text.replace(old, new, 1))


def added(folder: Path, file: str, text: str) -> None:
    """Add rows to the end of a file of the pack."""
    with (folder / file).open("a") as opened:
        opened.write(text)


def said(folder: Path) -> set[tuple[str, str]]:
    """Return the file and the key of each fault."""
    return {(fault.file, fault.key) for fault in packs.check(folder)}


def misshapen(folder: Path) -> list[Fault]:
    """Return the faults of the files themselves; the walkthrough may tell of another line-up."""
    return [fault for fault in packs.check(folder) if fault.file != "walkthrough.toml"]
