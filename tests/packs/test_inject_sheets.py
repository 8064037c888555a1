"""The master events list as a spreadsheet: out and in again, and each fault with its cell."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies
from openpyxl import Workbook, load_workbook

from tests.helpers.little import AST, BIR, CED, DAL, HUSH, LITTLE, TALK, inject
from tests.helpers.properties import steady
from tests.packs.given import SHELF
from wargame.engine.names import InjectId
from wargame.engine.scenario import Inject, InjectVersion
from wargame.packs.building import build
from wargame.packs.files import open_pack
from wargame.packs.inject_sheets import COLUMNS, letters, read_rows, rows_of
from wargame.packs.workbooks import LARGEST, NotASheet, as_csv, as_xlsx, read_sheet

UKRAINE, HARBOUR = (build(open_pack(SHELF / one)) for one in ("ukraine-settlement", "harbour"))
FORMATS = [("list.csv", as_csv), ("list.xlsx", as_xlsx)]

FAULTS: tuple[tuple[int, str, str, str], ...] = (
    (3, "id", "J 3!", "letters, digits and hyphens"),
    (11, "id", "R1", "stands in row 2 too"),
    (19, "title", "", "empty"),
    (27, "title", "x" * 121, "too long"),
    (35, "type", "surprise", "'ad-hoc'"),
    (43, "round", "9", "There is no round “9”"),
    (51, "phase", "r9-talk", "There is no phase"),
    (59, "phase", "r3-corridor", "has no such phase"),
    (67, "offset", "soon", "no whole number"),
    (75, "offset", "601", "600 at most"),
    (83, "to", "kyv, xyz", "There is no delegation “xyz”"),
    (91, "to", "", "Nobody would read this"),
    (99, "public", "perhaps", "neither yes nor no"),
    (107, "medium", "owl", "'cable'"),
    (115, "when", "eu_seat <=", "At position 11: more is needed"),
    (123, "objectives", "O9", "There is no objective “O9”"),
    (131, "effects", "pub_eu minus one", "is no effect"),
    (139, "effects", "moon -1", "There is no indicator “moon”"),
    (147, "paragraph", "999", "has no paragraph 999"),
    (155, "source", "Z", "There is no source “Z”"),
    (163, "regions", "atlantis tense", "There is no region “atlantis”"),
    (171, "regions", "baltic merry", "names no state"),
    (179, "to_2", "xyz", "There is no delegation “xyz”"),
)


def two_hundred() -> list[list[str]]:
    """Return a sheet of 200 sound injects, every eighth of them conditional."""
    first = UKRAINE.injects[0]
    made = [
        replace(
            first,
            id=InjectId(f"R{n}"),
            title=f"Report {n}",
            public=False,
            to=(UKRAINE.delegations[n % 9].id,),
            type="conditional" if n % 8 == 2 else "scripted",
            when="eu_seat <= 4" if n % 8 == 2 else "",
            offset=None if n % 8 == 2 else n % 40,
        )
        for n in range(1, 201)
    ]
    return [[*row] for row in rows_of(made)]


@pytest.mark.parametrize(("name", "write"), FORMATS)
def test_two_hundred_rows_with_twenty_kinds_of_faults(name: str, write: Any) -> None:  # noqa: ANN401
    sound = two_hundred()
    spoiled = [[*row] for row in sound]
    for row, column, text, _ in FAULTS:
        spoiled[row - 1][COLUMNS.index(column)] = text

    report = read_rows(read_sheet(name, write(spoiled)), UKRAINE)
    mended = read_rows(read_sheet(name, write(sound)), UKRAINE)

    assert report.injects == ()
    assert [(one.row, one.column) for one in report.faults] == [one[:2] for one in FAULTS]
    for found, (row, column, _, words) in zip(report.faults, FAULTS, strict=True):
        assert words in found.sentence
        assert found.cell == f"{letters(COLUMNS.index(column))}{row}"
    assert mended.faults == ()
    assert len(mended.injects) == 200
    assert {one.condition is not None for one in mended.injects} == {True, False}


@pytest.mark.parametrize(("name", "write"), FORMATS)
@pytest.mark.parametrize("scenario", [UKRAINE, HARBOUR])
def test_what_goes_out_comes_in_again(name: str, write: Any, scenario: Any) -> None:  # noqa: ANN401
    sheet = read_rows(read_sheet(name, write([*rows_of(scenario.injects)])), scenario)

    assert sheet.faults == ()
    assert sheet.injects == scenario.injects


@pytest.mark.parametrize(
    ("changed", "column", "words"),
    [
        ({"offset": 3, "phase": ""}, "offset", "Name the phase"),
        ({"public": True, "to": (BIR,)}, "to", "goes to everyone"),
        ({"type": "contingency", "trigger": ""}, "trigger", "waits for"),
        ({"when": "mood = 1"}, "when", "Only a conditional"),
        ({"auto": True}, "auto", "Nothing says when"),
        ({"round": "r2", "phase": HUSH}, "phase", "has no such phase"),
    ],
)
def test_what_does_not_fit_together(changed: dict[str, Any], column: str, words: str) -> None:
    (fault,) = read_rows([*rows_of([replace(inject("j1", BIR), **changed)])], LITTLE).faults

    assert (fault.row, fault.column) == (2, column)
    assert words in fault.sentence


TEXTS = (
    InjectVersion((BIR,), "For the Bir", "They read this."),
    InjectVersion((CED, DAL), "For two", "And they read that."),
)


@pytest.mark.parametrize(("name", "write"), FORMATS)
def test_texts_that_differ_by_audience_stand_in_columns_of_their_own(name: str, write: Any) -> None:  # noqa: ANN401
    made = replace(inject("j1", AST), versions=TEXTS)
    (found,) = read_rows(read_sheet(name, write([*rows_of([made])])), LITTLE).injects

    assert found.versions == TEXTS


def test_a_sheet_without_such_columns_leaves_them_as_they_are() -> None:
    planned = replace(inject("j1", AST), versions=TEXTS)
    scenario = replace(LITTLE, injects=(planned,))
    short = COLUMNS.index("to_2")
    rows = [row[:short] for row in rows_of([replace(planned, title="Other")])]
    (found,) = read_rows(rows, scenario).injects

    assert (found.title, found.versions) == ("Other", TEXTS)


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("to_2", "bir, owl", "There is no delegation “owl”"),
        ("to_3", "", "empty"),
        ("title_2", "", "empty"),
        ("title_3", "x" * 121, "too long"),
        ("text_3", "", "empty"),
    ],
)
def test_a_fault_in_another_text_names_its_cell(column: str, text: str, words: str) -> None:
    heading, row = ([*one] for one in rows_of([replace(inject("j1", AST), versions=TEXTS)]))
    row[COLUMNS.index(column)] = text
    (fault,) = read_rows([heading, row], LITTLE).faults

    assert fault.cell == f"{letters(COLUMNS.index(column))}2"
    assert words in fault.sentence


def test_headings() -> None:
    sound = [*rows_of(LITTLE.injects)]
    strange = [[*COLUMNS, "owl"], *sound[1:]]
    without = [row[1:] for row in sound]

    assert "no column is called “owl”" in read_rows(strange, LITTLE).faults[0].sentence
    assert "The column “id” is missing" in read_rows(without, LITTLE).faults[0].sentence
    assert "twice" in read_rows([[*COLUMNS, "id"]], LITTLE).faults[0].sentence
    assert "is empty" in read_rows([], LITTLE).faults[0].sentence


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(text: str) -> None:
    made = replace(inject("j1", BIR), title=text, text=text)
    book = load_workbook(io.BytesIO(as_xlsx(rows_of([made]))))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]

    assert "f" not in {cell.data_type for cell in cells}
    assert not any(str(cell.value or "").startswith(("=", "+", "@", "-")) for cell in cells)
    assert not any(
        part.startswith(("=", "+", "@", '"='))
        for part in as_csv(rows_of([made])).decode("utf-8-sig").split(",")
    )
    (back,) = read_rows(read_sheet("a.csv", as_csv(rows_of([made]))), LITTLE).injects
    assert back.title == text.strip()


def packed(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return kept.getvalue()


def entities() -> bytes:
    """Return a workbook whose XML defines entities."""
    book, kept = io.BytesIO(as_xlsx([("id",)])), io.BytesIO()
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(kept, "w") as new:
        for part in old.infolist():
            sheet = "sheet1" in part.filename
            new.writestr(part.filename, bomb if sheet else old.read(part.filename))
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xls", b"", "Only .xlsx and .csv"),
        ("a.xlsm", b"", "Only .xlsx and .csv"),
        ("a", b"", "Only .xlsx and .csv"),
        ("a.csv", b"\xff\xfe", "not UTF-8"),
        ("a.csv", b"x" * (LARGEST + 1), "larger than"),
        ("a.csv", b'id\n"open', "not CSV"),
        ("a.csv", b"id\n" * 600, "more than 500 rows"),
        ("a.xlsx", b"PK", "not a workbook"),
        ("a.xlsx", packed(x=b"nothing"), "cannot be read|damaged"),
        ("a.xlsx", packed(**{"xl/vbaProject.bin": b"x"}), "macros"),
        ("a.xlsx", packed(x=b"0" * (21 * 1024 * 1024)), "too much"),
        ("a.xlsx", entities(), "cannot be read|damaged"),
    ],
)
def test_files_that_are_not_taken_in(name: str, content: bytes, words: str) -> None:
    with pytest.raises(NotASheet, match=words):
        read_sheet(name, content)


def test_a_sheet_with_semicolons_and_numbers_as_numbers() -> None:
    rows = [*rows_of([replace(inject("j1", BIR), phase=TALK, offset=3)])]
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append([3.0 if cell == "3" else cell for cell in row])
    kept = io.BytesIO()
    book.save(kept)

    for name, content in (("a.csv", text.encode()), ("a.xlsx", kept.getvalue())):
        (found,) = read_rows(read_sheet(name, content), LITTLE).injects
        assert found.offset == 3


@steady
@given(strategies.lists(strategies.lists(strategies.text(max_size=12), max_size=30), max_size=5))
def test_whatever_stands_in_a_sheet_is_read_or_reported(rows: list[list[str]]) -> None:
    sheet = read_rows([[*COLUMNS], *rows], LITTLE)

    assert bool(sheet.faults) or all(isinstance(one, Inject) for one in sheet.injects)
