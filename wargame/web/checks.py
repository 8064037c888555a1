"""What the pre-flight looks at: each check says what it found, and where it failed, what to do."""

import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import DatabaseError, connection
from django.utils import timezone

LEAST_SPACE = 500 * 1024 * 1024
PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list. `fix` says in plain words what to do where it failed."""

    title: str
    good: bool
    found: str
    fix: str = ""


def checks(session: SessionBase) -> list[Check]:
    """Return all checks of this machine, in the order in which to mend them."""
    return [_database(), _writable(session), *_safe_file(), _layer(), _space()]


def _database() -> Check:
    fix = "Stop the app and start it again. If it stays silent, look at DATABASE_URL."
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError as fault:
        return Check("The database answers", good=False, found=type(fault).__name__, fix=fix)
    return Check("The database answers", good=True, found=connection.display_name)


def _writable(session: SessionBase) -> Check:
    """Sessions are rows: keeping this one writes for good."""
    title = "What is written stays written"
    fix = "The disk is full, or the folder of the database belongs to somebody else. Make room."
    session["preflight_at"] = timezone.now().isoformat()
    try:
        session.save()
    except DatabaseError as fault:
        return Check(title, good=False, found=type(fault).__name__, fix=fix)
    return Check(title, good=True, found="A row was written just now.")


def _safe_file() -> Iterator[Check]:
    """A file of SQLite must be read while it is written; PostgreSQL does so by itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        (mode,) = cursor.fetchone()
    yield Check(
        "Screens can be read while somebody writes",
        good=mode == "wal",
        found=f"The journal mode is {mode}.",
        fix="Put the folder var on a disk of this machine; network folders cannot do it.",
    )


def _layer() -> Check:
    title = "Screens hear of changes"
    layer = settings.CHANNEL_LAYERS["default"]
    if "InMemory" in layer["BACKEND"]:
        return Check(title, good=True, found="One process, in memory: right for one laptop.")
    hosts = [_host(one) for one in layer.get("CONFIG", {}).get("hosts", [])]
    deaf = [f"{host}:{port}" for host, port in hosts if not _answers(host, port)]
    return Check(
        title,
        good=not deaf,
        found=f"Redis does not answer at {', '.join(deaf)}." if deaf else "Redis answers.",
        fix="Start Redis, or take REDIS_URL out of the environment on a single laptop.",
    )


def _host(written: object) -> tuple[str, int]:
    """Return the host and port of one entry of the layer's hosts, in either of its forms."""
    if isinstance(written, tuple | list):
        return str(written[0]), int(written[1])
    address = written.get("address", "") if isinstance(written, dict) else written
    parts = urlsplit(str(address))
    return parts.hostname or "localhost", parts.port or 6379


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=PATIENCE):
            return True
    except OSError:
        return False


def _space() -> Check:
    free = shutil.disk_usage(settings.WARGAME_VAR).free
    return Check(
        "There is room on the disk",
        good=free > LEAST_SPACE,
        found=f"{free // (1024 * 1024):,} MB are free.".replace(",", " "),
        fix="Delete or move what is not needed; 500 MB are enough for many exercises.",
    )
