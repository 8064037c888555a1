"""Lineage of exercises, and the one way in which entries go: all those of an erased exercise."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REASON = "a journal is append-only: correct an entry by another entry"
ERASED = "EXISTS (SELECT 1 FROM journal_erasure WHERE exercise = OLD.exercise_id)"
SQLITE_TRIGGER = (
    "CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry "
    f"WHEN NOT {ERASED} BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
)
POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF TG_OP = 'DELETE' THEN IF {ERASED} THEN RETURN OLD; END IF; END IF; "
    f"RAISE EXCEPTION '{REASON}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
SQLITE = ("DROP TRIGGER journal_entry_no_delete", SQLITE_TRIGGER)
POSTGRESQL = (POSTGRESQL_FUNCTION,)


def guard(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the trigger ask whether an exercise is being erased."""
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]
    for statement in statements:
        editor.execute(statement)


class Migration(migrations.Migration):
    """The rows, then the triggers that ask them."""

    dependencies = (("journal", "0002_append_only"),)
    operations = (
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("exercise", models.PositiveBigIntegerField(db_index=True, null=True)),
                ("code", models.CharField(blank=True, max_length=16)),
                ("asked_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            "exercise",
            "origin",
            models.CharField(blank=True, db_index=True, default="", max_length=16),
            preserve_default=False,
        ),
        migrations.AddField("exercise", "origin_head", models.PositiveIntegerField(null=True)),
        migrations.AddField(
            "exercise",
            "series",
            models.CharField(blank=True, db_index=True, default="", max_length=16),
            preserve_default=False,
        ),
        migrations.AddField(
            "exercise",
            "difference",
            models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    )
