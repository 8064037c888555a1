"""The command that says what is wrong with a pack."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.packs.given import HARBOUR, SHELF, copied, rewritten


def checked(*arguments: str) -> tuple[int, str]:
    """Return the exit status of the command, and what it printed."""
    out, err = StringIO(), StringIO()
    try:
        call_command("check_pack", *arguments, stdout=out, stderr=err)
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue() + err.getvalue()
    return 0, out.getvalue()


def test_a_whole_pack_is_counted() -> None:
    status, said = checked("harbour")
    assert status == 0
    assert said.startswith("harbour: no faults\n2 delegations, 1 line-up, 2 timings, 5 phases")


@pytest.mark.parametrize("arguments", [[str(HARBOUR)], ["harbour", "--root", str(SHELF)]])
def test_a_pack_is_named_by_its_slug_or_its_folder(arguments: list[str]) -> None:
    assert checked(*arguments)[0] == 0


def test_a_folder_of_that_name_counts_where_the_shelf_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(tmp_path).rename(tmp_path / "quay")
    monkeypatch.chdir(tmp_path)
    assert checked("quay")[0] == 0


def test_every_fault_of_a_spoiled_pack_is_printed(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewritten(folder, "scenario.toml", "hue = 2", "hue = 10")
    rewritten(folder, "issues.toml", 'F = ["c"]', 'F = ["x"]')
    status, said = checked(str(folder))
    assert status == 1
    assert "scenario.toml: delegations[0].hue (ald): This number is too large; 9 at most." in said
    assert "issues.toml: exclusions[0].when.F[0] (company-needs-pier): Issue “F” has no" in said
    assert said.endswith("harbour: 2 faults\n")


def test_a_pack_that_is_not_there_is_one_fault() -> None:
    status, said = checked("harbor")
    assert status == 1
    assert "harbor: There is no such folder." in said
    assert "harbour" in said
