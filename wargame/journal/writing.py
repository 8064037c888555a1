"""Writing the journal: one pen an exercise, held under a lock. Only conduct may import this."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import batched

from django.db import DEFAULT_DB_ALIAS, transaction

from wargame.engine import Seat, Told
from wargame.journal import codec
from wargame.journal.models import Entry, Exercise
from wargame.journal.reading import record
from wargame.journal.record import Cover, Lineage, NoSuchExercise, Record

BATCH = 500
ALONE = Lineage()


def begin(cover: Cover, using: str = DEFAULT_DB_ALIAS, *, lineage: Lineage = ALONE) -> None:
    """Start a journal; raises IntegrityError where the code is taken."""
    Exercise.objects.using(using).create(
        code=cover.code,
        slug=cover.slug,
        title=cover.title,
        checksum=cover.checksum,
        scenario=codec.dump_scenario(cover.scenario),
        seed=cover.seed,
        created_at=cover.created_at,
        origin=lineage.origin,
        origin_head=lineage.origin_head,
        series=lineage.series,
        difference=lineage.difference,
    )


class Pen:
    """The right to append to one exercise, while its row is locked."""

    def __init__(self, exercise: Exercise, using: str) -> None:
        """Hold the locked row."""
        self._exercise = exercise
        self._using = using

    @property
    def head(self) -> int:
        """The number of the last entry."""
        return self._exercise.head

    def answer(self, command_id: str) -> tuple[Record, ...]:
        """Return what was recorded for this command before; empty where nothing was."""
        rows = Entry.objects.using(self._using).filter(
            exercise=self._exercise, command_id=command_id
        )
        return tuple(record(row) for row in rows.order_by("part"))

    def append(self, told: Iterable[Told], by: Seat, command_id: str, at: datetime) -> int:
        """Write these events behind the head, all or none; return the new head."""
        rows = [self._row(part, event, by, command_id, at) for part, event in enumerate(told)]
        Entry.objects.using(self._using).bulk_create(rows)
        return self._move(len(rows))

    def copy(self, records: Iterable[Record]) -> int:
        """Write records of another journal with their own positions; return the new head."""
        last = self.head
        for some in batched(records, BATCH, strict=False):
            Entry.objects.using(self._using).bulk_create(map(self._copied, some))
            last = some[-1].position
        return self._move(last - self.head)

    def _copied(self, one: Record) -> Entry:
        row = self._row(one.part, Told(one.event, one.audience), one.by, one.command_id, one.at)
        row.position = one.position
        return row

    def _row(self, part: int, told: Told, by: Seat, command_id: str, at: datetime) -> Entry:
        return Entry(
            exercise=self._exercise,
            position=self.head + part + 1,
            at=at,
            by_cell=by.cell,
            by_seat=by.id,
            command_id=command_id,
            part=part,
            kind=codec.kind_of(told.event),
            audience=codec.dump_audience(told.audience),
            body=codec.dump(told.event),
        )

    def _move(self, steps: int) -> int:
        self._exercise.head += steps
        self._exercise.save(using=self._using, update_fields=["head"])
        return self._exercise.head


@contextmanager
def pen(code: str, using: str = DEFAULT_DB_ALIAS) -> Iterator[Pen]:
    """Lock an exercise and lend its pen; what was written is kept when the block ends well.

    Raises NoSuchExercise. PostgreSQL locks the row; SQLite's transactions are immediate, so the
    whole file has one writer.
    """
    with transaction.atomic(using=using):
        row = Exercise.objects.using(using).select_for_update().filter(code=code).first()
        if row is None:
            raise NoSuchExercise(code)
        yield Pen(row, using)
