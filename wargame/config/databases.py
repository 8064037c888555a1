"""Where the journal is kept: SQLite on a laptop, PostgreSQL on a server."""

from pathlib import Path
from typing import Any

from wargame.config.environment import env

BUSY_SECONDS = 20

# IMMEDIATE takes the write lock at BEGIN, where waiting works; a deferred transaction that reads
# and then writes fails at once. FULL keeps an acknowledged vote when the battery dies. What is
# deleted is overwritten.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": BUSY_SECONDS,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=FULL;"
        "PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON;"
        f"PRAGMA busy_timeout={BUSY_SECONDS * 1000};"
    ),
}


def database(url: str, var: Path) -> dict[str, Any]:
    """Return Django's settings for the database at `url`, or for a SQLite file in `var`."""
    if not url:
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        url = f"sqlite:///{var / 'wargame.sqlite3'}"
    settings: dict[str, Any] = dict(env.db_url_config(url))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = SQLITE_OPTIONS
    # A request is served by a thread of its own, so a connection that is kept would never be used
    # again; and a transaction for each request would take SQLite's write lock for every GET.
    return settings | {"CONN_MAX_AGE": 0, "ATOMIC_REQUESTS": False}
