"""The files of a pack: what is missing, too large, unreadable, or not of this folder."""

import os
from pathlib import Path

import pytest

from tests.packs.given import HARBOUR, SHELF, added, copied, rewritten, said
from wargame import packs
from wargame.packs.files import DEEPEST, LARGEST, LONGEST, TABLES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tiny pack."""
    return copied(tmp_path)


def sentence(folder: Path, file: str, key: str = "") -> str:
    """Return what is said at one place."""
    (found,) = (one.sentence for one in packs.check(folder) if (one.file, one.key) == (file, key))
    return found


@pytest.mark.parametrize("file", TABLES)
def test_every_table_must_be_there(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert "missing" in sentence(folder, file)


def test_a_missing_file_hides_no_fault_of_another_and_makes_none(folder: Path) -> None:
    (folder / "sources.toml").unlink()
    rewritten(folder, "positions.toml", '"goal"', '"wish"')
    assert said(folder) == {
        ("sources.toml", ""),
        ("positions.toml", "positions[0].kind (ald-goal)"),
    }


def test_a_folder_that_is_not_there_is_a_fault() -> None:
    (fault,) = packs.check(SHELF / "harbor")
    assert (fault.file, fault.key) == ("harbor", "")
    assert "harbour" in fault.sentence


def test_a_folder_has_the_name_of_a_slug(folder: Path) -> None:
    moved = folder.rename(folder.with_name("My Pack"))
    assert said(moved) == {("My Pack", "")}


def test_a_line_that_is_no_toml_is_named(folder: Path) -> None:
    rewritten(folder, "issues.toml", 'package = "Charter"', "package = Charter")
    assert "Mend it" in sentence(folder, "issues.toml", "line 5")


def test_a_text_that_never_ends_is_no_toml(folder: Path) -> None:
    added(folder, "issues.toml", '\nreason = """')
    assert "not TOML" in sentence(folder, "issues.toml")


def test_a_number_without_end_is_a_fault(folder: Path) -> None:
    rewritten(folder, "scenario.toml", "hue = 2", "hue = " + "2" * 5000)
    assert "not TOML" in sentence(folder, "scenario.toml")


@pytest.mark.parametrize("value", ["[" * 5000 + "]" * 5000, "a." * 20 + "b"])
def test_values_are_not_nested_deep(folder: Path, value: str) -> None:
    line = f"deep = {value}" if value.startswith("[") else f"{value} = 1"
    rewritten(folder, "sources.toml", "[[sources]]", f"{line}\n[[sources]]")
    (fault,) = (one for one in packs.check(folder) if one.file == "sources.toml")
    assert f"{DEEPEST} levels" in fault.sentence


def test_a_file_is_not_larger_than_a_pack_needs(folder: Path) -> None:
    added(folder, "injects.toml", "#" * LARGEST)
    assert str(LARGEST) in sentence(folder, "injects.toml")


def test_a_text_is_not_longer_than_anybody_reads(folder: Path) -> None:
    rewritten(folder, "scenario.toml", "Let everybody", "o" * LONGEST + " Let everybody")
    assert str(LONGEST) in sentence(folder, "scenario.toml", "aim")


@pytest.mark.parametrize("unseen", ["\\u0000", "\\u0007", "\\u202e", "\\u200b", "\\r"])
def test_a_text_holds_no_unseen_characters(folder: Path, unseen: str) -> None:
    rewritten(folder, "scenario.toml", "Two harbours", f"Two{unseen} harbours")
    assert "U+" in sentence(folder, "scenario.toml", "title")


def test_a_brief_holds_no_unseen_characters(folder: Path) -> None:
    rewritten(folder, "briefs/ald.md", "The ferry", "The\x00 ferry")
    assert "U+0000" in sentence(folder, "briefs/ald.md")


def test_a_file_is_text_in_utf_8(folder: Path) -> None:
    path = folder / "briefs" / "bir.md"
    path.write_bytes(path.read_bytes().replace(b"smaller town", b"sm\xe5ller town"))
    assert "Line 3 is not UTF-8" in sentence(folder, "briefs/bir.md")


def test_the_marks_of_other_systems_do_no_harm(folder: Path) -> None:
    for path in folder.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert packs.check(folder) == []
    assert packs.read(folder).briefs == packs.read(HARBOUR).briefs


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "elsewhere.md"
    secret.write_text("# A secret\n\nOf another house.\n")
    (folder / "briefs" / "ald.md").unlink()
    (folder / "briefs" / "ald.md").symlink_to(secret)
    assert "link out of the folder" in sentence(folder, "briefs/ald.md")


def test_a_folder_of_briefs_that_is_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "briefs").rename(tmp_path / "briefs")
    (folder / "briefs").symlink_to(tmp_path / "briefs")
    assert "link out of the folder" in sentence(folder, "briefs/bir.md")


def test_a_link_that_leads_nowhere_is_a_fault(folder: Path) -> None:
    (folder / "injects.toml").unlink()
    (folder / "injects.toml").symlink_to("injects.toml")
    assert said(folder) == {("injects.toml", "")}


def test_a_link_within_the_folder_is_a_file(folder: Path) -> None:
    (folder / "briefs" / "ald.md").rename(folder / "alder.md")
    (folder / "briefs" / "ald.md").symlink_to(folder / "alder.md")
    assert packs.check(folder) == []


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "injects.toml").unlink()
    os.mkfifo(folder / "injects.toml")
    assert "not a file" in sentence(folder, "injects.toml")


def test_a_table_of_another_name_is_a_fault(folder: Path) -> None:
    (folder / "inject.toml").write_text("")
    assert "injects.toml" in sentence(folder, "inject.toml")


def test_a_brief_of_nobody_is_a_fault(folder: Path) -> None:
    (folder / "briefs" / "alder.md").write_text("# Alder\n\nRead it.\n")
    assert "ald, bir" in sentence(folder, "briefs/alder.md")


def test_a_brief_has_something_to_read(folder: Path) -> None:
    (folder / "briefs" / "ald.md").write_text("# Alder\n")
    assert "nothing to read" in sentence(folder, "briefs/ald.md")


def test_hidden_files_are_passed_over(folder: Path) -> None:
    (folder / ".scenario.toml").write_text("not = toml = at all")
    (folder / "briefs" / "._ald.md").write_bytes(b"\xff")
    assert packs.check(folder) == []


def test_the_checksum_covers_every_file(folder: Path) -> None:
    before = packs.read(folder).checksum
    assert before == packs.read(HARBOUR).checksum
    checksums = {before}
    for file in (*TABLES, "briefs/ald.md"):
        added(folder, file, "\n")
        checksums.add(packs.read(folder).checksum)
    assert len(checksums) == len(TABLES) + 2


def test_the_shelf_names_the_folders_that_hold_a_pack(tmp_path: Path) -> None:
    copied(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "Bad Name").mkdir()
    (tmp_path / "Bad Name" / "scenario.toml").write_text("")
    assert packs.slugs(tmp_path) == ("harbour",)
    assert packs.slugs(tmp_path / "nowhere") == ()
