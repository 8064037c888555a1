"""A PostgreSQL server for one test run."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests.rig.processes import Process, free_port

# A test run may lose its data when the power fails; it should not wait for the disk.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_recycle": "off",  # as in docker-compose.yml
}


def _program(name: str) -> str:
    """Return the path of a PostgreSQL program; Debian keeps them off the PATH."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(places[-1]) if places else shutil.which(name)
    if not found:
        raise FileNotFoundError(f"{name} is not installed. On Debian: apt-get install postgresql")
    return found


def _owner() -> str | None:
    """Return the user that runs the server: PostgreSQL refuses root."""
    return "postgres" if os.geteuid() == 0 else None


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start a server; give the address of its first database, and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="wargame-postgres-"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner, owner)
    data, port = folder / "data", free_port()
    subprocess.run(
        [_program("initdb"), "-D", data, "-U", "wargame", "-A", "trust", "-E", "UTF8", "-N"],
        check=True,
        capture_output=True,
        cwd=folder,
        user=owner,
        group=owner,
        extra_groups=None if owner is None else [],
    )
    options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    command = [_program("postgres"), "-D", str(data), "-p", str(port), "-k", str(folder), *options]
    server = Process(command, folder / "log", cwd=folder, user=owner)
    url = f"postgres://wargame@127.0.0.1:{port}/postgres"
    try:
        server.once(lambda: _accepts(url), "a connection")
        yield url
    finally:
        server.stop()
        shutil.rmtree(folder)


def _accepts(url: str) -> bool:
    """Return whether the server lets us in."""
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def new_database(server_url: str, name: str, template: str = "template1") -> str:
    """Make the database `name` as a copy of `template`, and return its address."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
    return f"{server_url.rpartition('/')[0]}/{name}"
