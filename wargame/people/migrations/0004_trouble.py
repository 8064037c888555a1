from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="trouble",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="person",
            name="troubled_at",
            field=models.DateTimeField(null=True),
        ),
    ]
