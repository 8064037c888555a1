"""Slips of a box, and in which boxes somebody has put one."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    """Nobody's words, and no words: the two are never in one row."""

    dependencies = [("people", "0004_trouble")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="gave",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False),
                ),
                ("exercise", models.CharField(db_index=True, max_length=16)),
                ("box", models.CharField(max_length=60)),
                ("body", models.JSONField()),
            ],
        ),
    ]
