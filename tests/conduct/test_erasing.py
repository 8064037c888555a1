"""Erasing: not a byte of an exercise is left in any file of the house."""

import re
import secrets
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, connection, connections

from wargame.conduct import (
    arrivals,
    drafts,
    erasing,
    jobs,
    looks,
    opening,
    passes,
    posts,
    traces,
)
from wargame.conduct.rehearsal import rehearse
from wargame.engine import STATE
from wargame.engine.instruments.posts import Role
from wargame.journal import erasing as rows
from wargame.journal import reading
from wargame.journal.record import NoSuchExercise
from wargame.people import codes, links
from wargame.people.models import Facilitator

TOKEN = re.compile(rf'"([{codes.ALPHABET}]{{10}})"')


def files() -> Iterable[Path]:
    """Return every file that the house keeps."""
    return (one for one in Path(settings.WARGAME_VAR).rglob("*") if one.is_file())


def found(words: Iterable[str]) -> set[str]:
    """Return which of these words stand in any file of the house, the names of files included."""
    wanted = {one: one.encode() for one in words}
    here: set[str] = set()
    for path in files():
        held = path.read_bytes() + str(path).encode()
        here |= {one for one, it in wanted.items() if it in held}
    return here


def folder(code: str) -> Path:
    """Return the folder in which files of an exercise lie."""
    return Path(settings.WARGAME_JOBS) / code


def canary() -> str:
    """Return a word that stands nowhere else."""
    return f"canary{secrets.token_hex(8)}"


def peopled(code: str, name: str) -> str:
    """Let somebody in, and let them type and be given a link; return their handle."""
    came = arrivals.arrive(code, name)
    drafts.save(code, came.handle, "cable", {"text": [f"draft of {name}"]})
    links.issue(links.PERSON, exercise=code, handle=came.handle)
    return came.handle


def browser(code: str, handle: str) -> str:
    """Return the key of a browser's session that may open a page of an exercise."""
    session = SessionStore()
    passes.admit(session, handle, code)
    passes.admit_projector(session, code)
    passes.shield(session, code, on=True)
    session["other"] = "kept"
    session.save()
    return str(session.session_key)


def test_no_byte_is_left_in_any_file(committed_db: None) -> None:
    name, word, code = canary(), canary(), rehearse("harbour", until="2").code
    tokens = {it for one in rows_of(code) for it in TOKEN.findall(one)}
    handle = peopled(code, name)
    token = posts.invite(code, Role.ANALYST, (), "")
    accepted = posts.accept(token, f"guest {name}", None)
    assert accepted
    key = browser(code, handle)
    jobs.begin(code, "report", f"Report of {word}", {"of": word})
    seed = reading.cover(code).seed
    whole = {code, name, word, handle, seed, *tokens}
    assert len(tokens) > 30
    assert found(whole) == whole

    assert erasing.erase(code)

    assert found(whole) == set()
    assert SessionStore(key).load() == {
        "other": "kept",
        "persons": {},
        "projectors": [],
        "shields": [],
    }
    assert not Facilitator.objects.filter(pk=accepted[1].pk).exists()
    with pytest.raises(NoSuchExercise):
        looks.look(code, STATE)


def rows_of(code: str) -> list[str]:
    """Return the bodies of an exercise as they stand in the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body FROM journal_entry WHERE exercise_id = "
            "(SELECT id FROM journal_exercise WHERE code = %s)",
            [code],
        )
        return [body for (body,) in cursor.fetchall()]


def test_others_are_left_alone(committed_db: None) -> None:
    name, one, other = canary(), opening.create("harbour"), opening.create("harbour")
    guest = posts.accept(posts.invite(one, Role.ANALYST, (), ""), "Both", None)
    assert guest
    posts.accept(posts.invite(other, Role.ANALYST, (), ""), "Both", guest[1])
    handle = peopled(other, name)
    key = browser(other, handle)
    before = list(reading.records(other))

    assert erasing.erase(one)

    assert list(reading.records(other)) == before
    assert arrivals.standing(other, handle)
    assert passes.person(SessionStore(key), other, handle)
    assert Facilitator.objects.filter(pk=guest[1].pk).exists()
    assert [it.name for it in posts.staff(other)] == ["Both"]


def test_what_a_computer_that_died_left_undone_is_done_by_the_next_one(committed_db: None) -> None:
    code, word = opening.create("harbour"), canary()
    report = folder(code) / word
    report.parent.mkdir(parents=True)
    report.write_text(word)
    rows.erase(code)
    traces.remove_rows(code)
    assert rows.unfinished() == (code,)

    assert erasing.finish()

    assert found({code, word}) == set()
    assert rows.unfinished() == ()
    assert rows.unswept() == ()
    assert erasing.finish()


def test_while_somebody_reads_the_sweep_waits_and_is_done_later(committed_db: None) -> None:
    code = opening.create("harbour")
    reader = connections.create_connection("default")
    reader.settings_dict = {**reader.settings_dict, "OPTIONS": {"timeout": 0}}
    with reader.cursor() as cursor, connection.cursor() as mine:
        mine.execute("PRAGMA busy_timeout=1")
        cursor.execute("BEGIN DEFERRED")
        cursor.execute("SELECT count(*) FROM journal_entry")
        assert not erasing.erase(code)
        assert rows.unswept()
        cursor.execute("COMMIT")
    reader.close()

    assert erasing.finish()
    assert found({code}) == set()


def test_files_of_what_another_process_erased_are_removed(committed_db: None) -> None:
    here, gone = opening.create("harbour"), opening.create("harbour")
    for code in (here, gone):
        looks.look(code, STATE)
        folder(code).mkdir(parents=True)
        (folder(code) / "x").write_text("x")
    heard: list[str] = []
    rows.erase(gone)

    def hear(code: str, **_: object) -> None:
        heard.append(code)

    erasing.erased.connect(hear)
    erasing.let_strangers_go()
    erasing.erased.disconnect(hear)

    assert gone in heard
    assert here not in heard
    assert here in traces.folders()
    assert gone not in traces.folders()
    erasing.erase(here)
    erasing.finish()


def test_every_row_of_the_house_belongs_to_an_exercise_or_is_known_not_to() -> None:
    """A new model names its exercise, hangs on one that does, or is listed here."""
    known = {"Facilitator", "Exercise", "Entry", "Erasure"}
    by_person = {"Draft", "Lease"}
    ours = [one for one in apps.get_models() if one.__module__.startswith("wargame.")]
    strangers = {
        one.__name__ for one in ours if "exercise" not in {it.name for it in one._meta.get_fields()}
    }
    assert strangers - known == by_person


def test_a_journal_can_only_go_whole(committed_db: None) -> None:
    code = opening.create("harbour")
    erasing.erase(opening.create("harbour"))
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry")
    assert list(reading.records(code))
