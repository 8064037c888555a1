"""The rows of the journal."""

from django.db import models


class Exercise(models.Model):
    """One run of a scenario, with the scenario frozen into it; `head` numbers its last entry.

    `origin` is the exercise from which it was forked, empty where that was erased; behind
    `origin_head` its own entries begin. `series` joins those that were started together, and
    `difference` says in what this one differs.
    """

    code = models.CharField(max_length=16, unique=True)
    slug = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    checksum = models.CharField(max_length=64)
    scenario = models.TextField()
    seed = models.CharField(max_length=64)
    head = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    origin = models.CharField(max_length=16, blank=True, db_index=True)
    origin_head = models.PositiveIntegerField(null=True)
    series = models.CharField(max_length=16, blank=True, db_index=True)
    difference = models.CharField(max_length=300, blank=True)

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


class Erasure(models.Model):
    """Something is being erased. While a row names an exercise, its entries may be deleted.

    The row stays, without any name, until the database has been swept, so that a computer that
    dies in the middle goes on when it starts again.
    """

    exercise = models.PositiveBigIntegerField(null=True, db_index=True)
    code = models.CharField(max_length=16, blank=True)
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return how far it is, and never of what."""
        return "to be erased" if self.code else "to be swept"
