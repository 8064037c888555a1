"""Both databases inside one test process: SQLite is "default", PostgreSQL joins on demand."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from wargame.config.databases import database

POSTGRESQL = "postgresql"


def join_postgresql(url: str) -> str:
    """Make the database at `url` known as an alias, with every table; return the alias."""
    settings.DATABASES[POSTGRESQL] = database(url, settings.WARGAME_VAR)
    connections.settings = connections.configure_settings(settings.DATABASES)
    call_command("migrate", database=POSTGRESQL, verbosity=0)
    return POSTGRESQL


def race[T](*calls: Callable[[], T]) -> list[T | BaseException]:
    """Run `calls` at the same time, each in a thread with connections of its own.

    Return what each returned, or the exception that it raised, in the order of `calls`.
    """
    line = threading.Barrier(len(calls))

    def run(call: Callable[[], T]) -> T | BaseException:
        line.wait()
        try:
            return call()
        except Exception as problem:  # noqa: BLE001 - the test decides what it thinks of it
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))
