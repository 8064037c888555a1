from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_lease"),
    ]

    operations = [
        migrations.AddField(
            model_name="facilitator",
            name="guest",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="keeper",
            name="role",
            field=models.CharField(default="lead", max_length=20),
        ),
        migrations.AddField(
            model_name="keeper",
            name="cells",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="keeper",
            name="voice",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="keeper",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="link",
            name="post",
            field=models.JSONField(default=dict),
        ),
    ]
