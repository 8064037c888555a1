"""The record: whole for control, its own for any other viewer, and good for making it again."""

import json
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pydantic import TypeAdapter

from wargame.aar.exports import jsonl
from wargame.conduct import opening
from wargame.conduct.looks import look
from wargame.conduct.rehearsal import Rehearsed
from wargame.conduct.restoring import restore
from wargame.engine import Picture, Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR
from wargame.journal import reading
from wargame.people.models import Facilitator


def text(code: str, viewer: Viewer) -> str:
    """Return the record as a viewer was told it."""
    return "\n".join(jsonl.lines(code, viewer))


def viewers(code: str) -> Iterable[Viewer]:
    """Return everybody who may look."""
    cells = look(code, Viewer(CONTROL)).picture.setting.cells
    return [Viewer(cell) for cell in (CONTROL, OBSERVER, PROJECTOR, *cells)]


def test_importing_an_export_gives_the_same_exercise(played: Rehearsed) -> None:
    exported = text(played.code, Viewer(CONTROL))
    again = restore(*jsonl.read(exported.splitlines()))
    assert again != played.code
    assert text(again, Viewer(CONTROL)).replace(again, played.code) == exported
    for viewer in viewers(played.code):
        assert _without_papers(again, viewer) == _without_papers(played.code, viewer)


def _without_papers(code: str, viewer: Viewer) -> object:
    """Return a picture as plain data, without what a secret ballot keeps in this house."""
    picture = TypeAdapter(Picture).dump_python(look(code, viewer).picture)
    for ballot in picture["ballots"]["all"].values():
        if ballot["secret"]:
            ballot.pop("papers")
            ballot.pop("cast_at")
    return picture


def test_an_export_keeps_its_code_where_that_is_free(played: Rehearsed) -> None:
    exported = text(played.code, Viewer(CONTROL)).replace(played.code, "FREE22")
    assert restore(*jsonl.read(exported.splitlines())) == "FREE22"


def test_a_secret_paper_is_in_no_export_of_control(played: Rehearsed) -> None:
    secret = {
        one.event.ballot
        for one in reading.records(played.code)
        if one.kind == "ballot.opened" and one.event.secret
    }
    assert secret
    cast = [
        one["body"]
        for one in map(json.loads, text(played.code, Viewer(CONTROL)).splitlines()[1:])
        if one["kind"] == "ballot.cast"
    ]
    assert cast
    assert not [one for one in cast if one["ballot"] in secret]


def test_others_get_their_own_count_and_no_hand(played: Rehearsed) -> None:
    for viewer in viewers(played.code):
        if viewer.cell == CONTROL:
            continue
        cover, *lines = map(json.loads, text(played.code, viewer).splitlines())
        assert set(cover) == {"format", "version", "viewer", "code", "title"}
        assert [line["n"] for line in lines] == list(range(1, len(lines) + 1))
        assert len(lines) == look(played.code, viewer).heard
        assert all(set(line) == {"n", "at", "kind", "body"} for line in lines)


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("", "empty"),
        ("nonsense", "Line 1"),
        ('{"format":"other"}', "Line 1"),
        ("{cover}\n{}", "Line 2"),
    ],
)
def test_a_file_that_is_no_record_says_where_it_fails(
    played: Rehearsed, broken: str, line: str
) -> None:
    cover = text(played.code, Viewer(CONTROL)).splitlines()[0]
    with pytest.raises(jsonl.Unreadable, match=line):
        jsonl.read(broken.replace("{cover}", cover).splitlines())


def test_a_delegations_record_cannot_be_restored(played: Rehearsed) -> None:
    cell = look(played.code, Viewer(CONTROL)).picture.setting.cells[0]
    with pytest.raises(jsonl.Unreadable, match="as control"):
        jsonl.read(text(played.code, Viewer(cell)).splitlines())


def test_the_commands_write_and_restore(played: Rehearsed, tmp_path: object) -> None:
    path = f"{tmp_path}/record.jsonl"
    call_command("export", played.code, "--as", "control", "--to", path, stderr=StringIO())
    out = StringIO()
    call_command("restore", path, stdout=out)
    code = out.getvalue().strip()
    assert text(code, Viewer(CONTROL)).replace(code, played.code) == text(
        played.code, Viewer(CONTROL)
    )
    with pytest.raises(CommandError, match="nobody here"):
        call_command("export", played.code, "--as", "stranger")
    with pytest.raises(CommandError, match="no exercise"):
        call_command("export", "NOBODY")


def test_old_exercises_of_ones_own_stay_on_the_desk(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, other = (Facilitator.objects.create(username=name) for name in ("mine", "other"))
    monkeypatch.setattr(opening, "SHOWN", 2)
    first = opening.create("harbour", by=mine)
    for _ in range(2):
        opening.create("harbour", by=other)
    assert [card.code for card in opening.exercises(mine)] == [first]


def test_exercises_on_the_desk_tell_where_they_stand(played: Rehearsed) -> None:
    fresh = opening.create("harbour")
    cards = {card.code: card.status for card in opening.exercises()}
    assert (cards[fresh], cards[played.code]) == ("set up", "ended")


def test_a_long_record_is_written_line_by_line(
    played: Rehearsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is read ahead, so what is held in memory does not grow with the record."""
    *_, one = reading.records(played.code)
    taken: list[int] = []

    def many(*_: object) -> Iterable[object]:
        for n in range(500):
            taken.append(n)
            yield replace(one, position=n, command_id=str(n))

    monkeypatch.setattr(reading, "records", many)
    for written, _ in enumerate(jsonl.lines(played.code, Viewer(CONTROL))):
        assert len(taken) <= written + 1
    assert len(taken) == 500
