"""Entries are never changed and never deleted; the database itself refuses to."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REASON = "a journal is append-only: correct an entry by another entry"

SQLITE = tuple(
    f"CREATE TRIGGER journal_entry_no_{act} BEFORE {act.upper()} ON journal_entry "
    f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
    for act in ("update", "delete")
)
FUNCTION = (
    "CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REASON}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
EACH_ROW = (
    "CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE ON journal_entry "
    "FOR EACH ROW EXECUTE FUNCTION journal_append_only()"
)
WHOLE_TABLE = (
    "CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_append_only()"
)
POSTGRESQL = (FUNCTION, EACH_ROW, WHOLE_TABLE)


def guard(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place, in the words of this database."""
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]
    for statement in statements:
        editor.execute(statement)


class Migration(migrations.Migration):
    """The triggers that keep the journal append-only."""

    dependencies = (("journal", "0001_initial"),)
    operations = (migrations.RunPython(guard, migrations.RunPython.noop),)
