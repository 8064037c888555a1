"""One contract, two databases: what a journal promises on SQLite and on PostgreSQL alike."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connections

from tests.helpers.little import LITTLE
from tests.rig.databases import race
from wargame.conduct.sweeping import sweep
from wargame.engine import EVERYONE, Audience, Seat, Told, only
from wargame.engine.audience import sealed
from wargame.engine.instruments.cables import CableSent
from wargame.engine.instruments.statements import StatementMade
from wargame.engine.names import CableId, CellId, SeatId, StatementId
from wargame.journal import erasing, reading, writing
from wargame.journal.record import Cover, Lineage, NoSuchExercise
from wargame.people import codes

NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
ASTER, BIRCH = CellId("ast"), CellId("bir")
BY = Seat(ASTER, SeatId("ast-1"))


@pytest.fixture
def code(journal_db: str) -> str:
    """A journal that has just begun."""
    cover = Cover(codes.fresh(10), "slug", "Title", "sum", LITTLE, "seed", NOW)
    writing.begin(cover, using=journal_db)
    return cover.code


def said(text: str) -> Told:
    """Return a statement by Aster."""
    return Told(StatementMade(StatementId("s1"), ASTER, text), EVERYONE)


def write(code: str, using: str, command_id: str, *told: Told) -> int:
    """Append under the lock; return the new head."""
    with writing.pen(code, using=using) as pen:
        return pen.append(told, BY, command_id, NOW)


def test_what_was_written_is_read_back_whole(code: str, journal_db: str) -> None:
    cable = CableSent(CableId("c1"), ASTER, (BIRCH,), "secret", "Über Łódź", "line\nline “…” 日本")
    write(code, journal_db, "one", said("hello"), Told(cable, only(ASTER, BIRCH)))
    first, second = reading.records(code, using=journal_db)
    assert (first.position, first.part, first.kind) == (1, 0, "statement.made")
    assert (second.position, second.part, second.event) == (2, 1, cable)
    assert (second.at, second.by, second.audience) == (NOW, BY, only(ASTER, BIRCH))


@pytest.mark.parametrize(
    "audience",
    [EVERYONE, only(), only(ASTER), sealed(BIRCH), Audience(None, frozenset({SeatId("x")}))],
)
def test_every_audience_survives(code: str, journal_db: str, audience: Audience) -> None:
    write(code, journal_db, "one", Told(said("x").event, audience))
    (record,) = reading.records(code, using=journal_db)
    assert record.audience == audience


def test_the_answer_of_a_command_is_found_again(code: str, journal_db: str) -> None:
    write(code, journal_db, "one", said("a"), said("b"))
    write(code, journal_db, "two", said("c"))
    with writing.pen(code, using=journal_db) as pen:
        assert [one.position for one in pen.answer("one")] == [1, 2]
        assert pen.answer("three") == ()


def test_a_command_cannot_be_written_twice(code: str, journal_db: str) -> None:
    write(code, journal_db, "one", said("a"))
    with pytest.raises(IntegrityError):
        write(code, journal_db, "one", said("a"))
    assert reading.heads([code], using=journal_db) == {code: 1}


def test_a_failure_leaves_nothing_behind(code: str, journal_db: str) -> None:
    def fail() -> None:
        with writing.pen(code, using=journal_db) as pen:
            pen.append((said("lost"),), BY, "one", NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(reading.records(code, using=journal_db)) == []
    assert reading.heads([code], using=journal_db) == {code: 0}


def test_writers_that_race_make_one_list_without_gaps(code: str, journal_db: str) -> None:
    def writer(name: str) -> list[int]:
        return [write(code, journal_db, f"{name}-{n}", said(f"{name} {n}")) for n in range(25)]

    calls: list[Callable[[], list[int]]] = [partial(writer, name) for name in "abcd"]
    heads = race(*calls)
    assert not [one for one in heads if isinstance(one, BaseException)]
    records = list(reading.records(code, using=journal_db))
    assert [one.position for one in records] == list(range(1, 101))
    for name in "abcd":
        mine = [one.event.text for one in records if one.command_id.startswith(name)]
        assert mine == [f"{name} {n}" for n in range(25)]


def test_one_command_sent_by_many_at_once_counts_once(code: str, journal_db: str) -> None:
    def send() -> str:
        with writing.pen(code, using=journal_db) as pen:
            if pen.answer("same"):
                return "repeated"
            pen.append((said("once"),), BY, "same", NOW)
            return "written"

    answers = race(*[send] * 6)
    assert sorted(map(str, answers)) == ["repeated"] * 5 + ["written"]
    assert len(list(reading.records(code, using=journal_db))) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET body = '{}' WHERE command_id = 'one'",
        "DELETE FROM journal_entry WHERE command_id = 'one'",
    ],
)
def test_the_database_refuses_to_change_an_entry(
    code: str, journal_db: str, statement: str
) -> None:
    write(code, journal_db, "one", said("kept"))
    with (
        pytest.raises(DatabaseError, match="append-only"),
        connections[journal_db].cursor() as cursor,
    ):
        cursor.execute(statement)
    (record,) = reading.records(code, using=journal_db)
    assert record.event.text == "kept"


def test_truncating_is_refused_where_it_exists(postgresql_alias: str, committed_db: None) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        connections[postgresql_alias].cursor() as cursor,
    ):
        cursor.execute("TRUNCATE journal_entry CASCADE")


def test_an_unknown_code_is_said_to_be_unknown(journal_db: str) -> None:
    with pytest.raises(NoSuchExercise):
        reading.cover("NOBODY", using=journal_db)
    with pytest.raises(NoSuchExercise), writing.pen("NOBODY", using=journal_db):
        pass
    assert reading.heads(["NOBODY"], using=journal_db) == {}


def test_the_scenario_is_frozen_into_the_cover(code: str, journal_db: str) -> None:
    assert reading.cover(code, using=journal_db).scenario == LITTLE


def test_an_erased_journal_is_gone_with_all_of_its_bytes(code: str, journal_db: str) -> None:
    """Told by the files of the database: its tables, its log, and what it counted."""
    word = f"canary{codes.fresh(12)}"
    write(code, journal_db, "one", *(said(f"{word} number {n} " * 9) for n in range(300)))
    with connections[journal_db].cursor() as cursor:
        cursor.execute("ANALYZE")
    place = kept_at(journal_db)
    assert holding(word, place)

    erasing.erase(code, journal_db)
    erasing.gone(code, journal_db)
    assert sweep(journal_db)

    assert holding(word, place) == []
    assert holding(code, place) == []
    with pytest.raises(NoSuchExercise):
        erasing.erase(code, journal_db)


def kept_at(using: str) -> Path:
    """Return the folder in which a database keeps its files."""
    if using == "default":
        return Path(settings.WARGAME_VAR)
    with connections[using].cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        return Path(cursor.fetchone()[0])


def holding(word: str, place: Path) -> list[str]:
    """Return the files below a folder that hold a word."""
    mine = [one for one in place.rglob("*") if one.is_file()]
    return [one.name for one in mine if word.encode() in one.read_bytes()]


def test_words_can_be_changed_only_entry_by_entry(code: str, journal_db: str) -> None:
    write(code, journal_db, "one", said("I am Ann"), said("kept"))
    first, second = reading.records(code, using=journal_db)
    changed = replace(first, event=replace(first.event, text="I am [name]"))
    erasing.reword(code, [changed], using=journal_db)
    assert list(reading.records(code, using=journal_db)) == [changed, second]
    with pytest.raises(DatabaseError), connections[journal_db].cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry WHERE command_id = 'one'")


def test_what_was_forked_from_it_forgets_from_where_it_came(code: str, journal_db: str) -> None:
    branch = codes.fresh(10)
    cover = Cover(branch, "slug", "Title", "sum", LITTLE, "seed", NOW)
    writing.begin(cover, using=journal_db, lineage=Lineage(code, 7, "", "No bridge"))
    assert reading.lineages((branch,), using=journal_db)[branch] == Lineage(
        code, 7, "", "No bridge"
    )
    assert reading.branches(code, using=journal_db) == (branch,)
    erasing.erase(code, journal_db)
    assert reading.lineages((branch,), using=journal_db)[branch] == Lineage("", 7, "", "No bridge")
    erasing.gone(code, journal_db)
