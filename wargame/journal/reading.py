"""Reading the journal: covers, heads and records. Nothing here writes."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import lru_cache

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Max, QuerySet

from wargame.engine import Seat
from wargame.engine.names import CellId, SeatId
from wargame.journal import codec
from wargame.journal.models import Entry, Exercise
from wargame.journal.record import Cover, Lineage, NoSuchExercise, Record


@lru_cache(maxsize=64)
def cover(code: str, using: str = DEFAULT_DB_ALIAS) -> Cover:
    """Return the cover of an exercise, which never changes; raises NoSuchExercise."""
    row = Exercise.objects.using(using).filter(code=code).first()
    if row is None:
        raise NoSuchExercise(code)
    scenario = codec.load_scenario(row.scenario)
    return Cover(row.code, row.slug, row.title, row.checksum, scenario, row.seed, row.created_at)


def lineages(codes: Iterable[str], using: str = DEFAULT_DB_ALIAS) -> dict[str, Lineage]:
    """Return where each of these exercises comes from; those that are not there are left out."""
    rows = Exercise.objects.using(using).filter(code__in=list(codes))
    return {
        one.code: Lineage(one.origin, one.origin_head, one.series, one.difference) for one in rows
    }


def branches(code: str, using: str = DEFAULT_DB_ALIAS) -> tuple[str, ...]:
    """Return the exercises that were forked from this one, the oldest first."""
    rows = Exercise.objects.using(using).filter(origin=code).order_by("created_at")
    return tuple(rows.values_list("code", flat=True))


def records(
    code: str, after: int = 0, using: str = DEFAULT_DB_ALIAS, *, until: int | None = None
) -> Iterator[Record]:
    """Yield the records of an exercise behind a position, and up to another one, in order."""
    rows = Entry.objects.using(using).filter(exercise__code=code, position__gt=after)
    if until is not None:
        rows = rows.filter(position__lte=until)
    return _records(rows)


def of_kinds(
    code: str, kinds: Collection[str], after: int = 0, using: str = DEFAULT_DB_ALIAS
) -> Iterator[Record]:
    """Yield the records of an exercise behind a position that are of these kinds, in order."""
    rows = Entry.objects.using(using).filter(exercise__code=code, kind__in=list(kinds))
    rows = rows.filter(position__gt=after)
    return _records(rows)


def hands(code: str, using: str = DEFAULT_DB_ALIAS) -> tuple[Seat, ...]:
    """Return every hand that made an entry of an exercise, once; the one that came last last."""
    rows = Entry.objects.using(using).filter(exercise__code=code).values("by_cell", "by_seat")
    known = rows.annotate(latest=Max("position")).order_by("latest")
    return tuple(Seat(CellId(one["by_cell"]), SeatId(one["by_seat"])) for one in known)


def sealed(code: str, using: str = DEFAULT_DB_ALIAS) -> tuple[int, ...]:
    """Return the positions of the entries that control is not told, in order."""
    rows = Entry.objects.using(using).filter(exercise__code=code, audience__contains=_SEALED)
    return tuple(rows.order_by("position").values_list("position", flat=True))


_SEALED = '"sealed": true'
"""As `codec.dump_audience` writes it."""


def places(code: str, using: str = DEFAULT_DB_ALIAS) -> list[tuple[int, datetime, str, str]]:
    """Return of each entry its position, its time, its kind and its audience as text."""
    rows = Entry.objects.using(using).filter(exercise__code=code).order_by("position")
    return list(rows.values_list("position", "at", "kind", "audience"))


def _records(rows: QuerySet[Entry]) -> Iterator[Record]:
    """Yield the records of these rows in order; rows without a model: a long journal has many."""
    plain = rows.order_by("position").values_list(*_COLUMNS)
    return (_record(*row) for row in plain.iterator(chunk_size=1000))


_HAND = ("by_cell", "by_seat", "command_id", "part")
_COLUMNS = ("position", "at", *_HAND, "kind", "body", "audience")


def _record(  # noqa: PLR0913, PLR0917 - the columns of a row
    position: int,
    at: datetime,
    by_cell: str,
    by_seat: str,
    command_id: str,
    part: int,
    kind: str,
    body: str,
    audience: str,
) -> Record:
    by, whom = Seat(CellId(by_cell), SeatId(by_seat)), codec.load_audience(audience)
    return Record(position, at, by, command_id, part, kind, codec.load(kind, body), whom)


def record(row: Entry) -> Record:
    """Return a row as a plain record."""
    return _record(*(getattr(row, column) for column in _COLUMNS))


def heads(codes: Iterable[str], using: str = DEFAULT_DB_ALIAS) -> dict[str, int]:
    """Return the number of the last entry of each of these exercises that exists."""
    rows = Exercise.objects.using(using).filter(code__in=list(codes))
    return dict(rows.values_list("code", "head"))


def last(codes: Iterable[str], using: str = DEFAULT_DB_ALIAS) -> dict[str, datetime]:
    """Return when the last entry of each of these exercises was made, or else the exercise."""
    rows = Exercise.objects.using(using).filter(code__in=list(codes))
    found = rows.annotate(latest=Max("entries__at")).values_list("code", "latest", "created_at")
    return {code: latest or made for code, latest, made in found}


def shelf(
    limit: int, among: Collection[str] | None = None, using: str = DEFAULT_DB_ALIAS
) -> tuple[tuple[Cover, frozenset[str]], ...]:
    """Return the newest exercises (`among` these codes), each with the marks of its life."""
    found = Exercise.objects.using(using).order_by("-created_at")
    if among is not None:
        found = found.filter(code__in=among)
    codes = found.values_list("code", flat=True)[:limit]
    return tuple((cover(code, using), _marks(code, using)) for code in codes)


def _marks(code: str, using: str) -> frozenset[str]:
    wanted = ("exercise.started", "exercise.ended")
    rows = Entry.objects.using(using).filter(exercise__code=code, kind__in=wanted)
    return frozenset(rows.values_list("kind", flat=True))
