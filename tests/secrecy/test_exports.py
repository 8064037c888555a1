"""Exports: no name, no secret paper and nothing unopened is in any of them, whoever reads it."""

import re
from io import StringIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.helpers.little import CELLS
from tests.helpers.properties import steady
from tests.secrecy.authors import Author, Pair
from tests.secrecy.histories import SCENES
from tests.secrecy.household import CANARY, NAMES, Household
from tests.secrecy.twins import CODE, Undone, found, play
from wargame.aar import sight, works
from wargame.aar.exports import polite
from wargame.aar.report import entries, manners
from wargame.aar.report.composing import compose
from wargame.aar.report.tables import tables
from wargame.conduct import acts, jobs, orders
from wargame.engine import Seat, Viewer
from wargame.engine.instruments.exporting import ExportForm
from wargame.engine.names import CONTROL, OBSERVER, CellId, SeatId
from wargame.journal import codec, reading

BOSS = Seat(CONTROL, SeatId("control-1"))
READERS = ("ald", "bir", OBSERVER, CONTROL)
READABLE = tuple(one for one in ExportForm if one is not ExportForm.PDF)
"""A PDF packs its words; it is set from the same document as the web page."""

GOSSIP = f"{NAMES['ald-1']} told {NAMES['bir-2'].upper()} so; {NAMES['lobby']}, too."


def _do(code: str, act: str, **fields: object) -> None:
    acts.submit(code, BOSS, orders.command(act, fields), f"{act} {fields}")


@pytest.fixture
def ended(house: Household, db: None, settings: object, tmp_path: Path) -> Household:
    """The household after the end; somebody has spoken of people, and two chapters are open."""
    settings.WARGAME_JOBS = str(tmp_path / "jobs")  # type: ignore[attr-defined]
    _do(house.code, "statement.make", text=GOSSIP)
    _do(house.code, "exercise.end")
    _do(house.code, "chapter.open", chapter="texts")
    _do(house.code, "chapter.open", chapter="cables", cells=["bir"])
    return house


def _made(house: Household, form: ExportForm, reader: str) -> str:
    """Return all words of an export."""
    one = works.order(house.code, form, CellId(reader), named=False, by="control-1")
    jobs.work()
    done = jobs.job(house.code, one.id)
    assert done is not None
    path = jobs.file_of(done)
    assert path is not None, done
    return _words(path)


def _words(path: Path) -> str:
    if path.suffix in {".docx", ".xlsx", ".zip"}:
        with ZipFile(path) as archive:
            return "\n".join(
                archive.read(one).decode(errors="replace") for one in archive.namelist()
            )
    return path.read_text()


def _may(house: Household, reader: str) -> set[str]:
    """Return the canaries of all that a reader was told, or that lies open since."""
    eyes = sight.of(house.code, Viewer(CellId(reader)))
    return {
        canary
        for one in reading.records(house.code)
        if eyes.reads(one) and not one.audience.sealed
        for canary in CANARY.findall(codec.dump(one.event))
    }


@pytest.fixture
def composed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compose one document for all formats of it."""
    known: dict[object, object] = {}

    def once(code: str, eyes: object, *rest: object) -> object:
        if eyes not in known:
            known[eyes] = compose(code, eyes, *rest)  # type: ignore[arg-type]
        return known[eyes]

    monkeypatch.setattr(works, "compose", once)


@pytest.mark.parametrize("reader", READERS)
def test_an_export_holds_nothing_that_its_reader_may_not_know(
    ended: Household, composed_once: None, reader: str
) -> None:
    may = _may(ended, reader)
    for form in READABLE:
        text = _made(ended, form, reader)
        seen = set(CANARY.findall(text))
        assert seen, "an export that says nothing shows nothing"
        assert seen - set(NAMES.values()) <= may, form
        if form is not ExportForm.RECORD:
            assert not [one for one in NAMES.values() if one in text.casefold()], form
            assert not re.findall(r"\b(?:ald|bir)-\d\b", text), form


def test_what_was_not_opened_is_in_no_export_of_others(ended: Household) -> None:
    closed = {"zqbrief01", "zqnote11", "zqplan01", "zqsay04", "zqfog03"}
    for reader in ("bir", OBSERVER):
        assert not closed & set(CANARY.findall(_made(ended, ExportForm.JSONL, reader)))


def test_what_was_opened_is_in_them(ended: Household) -> None:
    assert "zqtitle01" in _made(ended, ExportForm.JSONL, OBSERVER)
    assert "zqcable06" in _made(ended, ExportForm.JSONL, OBSERVER)
    assert OBSERVER not in ended.told["zqcable06"]


def test_no_secret_paper_is_in_any_export(ended: Household) -> None:
    secret = {
        one.event.ballot
        for one in reading.records(ended.code)
        if one.kind == "ballot.opened" and one.event.secret
    }
    assert secret
    for reader in READERS:
        eyes = sight.of(ended.code, Viewer(CellId(reader)))
        seen = entries.read(ended.code, eyes)
        assert not [one for one in seen.of("ballot.cast") if one.record.event.ballot in secret]
        sheets = tables(seen, manners.of_house(ended.code))
        papers = next(one for one in sheets if one.title == "Papers")
        assert not [row for row in papers.rows if row[0] in secret]
        for form in (ExportForm.JSONL, ExportForm.RECORD):
            for line in StringIO(_made(ended, form, reader)):
                assert '"kind":"ballot.cast"' not in line or not any(it in line for it in secret)


def _taken_out(cell: str) -> tuple[object, ...]:
    eyes, how = sight.of(CODE, Viewer(CellId(cell))), manners.of_house(CODE)
    seen = entries.read(CODE, eyes)
    lines = tuple(polite.lines(CODE, eyes, how))
    return compose(CODE, eyes, how, lambda _: None), tables(seen, how), lines


def test_what_a_reader_may_not_know_makes_no_difference_to_an_export(db: None) -> None:
    found()
    different: list[Pair] = []

    @settings(steady, max_examples=12)
    @given(chance=st.randoms(use_true_random=False), reader=st.sampled_from((*CELLS, OBSERVER)))
    def twins(chance: Random, reader: str) -> None:
        pairs = Author(chance, reader, SCENES).write()
        note(f"{reader}: {pairs}")
        made = []
        for which in (0, 1):
            with Undone():
                play([pair[which] for pair in pairs], reader)
                made.append(_taken_out(reader))
        assert made[0] == made[1]
        different.extend(pair for pair in pairs if pair[0] != pair[1])

    twins()
    assert different, "twins that are the same show nothing"
