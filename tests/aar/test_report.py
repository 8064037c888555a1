"""The report: every number counted again, every sentence proved, in three formats alike."""

import csv
import hashlib
import hmac
import json
import re
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

import docx as word
import pytest
from openpyxl import load_workbook

from tests.aar import runs
from tests.aar.recount import Lines, five, numbers
from tests.web.hostile import Bones
from wargame.aar import charts, sight
from wargame.aar.exports import jsonl
from wargame.aar.exports.docx_tables import WIDE
from wargame.aar.exports.report_docx import docx
from wargame.aar.exports.report_html import html
from wargame.aar.exports.report_pdf import pdf
from wargame.aar.exports.sheets import csvs, xlsx
from wargame.aar.report import analyses, entries, manners
from wargame.aar.report.analyses import analysed
from wargame.aar.report.composing import compose
from wargame.aar.report.document import Document, Part, Quote, Text
from wargame.aar.report.tables import tables
from wargame.aar.sections import Table
from wargame.engine import Viewer
from wargame.engine.names import CONTROL


@pytest.fixture(autouse=True)
def without_analyses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what the analyses find: their numbers have tests of their own."""
    for which in ("LEARNT", "COUNTED"):
        monkeypatch.setattr(f"wargame.aar.report.analyses.{which}", ())


Made = tuple[Document, Lines, tuple[Table, ...]]


@cache
def made(script: str) -> Made:
    """Return control's report of a walkthrough, its record, and its tables."""
    code = runs.run(script)
    eyes, how = sight.control(code), manners.of_house(code)
    lines = Lines(jsonl.lines(code, Viewer(CONTROL)))
    document = compose(code, eyes, how, lambda _: None)
    return document, lines, tables(entries.read(code, eyes), how)


@pytest.fixture(params=runs.SCRIPTS, ids=lambda one: one or "half-a-day")
def report(request: pytest.FixtureRequest, db: None) -> Made:
    return made(request.param)


@pytest.fixture
def report_of_one(db: None) -> Document:
    return made("ninety-minutes")[0]


def part(document: Document, name: str) -> Part:
    return next(one for _, one in document.walk() if one.id == name)


def table(document: Document, name: str) -> Table:
    return next(one for one in part(document, name).blocks if isinstance(one, Table))


def sheet(found: tuple[Table, ...], title: str) -> list[dict[str, object]]:
    one = next(one for one in found if one.title == title)
    return [dict(zip(one.columns, row, strict=True)) for row in one.rows]


def sentences(one: Part) -> list[Text]:
    return [block for block in one.blocks if isinstance(block, Text)]


def test_every_number_of_the_summary_is_that_of_the_record(report: Made) -> None:
    document, lines, _ = report
    told = dict(pair for one in sentences(part(document, "summary")) for pair in one.numbers)
    assert told == numbers(lines)


def test_no_other_number_stands_in_the_summary(report: Made) -> None:
    document, _, _ = report
    for one in sentences(part(document, "summary")):
        plain = re.sub(r"“[^”]*”|\d+ \w+ \d{4}, \d\d:\d\d", "", one.text)
        said = [int(number) for number in re.findall(r"\d+", plain)]
        assert sorted(said) == sorted(number for _, number in one.numbers), one.text


def test_every_sentence_of_the_summary_names_entries_that_are_there(report: Made) -> None:
    document, lines, _ = report
    known = {one["n"] for one in lines.all}
    for one in sentences(part(document, "summary")):
        assert one.proof, one.text
        assert set(one.proof) <= known


def test_times_are_to_five_minutes_and_those_of_the_record(report: Made) -> None:
    document, lines, _ = report
    at = {one["n"]: one["at"] for one in lines.all}
    rows = table(document, "timeline").rows
    assert len(rows) > 30
    for when, _, number in rows:
        hour, minute = divmod(five(at[number]) % (24 * 60), 60)
        assert when == f"{hour:02}:{minute:02}"


def test_the_timeline_leaves_out_nothing_that_it_names(report: Made) -> None:
    document, lines, _ = report
    said = [row[1] for row in table(document, "timeline").rows]
    assert sum(one.endswith(" opened") for one in said) == lines.count("phase.opened")
    votes = [one for one in said if one.endswith((": adopted", ": not adopted"))]
    assert len(votes) == lines.count("ballot.decided")


def test_every_vote_has_the_counts_of_the_record(report: Made) -> None:
    document, lines, sheets = report
    opened = [one["ballot"] for one in lines.bodies("ballot.opened")]
    results = {one["ballot"]: one for one in lines.bodies("ballot.decided")}
    rows = table(document, "votes").rows
    assert len(rows) == len(opened) > 2
    for name, row, cells in zip(opened, rows, sheet(sheets, "Votes"), strict=True):
        assert cells["vote"] == name
        if name in results:
            told = results[name]["outcome"]
            counts = [told[one] for one in ("yes", "no", "abstain", "silent")]
            assert list(row[3:7]) == counts
            assert [cells[one] for one in ("yes", "no", "abstain", "silent")] == counts
            assert row[8] == cells["result"] == ("adopted" if told["adopted"] else "not adopted")


def test_the_arithmetic_of_a_vote_stands_in_it(report: Made) -> None:
    document, lines, _ = report
    for number, one in enumerate(lines.bodies("ballot.opened"), start=1):
        said = [block.text for block in sentences(part(document, f"vote-{number}"))]
        decided = [it for it in lines.bodies("ballot.decided") if it["ballot"] == one["ballot"]]
        for result in decided:
            assert set(result["outcome"]["arithmetic"]) <= set(said)
            assert result["outcome"]["sentence"] in said


def test_a_roll_call_has_every_voter_once_and_a_secret_one_has_none(report: Made) -> None:
    document, lines, sheets = report
    secret = {one["ballot"]: one["secret"] for one in lines.bodies("ballot.opened")}
    assert True in secret.values()
    for number, (name, hidden) in enumerate(secret.items(), start=1):
        calls = [one for one in part(document, f"vote-{number}").blocks if isinstance(one, Table)]
        papers = [one for one in sheet(sheets, "Papers") if one["vote"] == name]
        cast = [one for one in lines.bodies("ballot.decided") if one["ballot"] == name]
        if hidden:
            assert not calls
            assert not papers
        elif cast:
            assert len(papers) == len(cast[0]["roll_call"])
            counted = {row[0]: row[1] for row in calls[0].rows} if calls else {}
            for choice in ("yes", "no", "abstain"):
                chose = [one for one in cast[0]["roll_call"].values() if one == choice]
                assert counted.get(choice, 0) == len(chose)


def test_agreements_are_the_texts_that_were_initialled(report: Made) -> None:
    document, lines, sheets = report
    drawn = lines.bodies("agreement.drafted")
    assert len(sheet(sheets, "Agreements")) == len(drawn) > 0
    assert len(sheet(sheets, "Signatures")) == lines.count("agreement.signed")
    for number, one in enumerate(drawn, start=1):
        blocks = part(document, f"agreement-{number}").blocks
        letters = [block.mark for block in blocks if isinstance(block, Quote)]
        assert letters == [*one["choices"], *(clause["id"] for clause in one["clauses"])]


def test_every_roll_is_thrown_again(report: Made) -> None:
    document, lines, _ = report
    rolls = lines.bodies("ruling.rolled")
    (seed,) = (one["seed"] for one in lines.bodies("dice.revealed"))
    rows = table(document, "dice").rows
    assert len(rows) == len(rolls) > 0
    for roll, row in zip(rolls, rows, strict=True):
        name = f"{roll['move']}/{roll['number']}/0"
        stream = hmac.digest(seed.encode(), name.encode(), hashlib.sha256)
        sides = roll["sides"]
        fair = [byte % sides + 1 for byte in stream if byte < 256 - 256 % sides]
        assert row[3] == ", ".join(map(str, fair[: len(roll["dice"])]))
        assert row[5] == "as the seed says"


def test_tables_hold_as_many_rows_as_the_record(report: Made) -> None:
    _, lines, sheets = report
    rows = {one.title: len(one.rows) for one in sheets}
    assert rows["Entries"] == len(lines.all)
    assert rows["Statements"] == lines.count("statement.made")
    assert rows["Cables"] == numbers(lines)["cables"]
    assert rows["Moves"] == lines.count("move.submitted")
    assert rows["Rolls"] == lines.count("ruling.rolled")


class TestPrinted:
    """One walkthrough is enough to see that the formats say the same."""

    @pytest.fixture
    def document(self, report_of_one: Document) -> Document:
        return report_of_one

    def test_the_pdf_is_one_and_is_tagged(self, document: Document) -> None:
        paper = pdf(document)
        assert paper.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in paper
        assert b"/MarkInfo" in paper
        assert b"/Lang" in paper
        assert b"pdfuaid" in paper
        assert paper.count(b"/Title(") > 10, "an outline"
        tables = [it for _, one in document.walk() for it in one.blocks if isinstance(it, Table)]
        assert paper.count(b"/S/THead") >= len(tables)

    @pytest.mark.usefixtures("real_press")
    def test_a_figure_is_told_to_who_cannot_see_it(self) -> None:
        chart = charts.bars("c", "Acts", ("Who", "Acts"), [("A", 1)], across="Who", value="Acts")
        paper = pdf(Document("T", "S", "X", (), (Part("p", "P", (chart,)),)))
        assert b"/S/Figure" in paper
        assert paper.count(b"/Alt(Acts") == 1

    def test_word_and_the_web_page_say_every_word(self, document: Document) -> None:
        paper = word.Document(BytesIO(docx(document)))
        said = " ".join(one.text for one in paper.paragraphs)
        page = " ".join(Bones(html(document)).text.split())
        for _, one in document.walk():
            assert one.title in said
            for block in sentences(one):
                assert block.text in said
                assert " ".join(block.text.split()) in page

    def test_word_has_headings_and_heads_of_tables(self, document: Document) -> None:
        paper = word.Document(BytesIO(docx(document)))
        styles = {one.style.name for one in paper.paragraphs if one.style}
        assert {"Title", "Heading 1", "Heading 2"} <= styles
        assert all("tblHeader" in one.rows[0]._tr.xml for one in paper.tables)

    def test_word_gives_each_column_its_room_and_breaks_no_row(self) -> None:
        table = Table("T", ("No.", "What was said"), ((1, "A long sentence of many words " * 6),))
        document = Document("T", "S", "X", (), (Part("p", "P", (table,)),))
        (grid,) = word.Document(BytesIO(docx(document))).tables
        narrow, wide = (one.width or 0 for one in grid.rows[1].cells)
        assert narrow * 5 < wide
        assert narrow + wide <= WIDE
        assert all("cantSplit" in row._tr.xml for row in grid.rows)
        order = [one.tag.rpartition("}")[2] for one in grid._tbl.tblPr]
        assert order.index("tblLayout") < order.index("tblCellMar") < order.index("tblLook")


def test_what_an_analysis_finds_becomes_a_part(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    code = runs.run("ninety-minutes")
    seen: list[float] = []
    found, details = analysed(analyses.COUNTED, code, sight.control(code), 5, seen.append)
    assert "talk-details" in [one.id for one in details]
    assert [one.id for one in found] == ["bargaining", "voting", "talk"]
    assert all(one.parts for one in found)
    assert seen[-1] == 1


DANGER = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "|cmd", "%1", " =1", "\n=1", "\uff1d1")


def test_no_cell_is_a_formula(tmp_path: object) -> None:
    danger = Table("=1+1", ("=head",), tuple((one,) for one in (*DANGER, None, 7, -7)))
    path, archive = f"{tmp_path}/a.xlsx", f"{tmp_path}/a.zip"
    xlsx([danger, danger], path)  # type: ignore[arg-type]
    csvs([danger, danger], archive)  # type: ignore[arg-type]

    book = load_workbook(path)
    assert len(book.sheetnames) == 2
    cells = [one for row in book.worksheets[0].iter_rows(min_row=2) for one in row]
    assert [one.data_type for one in cells] == [*["s"] * len(DANGER), "n", "n", "n"]
    assert all(str(one.value).startswith("'") for one in cells[: len(DANGER)])
    assert [one.value for one in cells[-3:]] == [None, 7, -7]
    with ZipFile(archive) as opened:
        text = opened.read(opened.namelist()[0]).decode("utf-8-sig")
    assert len(opened.namelist()) == 2
    rows = [row[0] for row in csv.reader(StringIO(text))]
    assert rows[0] == "'=head"
    assert all(row.startswith("'") for row in rows[1 : 1 + len(DANGER)])
    assert rows[-2:] == ["7", "-7"]


def test_a_record_can_be_read_line_by_line(db: None) -> None:
    code = runs.run("ninety-minutes")
    whole = list(jsonl.lines(code, Viewer(CONTROL)))
    assert [json.loads(one)["n"] for one in whole[1:]] == list(range(1, len(whole)))
