"""The past: what the replay shows of an entry is what was sent when it was the last one."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from wargame.conduct import opening, past
from wargame.conduct.company import gather
from wargame.conduct.looks import Look, look_all
from wargame.conduct.past import Past
from wargame.conduct.rehearsal import rehearse
from wargame.engine import BLANK, STATE, Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId
from wargame.journal import reading
from wargame.journal.record import Record
from wargame.live.workshop import Brush
from wargame.people.company import Company
from wargame.rooms.painting import Painter, Panels

KINDS = {CONTROL: "control", OBSERVER: "observer", PROJECTOR: "projector"}
CELLS = (CellId("ald"), CellId("bir"), OBSERVER, PROJECTOR, CONTROL)
VIEWERS = tuple(map(Viewer, CELLS))
CTRL = Viewer(CONTROL)
JUMPS = 12


@dataclass
class Sent:
    """What was sent to everybody when an entry was the last one."""

    looks: dict[Viewer, Look]
    panels: dict[Viewer, Panels]
    companies: dict[Viewer, Company]


@dataclass
class Story:
    """An exercise that was followed live from its first entry, and what was sent after each."""

    code: str = ""
    sent: dict[int, Sent] = field(default_factory=dict)
    brushes: list[Brush] = field(
        default_factory=lambda: [Brush((_kind(one), one)) for one in CELLS]
    )

    def step(self, *_: object) -> None:
        """Paint every room, as the switchboard does when a bell has rung."""
        self.code = self.code or opening.exercises()[0].code
        seen, people = look_all(self.code, (*VIEWERS, STATE)), gather(self.code)
        self.sent[seen[STATE].head] = Sent(
            {one: seen[one] for one in VIEWERS},
            {one.viewer: one.paint(seen[one.viewer], people).panels for one in self.brushes},
            {one: people.company(one) for one in VIEWERS},
        )


def _kind(cell: CellId) -> str:
    return KINDS.get(cell, "room")


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Story]:
    """A whole exercise, committed as in real life, so that what is kept of it is kept."""
    with django_db_blocker.unblock():
        told = Story()
        rehearse("harbour", progress=told.step)
        yield told
        connections.close_all()


def _painted(sent: Sent, looks: dict[Viewer, Look], painters: dict[Viewer, Painter]) -> None:
    """Compare every byte of every panel with what was sent, given the same company."""
    for viewer, painter in painters.items():
        panels = painter.paint(looks[viewer].picture, sent.companies[viewer])
        assert panels == sent.panels[viewer]


def test_the_replay_equals_what_was_sent_after_every_command(story: Story) -> None:
    """Every viewer, every entry that was ever the last one, byte for byte."""
    painters, asked = _painters(), Past(story.code)
    assert len(story.sent) > 150
    for position, sent in story.sent.items():
        _painted(sent, asked.at(position, VIEWERS).looks, painters)


def test_a_jump_shows_the_same_as_the_way_there(story: Story) -> None:
    asked = Past(story.code)
    for position in random.Random(5).sample(sorted(story.sent), JUMPS):
        _painted(story.sent[position], asked.at(position, VIEWERS).looks, _painters())


def test_what_control_counts_is_counted_to_that_moment(story: Story) -> None:
    asked = Past(story.code)
    for position in random.Random(6).sample(sorted(story.sent), JUMPS):
        counted = story.sent[position].companies[CTRL].balance
        assert asked.at(position, (CTRL,)).balance == counted


def test_pictures_are_kept_along_the_way_and_change_nothing(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "STEP", 7)
    monkeypatch.setattr(past, "MOST", 5)
    asked = Past(story.code)
    for position in [*sorted(story.sent)[::-9], *sorted(story.sent)[::17]]:
        assert asked.at(position, VIEWERS).looks == story.sent[position].looks


def test_once_a_record_was_gone_through_every_jump_is_a_short_one(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "STEP", 10)
    monkeypatch.setattr(past, "AT_ONCE", 50)
    read: list[int] = []

    def counted(code: str, after: int = 0, *, until: int) -> Iterator[Record]:
        read.append(until - after)
        return reading.records(code, after, until=until)

    monkeypatch.setattr(past, "reading", SimpleNamespace(records=counted, heads=reading.heads))
    asked, last = Past(story.code), max(story.sent)
    asked.ready(VIEWERS)
    assert max(read) <= 50 + 10

    read.clear()
    asked.ready(VIEWERS)
    assert not read
    for position in random.Random(8).sample(sorted(story.sent), JUMPS):
        assert asked.at(position, VIEWERS).looks == story.sent[position].looks
    assert max(read) <= 10
    assert last > 2 * 50


def test_an_entry_in_the_middle_of_a_command_is_a_moment_too(story: Story) -> None:
    """What a command did in several entries is there entry by entry, each for who heard it."""
    asked, records = Past(story.code), list(reading.records(story.code))
    for number, one in enumerate(records[:120], start=1):
        heard = [each for each in records[:number] if each.audience.includes(VIEWERS[0])]
        seen = asked.at(one.position, VIEWERS[:1])
        assert seen.looks[VIEWERS[0]].heard == len(heard)
        assert seen.at == one.at


def test_before_the_first_entry_there_is_nothing(story: Story) -> None:
    seen = past.past_of(story.code).at(0, VIEWERS)

    assert seen.at is None
    assert all(one.picture == BLANK for one in seen.looks.values())
    assert past.entry(story.code, 0) is None


def test_a_replay_shows_seats_and_names_nobody(story: Story) -> None:
    seen = past.past_of(story.code).at(max(story.sent), VIEWERS)
    shown = {cell: seen.company(Viewer(cell)) for cell in CELLS}

    assert {one.name for one in shown[CellId("bir")].guests} <= {"bir-1", "bir-2"}
    assert {one.cell for one in shown[CONTROL].guests} >= {"ald", "bir"}
    assert not shown[OBSERVER].guests
    assert not shown[PROJECTOR].guests
    assert not any(one.handle or one.rejoin_code for one in shown[CONTROL].guests)


def test_only_so_much_is_kept(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "KEPT_VIEWERS", 2)
    asked = Past(story.code)
    last = max(story.sent)
    assert asked.at(last, VIEWERS).looks == story.sent[last].looks
    assert asked.at(last, VIEWERS).looks == story.sent[last].looks


def _painters() -> dict[Viewer, Painter]:
    return {Viewer(cell): Painter(_kind(cell), cell) for cell in CELLS}
