"""The rig itself: a test that stands on sand shows nothing."""

import signal
from pathlib import Path

import psycopg
import pytest
import redis
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.rig.databases import race
from tests.rig.processes import Process, until
from tests.rig.scheduling import LONGEST


def test_postgresql_answers(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_redis_answers(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.ping()


def test_waiting_ends_with_a_sentence() -> None:
    with pytest.raises(TimeoutError, match="rain"):
        until(lambda: False, "rain", seconds=0.05)


def test_a_program_that_ends_early_is_reported_with_its_last_words(tmp_path: Path) -> None:
    process = Process(["sh", "-c", "echo out of milk"], tmp_path / "log")
    with pytest.raises(RuntimeError, match="out of milk"):
        process.says("ready", seconds=5)


def test_a_program_that_does_not_listen_is_ended_all_the_same(tmp_path: Path) -> None:
    process = Process(["sleep", "60"], tmp_path / "log")
    assert process.kill() == -signal.SIGKILL


def test_journals_are_kept_on_both_databases(journal_db: str) -> None:
    vendor = {"default": "sqlite", "postgresql": "postgresql"}[journal_db]
    assert connections[journal_db].vendor == vendor


def test_racers_have_connections_of_their_own(journal_db: str) -> None:
    def look() -> BaseDatabaseWrapper:
        connection = connections[journal_db]
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return connection

    first, second = race(look, look)
    assert isinstance(first, BaseDatabaseWrapper)
    assert isinstance(second, BaseDatabaseWrapper)
    assert first is not second


def test_a_racer_that_falls_is_reported() -> None:
    def fall() -> None:
        raise ValueError("a stone")

    (problem,) = race(fall)
    assert isinstance(problem, ValueError)


def test_what_is_begun_first_is_there() -> None:
    tests = Path(__file__).parents[1]
    assert [one for one in LONGEST if not (tests / f"{one}.py").is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)
