"""The rows of people. An exercise is named by its code; the journal does not know these rows."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models


class Facilitator(AbstractUser):
    """Somebody who may run exercises; a guest only helps in those to which they were invited."""

    guest = models.BooleanField(default=False)


class Keeper(models.Model):
    """Which facilitator is in control of which exercise, and as what.

    A row is never deleted while the exercise lasts: one that was taken back lets nobody in.
    """

    exercise = models.CharField(max_length=16, db_index=True)
    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE)
    role = models.CharField(max_length=20, default="lead")
    cells = models.JSONField(default=list)
    voice = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Once is enough."""

        constraints = (
            models.UniqueConstraint(fields=("exercise", "facilitator"), name="keeper_once"),
        )

    def __str__(self) -> str:
        """Return the exercise and the account's number."""
        return f"{self.exercise} {self.facilitator_id}"


class Way(models.Model):
    """The way into an exercise: a short code and a long token, good while the door is open."""

    exercise = models.CharField(max_length=16, unique=True)
    code = models.CharField(max_length=16, unique=True)
    token = models.CharField(max_length=64, unique=True)
    open = models.BooleanField(default=True)

    def __str__(self) -> str:
        """Return the exercise."""
        return self.exercise


class Person(models.Model):
    """Somebody who joined: the name they gave, and where they sit. Erased on demand."""

    handle = models.CharField(max_length=24, unique=True)
    exercise = models.CharField(max_length=16, db_index=True)
    name = models.CharField(max_length=60)
    cell = models.CharField(max_length=40, blank=True)
    seat = models.CharField(max_length=80, blank=True)
    rejoin_code = models.CharField(max_length=16, unique=True)
    warm_up = models.CharField(max_length=200, blank=True)
    joined_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    heard = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True)
    troubled_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    gave = models.JSONField(default=list)
    """The boxes into which they have put a slip: that they did, not when, and not what."""

    class Meta:
        """A seat holds one person at a time."""

        ordering = ("joined_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("exercise", "seat"),
                condition=~models.Q(seat=""),
                name="person_seat",
            ),
        )

    def __str__(self) -> str:
        """Return the handle, never the name."""
        return self.handle


class Draft(models.Model):
    """What a person has typed and not sent, form by form."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    form = models.CharField(max_length=120)
    fields = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        """One draft a form."""

        constraints = (models.UniqueConstraint(fields=("person", "form"), name="draft_form"),)

    def __str__(self) -> str:
        """Return the form's name, never what was typed."""
        return self.form


class Lease(models.Model):
    """A clause in which somebody is writing just now. It bars nobody, and ends by itself."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE)
    cell = models.CharField(max_length=40)
    proposal = models.CharField(max_length=40)
    clause = models.CharField(max_length=8)
    since = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        """Looked up by the text."""

        indexes = (models.Index(fields=("proposal",), name="lease_proposal"),)

    def __str__(self) -> str:
        """Return which clause of which text."""
        return f"{self.proposal} {self.clause}"


class Slip(models.Model):
    """What somebody put into a box without a name. It lies there until several can be taken out.

    Nothing here says who, when or in which order: its number is drawn at random.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    exercise = models.CharField(max_length=16, db_index=True)
    box = models.CharField(max_length=60)
    body = models.JSONField()

    def __str__(self) -> str:
        """Return which box; never the words."""
        return f"{self.exercise} {self.box}"


class Link(models.Model):
    """An address that signs somebody in; only the hash of its token is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20)
    exercise = models.CharField(max_length=16, blank=True)
    handle = models.CharField(max_length=24, blank=True)
    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE, null=True)
    once = models.BooleanField(default=False)
    post = models.JSONField(default=dict)
    used_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return what the link is for."""
        return f"{self.role} {self.exercise}"


class Keeping(models.Model):
    """How long an exercise is kept: so many days after its last entry, or until somebody erases it.

    One that is hidden is left out of the library. `warned_at` is when its end was first announced.
    """

    exercise = models.CharField(max_length=16, unique=True)
    days = models.PositiveSmallIntegerField(null=True)
    warned_at = models.DateTimeField(null=True)
    hidden = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return the exercise."""
        return self.exercise
