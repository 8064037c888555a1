"""Sweeping: making the database forget the bytes of what was deleted.

A database that deletes a row only forgets where it was. SQLite is written anew without the holes,
and its write-ahead log is cut to nothing. PostgreSQL writes every table anew, what it has counted
of their contents, too, and turns to a new segment of its log; it deletes the old ones by itself
where it does not recycle them (`wal_recycle=off`, as in docker-compose.yml).
"""

import logging

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.utils import CursorWrapper

from wargame.journal import erasing

log = logging.getLogger(__name__)


def sweep(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Sweep the database if anything waits for that; tell whether nothing waits any more.

    Inside a transaction, or while others read for long, it has to wait; the caretaker comes again.
    """
    connection, waiting = connections[using], erasing.unswept(using)
    if not waiting:
        return True
    if connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            clean = _WAYS[connection.vendor](cursor)
    except DatabaseError as trouble:
        log.warning("The database could not be swept and will be tried again: %s", trouble)
        clean = False
    if clean:
        erasing.swept(waiting, using)
    return clean


def _sqlite(cursor: CursorWrapper) -> bool:
    cursor.execute("VACUUM")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    busy, _, _ = cursor.fetchone()
    return not busy


def _postgresql(cursor: CursorWrapper) -> bool:
    for table in cursor.db.introspection.django_table_names(only_existing=True):
        cursor.execute(f'VACUUM (FULL, ANALYZE) "{table}"')
    cursor.execute("VACUUM FULL pg_statistic")
    _turn_log(cursor)
    return True


def _turn_log(cursor: CursorWrapper) -> None:
    """Begin a new segment of the log, where the account may; else it turns by itself, later."""
    try:
        cursor.execute("SELECT pg_switch_wal()")
        cursor.execute("CHECKPOINT")
    except DatabaseError:
        log.info("The account of the database may not turn its log; the log turns by itself.")


_WAYS = {"sqlite": _sqlite, "postgresql": _postgresql}
