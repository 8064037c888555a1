"""Forking: another exercise of the same first entries, which goes on by itself."""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from tests.conduct.conftest import BOSS
from wargame.conduct import acts, arrivals, erasing, lineages, opening, orders
from wargame.conduct.dates import moved
from wargame.conduct.forking import Difference, fork
from wargame.conduct.looks import look
from wargame.conduct.rehearsal import rehearse
from wargame.engine import STATE, Refused, Seat, Viewer
from wargame.engine.adjudication import rolling
from wargame.engine.names import CellId, IndicatorId
from wargame.journal import codec, reading
from wargame.journal.record import Lineage, Record
from wargame.people.models import Facilitator, Person, Way

TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
NOTHING = Difference("Nothing is different")


@pytest.fixture
def boss(db: None) -> Facilitator:
    """Somebody who may run exercises."""
    return Facilitator.objects.create_user("boss")


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """A whole exercise of the small pack, played once for all tests of the module."""
    with django_db_blocker.unblock():
        return rehearse("harbour").code


def plain(one: Record) -> tuple[object, ...]:
    """Return an entry without its times."""
    return replace(one, at=None, event=TIME.sub("TIME", codec.dump(one.event)))  # type: ignore[arg-type, return-value]


def head(code: str) -> int:
    """Return the number of the last entry."""
    return reading.heads((code,))[code]


def do(code: str, act: str, by: Seat = BOSS, now: datetime | None = None, **fields: object) -> None:
    """Do something, and expect that it is done."""
    acts.submit(code, by, orders.command(act, fields), f"{act}-{head(code)}", now=now)


def test_the_first_entries_are_the_same_but_for_their_times(played: str, boss: Facilitator) -> None:
    code = played
    parent = list(reading.records(code))
    middle = len(parent) // 2

    made = fork(code, middle, boss, NOTHING)

    mine = list(reading.records(made))
    lineage = lineages.of(made)
    assert lineage == Lineage(code, lineage.origin_head, "", NOTHING.words)
    assert lineage.origin_head
    cut = lineage.origin_head
    assert parent[cut - 1].command_id != parent[cut].command_id
    assert middle <= cut
    assert [*map(plain, mine[:cut])] == [*map(plain, parent[:cut])]
    steps = {after.at - before.at for before, after in zip(parent, mine[:cut], strict=False)}
    assert len(steps) == 1
    assert [*reading.records(code)] == parent
    assert reading.branches(code) == (made,)


def test_what_was_left_of_time_is_left_and_all_wait(running: str, boss: Facilitator) -> None:
    hour_ago = timezone.now() - timedelta(hours=1)
    code = opening.create("harbour")
    do(code, "exercise.start", now=hour_ago, anyway=True)
    do(code, "statement.make", now=hour_ago + timedelta(minutes=3), text="Here we stand")
    before = look(code, STATE).picture

    made = fork(code, head(code), boss, NOTHING)
    now = look(made, STATE).picture

    assert now.clock.paused_at
    assert now.clock.closes_at
    assert before.clock.closes_at
    left = before.clock.closes_at - (hour_ago + timedelta(minutes=3))
    assert now.clock.closes_at - now.clock.paused_at == left
    assert now.clock.phase == before.clock.phase
    assert now.statements == replace(before.statements, made=now.statements.made)
    assert not look(code, STATE).picture.clock.paused_at


def test_it_goes_on_by_itself(running: str, boss: Facilitator) -> None:
    made = fork(running, head(running), boss, NOTHING)
    was, theirs = head(running), Viewer(CellId("ald"))
    do(made, "exercise.resume")
    do(made, "statement.make", text="Only here")
    assert head(running) == was
    assert "Only here" in str(look(made, theirs).picture)
    assert "Only here" not in str(look(running, theirs).picture)


def test_nobody_else_learns_of_it(running: str, boss: Facilitator) -> None:
    before = {it: look(running, Viewer(CellId(it))) for it in ("ald", "observer", "projector")}
    made = fork(running, head(running), boss, Difference("A secret reason"))
    for cell, was in before.items():
        assert look(running, Viewer(CellId(cell))) == was
        mine = look(made, Viewer(CellId(cell))).picture
        assert "secret reason" not in str(mine)
        assert running not in str(mine)
    (note,) = look(made, STATE).picture.notes.written
    assert "A secret reason" in note.text
    assert Way.objects.get(exercise=made).open is False


def test_rolls_of_the_fork_can_be_checked(played: str, boss: Facilitator) -> None:
    roll = next(one for one in reading.records(played) if one.kind == "ruling.rolled")
    made, told = fork(played, roll.position, boss, NOTHING), roll.event
    do(made, "exercise.resume")
    do(made, "exercise.end")
    fair = look(made, STATE).picture.fairness
    assert hashlib.sha256(fair.seed.encode()).hexdigest() == fair.digest
    name, count = f"{told.move}/{told.number}", len(told.dice)
    assert rolling.throw(fair.seed, name, told.sides, count) == told.dice


def test_an_indicator_can_be_what_is_different(running: str, boss: Facilitator) -> None:
    one = look(running, STATE).picture.indicators.readings
    name, reading_ = next(iter(one.items()))
    value = reading_.high if reading_.value != reading_.high else reading_.low
    made = fork(running, head(running), boss, Difference("More wind", IndicatorId(name), value))
    assert look(made, STATE).picture.indicators.readings[name].value == value
    assert look(running, STATE).picture.indicators.readings[name].value == reading_.value


@pytest.mark.parametrize("people", [True, False])
def test_people_are_seated_again_or_every_seat_is_free(
    running: str, boss: Facilitator, *, people: bool
) -> None:
    came = arrivals.arrive(running, "Ann")
    sits = arrivals.seat(running, came.handle, CellId("ald"))

    made = fork(running, head(running), boss, NOTHING, people=people)

    rows = list(Person.objects.filter(exercise=made))
    filled = look(made, STATE).picture.seating.filled
    if not people:
        assert (rows, filled) == ([], ())
        again = arrivals.seat(made, arrivals.arrive(made, "Bo").handle, CellId("ald"))
        assert again.seat == sits.seat
        return
    (row,) = rows
    assert (row.name, row.cell, row.seat) == ("Ann", "ald", sits.seat)
    assert row.rejoin_code != sits.rejoin_code
    assert filled == (("ald", sits.seat),)
    assert arrivals.rejoin(row.rejoin_code) is not None


def test_before_the_first_entry_there_is_nothing_to_fork(running: str, boss: Facilitator) -> None:
    with pytest.raises(Refused):
        fork(running, 0, boss, NOTHING)
    with pytest.raises(Refused):
        fork(running, 1, boss, Difference("  "))
    assert reading.branches(running) == ()


def test_it_outlives_what_it_was_forked_from(committed_db: None) -> None:
    boss, _ = Facilitator.objects.get_or_create(username="forker")
    code = opening.create("harbour")
    made = fork(code, head(code), boss, NOTHING)
    erasing.erase(code)
    assert lineages.of(made).forked
    assert lineages.of(made).origin == ""
    assert list(reading.records(made))
    erasing.erase(made)


def test_times_move_wherever_they_stand() -> None:
    at, by = datetime(2026, 1, 2, 3, tzinfo=UTC), timedelta(hours=2)
    assert moved((at, {"x": at}, "2026-01-02"), by) == (at + by, {"x": at + by}, "2026-01-02")
