"""Fair dice: the check that the README prints verifies each roll from an export alone."""

import json
import re
import subprocess
import sys
from pathlib import Path

from wargame.aar.exports import jsonl
from wargame.conduct.rehearsal import Rehearsed
from wargame.engine import Viewer
from wargame.engine.names import CONTROL, OBSERVER, CellId

README = Path(__file__).parents[2] / "README.md"
LINES = 10


def check() -> str:
    """Return the program that the README prints."""
    (found,) = re.findall(r"```python\n(import hashlib.*?)```", README.read_text(), re.DOTALL)
    return str(found)


def checked(record: Path) -> subprocess.CompletedProcess[str]:
    """Run the program on a record, in a Python that knows nothing of this house."""
    order = [sys.executable, "-I", "-c", check(), str(record)]
    return subprocess.run(order, capture_output=True, text=True, check=False)


def exported(played: Rehearsed, cell: str, folder: Path) -> Path:
    """Return a file with the record of a viewer."""
    path = folder / "record.jsonl"
    path.write_text("\n".join(jsonl.lines(played.code, Viewer(CellId(cell)))), encoding="utf-8")
    return path


def test_it_has_ten_lines() -> None:
    assert len(check().splitlines()) <= LINES + 1


def test_every_roll_in_a_record_is_as_the_seed_says(played: Rehearsed, tmp_path: Path) -> None:
    for cell in (CONTROL, OBSERVER, "ald"):
        done = checked(exported(played, cell, tmp_path))
        assert done.returncode == 0, done.stderr
        assert done.stdout == "1 rolls are as the seed says.\n"


def test_a_record_that_was_touched_does_not_pass(played: Rehearsed, tmp_path: Path) -> None:
    record = exported(played, CONTROL, tmp_path)
    whole = [json.loads(line) for line in record.read_text().splitlines()]
    for kind, change in (("ruling.rolled", {"dice": [101]}), ("dice.committed", {"digest": "0"})):
        touched = [
            {**one, "body": {**one["body"], **change}} if one.get("kind") == kind else one
            for one in whole
        ]
        record.write_text("\n".join(map(json.dumps, touched)))
        assert checked(record).returncode != 0


def test_the_seed_is_told_at_the_end_and_not_before(played: Rehearsed, tmp_path: Path) -> None:
    record = exported(played, "bir", tmp_path).read_text().splitlines()
    kinds = [json.loads(line).get("kind") for line in record]
    found = [one for one in kinds if one in {"dice.committed", "ruling.rolled", "dice.revealed"}]
    assert found == ["dice.committed", "ruling.rolled", "dice.revealed"]
