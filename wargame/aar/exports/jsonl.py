"""The record as lines of JSON: a cover, then one line an entry.

Control's record is whole, but for the papers of secret ballots, and can be made into an exercise
again. Any other viewer's record holds what that viewer was told. Entries are numbered by their
viewer's own count, for control too: a gap would tell that somebody changed a secret paper, and the
command's own mark, which is drawn from its words, could tell what is on it.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from wargame.engine import Seat, Viewer
from wargame.engine.names import CONTROL, CellId, SeatId
from wargame.journal import codec, reading
from wargame.journal.record import Cover, Record

FORMAT = "wargame-record"
VERSION = 1


type Reads = Callable[[Record], bool]


class Unreadable(ValueError):
    """A file that is not a whole record of control."""


def lines(code: str, viewer: Viewer, reads: Reads | None = None) -> Iterator[str]:
    """Yield the record of an exercise as a viewer was told it; raises NoSuchExercise.

    `reads` says otherwise what they may know, for who has heard more since. Nothing but the entry
    that is just written is held in memory.
    """
    cover = reading.cover(code)
    whole = viewer.cell == CONTROL
    yield _text(_cover(cover, viewer, whole=whole))
    may = reads or (lambda one: one.audience.includes(viewer))
    for one in _numbered(one for one in reading.records(code) if may(one)):
        yield _text(_whole(one) if whole else _told(one))


def _numbered(told: Iterable[Record]) -> Iterator[Record]:
    """Yield records with the numbers of those who were told nothing else."""
    number = 0
    commands = groupby(told, key=lambda one: one.command_id)
    for command, (_, parts) in enumerate(commands, start=1):
        for part, one in enumerate(parts):
            number += 1
            yield replace(one, position=number, command_id=str(command), part=part)


def _text(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _cover(cover: Cover, viewer: Viewer, *, whole: bool) -> dict[str, Any]:
    public = {
        "format": FORMAT,
        "version": VERSION,
        "viewer": viewer.cell,
        "code": cover.code,
        "title": cover.title,
    }
    if not whole:
        return public
    return {
        **public,
        "slug": cover.slug,
        "checksum": cover.checksum,
        "seed": cover.seed,
        "created_at": cover.created_at.isoformat(),
        "scenario": json.loads(codec.dump_scenario(cover.scenario)),
    }


def _told(one: Record) -> dict[str, Any]:
    return {
        "n": one.position,
        "at": one.at.isoformat(),
        "kind": one.kind,
        "body": json.loads(codec.dump(one.event)),
    }


def _whole(one: Record) -> dict[str, Any]:
    return {
        "n": one.position,
        "at": one.at.isoformat(),
        "kind": one.kind,
        "by": {"cell": one.by.cell, "seat": one.by.id},
        "command": one.command_id,
        "part": one.part,
        "audience": json.loads(codec.dump_audience(one.audience)),
        "body": json.loads(codec.dump(one.event)),
    }


def read(text: Iterable[str]) -> tuple[Cover, list[Record]]:
    """Return the cover and the records that lines of control's record hold.

    Raises Unreadable with the number of the line that is at fault, and why.
    """
    numbered = enumerate((line for line in text if line.strip()), start=1)
    cover: Cover | None = None
    records: list[Record] = []
    for number, line in numbered:
        try:
            plain = json.loads(line)
            if cover is None:
                cover = _read_cover(plain)
            else:
                records.append(_read_record(plain))
        except (ValueError, KeyError, TypeError) as fault:
            raise Unreadable(f"Line {number} is not part of a whole record: {fault!r}") from fault
    if cover is None:
        raise Unreadable("The file is empty. Export a record with --as control and use that.")
    return cover, records


def _read_cover(plain: dict[str, Any]) -> Cover:
    if plain.get("format") != FORMAT or plain.get("viewer") != CONTROL:
        raise ValueError("only a record exported as control can be made into an exercise again")
    return Cover(
        code=plain["code"],
        slug=plain["slug"],
        title=plain["title"],
        checksum=plain["checksum"],
        scenario=codec.load_scenario(json.dumps(plain["scenario"])),
        seed=plain["seed"],
        created_at=datetime.fromisoformat(plain["created_at"]),
    )


def _read_record(plain: dict[str, Any]) -> Record:
    return Record(
        position=int(plain["n"]),
        at=datetime.fromisoformat(plain["at"]),
        by=Seat(CellId(plain["by"]["cell"]), SeatId(plain["by"]["seat"])),
        command_id=plain["command"],
        part=int(plain["part"]),
        kind=plain["kind"],
        event=codec.load(plain["kind"], json.dumps(plain["body"])),
        audience=codec.load_audience(json.dumps(plain["audience"])),
    )
