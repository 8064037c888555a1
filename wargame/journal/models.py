"""The rows of the journal."""

from django.db import models


class Exercise(models.Model):
    """One run of a scenario, with the scenario frozen into it; `head` numbers its last entry."""

    code = models.CharField(max_length=16, unique=True)
    slug = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    checksum = models.CharField(max_length=64)
    scenario = models.TextField()
    seed = models.CharField(max_length=64)
    head = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the code and the title."""
        return f"{self.code} {self.title}"


class Entry(models.Model):
    """One event, and for whom: never changed, never deleted."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_cell = models.CharField(max_length=40)
    by_seat = models.CharField(max_length=80)
    command_id = models.CharField(max_length=64)
    part = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    audience = models.TextField()
    body = models.TextField()

    class Meta:
        """Positions have no gaps and no twins; a command is answered once."""

        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("exercise", "position"), name="entry_position"),
            models.UniqueConstraint(
                fields=("exercise", "command_id", "part"), name="entry_command_part"
            ),
        )

    def __str__(self) -> str:
        """Return the position and the kind; never the body."""
        return f"{self.position} {self.kind}"
