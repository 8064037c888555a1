"""What waits for a hand because of people: late, quiet, gone, without a seat, in trouble."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.helpers.given import NOON
from tests.helpers.little import (
    AST,
    BIR,
    CED,
    CELLS,
    DAL,
    HUSH,
    STRICT,
    TALK,
    VOTE,
)
from tests.helpers.table import seated
from tests.rooms.queued import DIG, kinds, of_kind, people, queue
from wargame.engine.balance import Balance
from wargame.engine.instruments.clock import ClosePhase, OpenPhase, PauseExercise
from wargame.engine.instruments.intents import StateIntent
from wargame.engine.names import CONTROL, CellId
from wargame.people.company import Company, Guest


@pytest.mark.parametrize(("kind", "order"), [("move", DIG), ("plan", StateIntent("light"))])
def test_what_is_not_handed_in_by_the_deadline_is_late(kind: str, order: Any) -> None:  # noqa: ANN401 - any order
    table = seated(of_kind(TALK, kind))
    table.does("ast", order)
    mine = [one for one in queue(table, minutes=9) if one.kind == "late"]
    assert mine == []
    (late,) = [one for one in queue(table, minutes=10) if one.kind == "late"]
    assert late.cells == (BIR, CED, DAL)
    assert [deed.form for deed in late.deeds][:1] == ["nudge&to=bir&why=late"]
    table.wait(minutes=4)
    table.does(CONTROL, ClosePhase(TALK))
    assert [one.cells for one in queue(table) if one.kind == "late"] == [(BIR, CED, DAL)]


def test_a_phase_that_asks_for_nothing_is_never_late() -> None:
    assert kinds(seated(), Company(people().guests, balance=acted(NOON)), minutes=11) == []


def acted(at: datetime, *cells: CellId) -> Balance:
    """Return the balance in which these, or all, did something then."""
    return Balance(last=dict.fromkeys(cells or CELLS, at + timedelta(minutes=9)))


def test_who_does_nothing_is_quiet_and_then_stuck() -> None:
    table = seated()
    some = people(balance=acted(NOON, AST, CED))
    assert kinds(table, some, minutes=9) == []
    quiet = queue(table, some, minutes=10)
    assert [(one.kind, one.cells) for one in quiet] == [("quiet", (BIR,)), ("quiet", (DAL,))]
    assert quiet[0].deeds[0].form == "nudge&to=bir&why=quiet"
    later = people(balance=acted(NOON + timedelta(minutes=9), AST, CED))
    stuck = [one for one in queue(table, later, minutes=20) if one.kind == "stuck"]
    assert [one.severity.value for one in stuck] == ["urgent", "urgent"]


def test_a_quiet_room_is_one_item_and_a_message_to_all() -> None:
    (one,) = queue(seated(), minutes=10)
    assert (one.title, one.cells, one.deeds[0].form) == ("The room is quiet", CELLS, "broadcast")


def test_nobody_is_quiet_in_a_pause_or_where_nothing_is_allowed() -> None:
    paused, hushed = seated(), seated()
    paused.does(CONTROL, PauseExercise())
    hushed.does(CONTROL, OpenPhase(HUSH, after=TALK))
    assert kinds(paused, minutes=30) == kinds(hushed, minutes=30) == []


def test_a_delegation_with_nobody_connected_is_urgent() -> None:
    (one,) = queue(seated(), people(BIR))
    assert (one.kind, one.cells, one.severity.value) == ("gone", (BIR,), "urgent")
    assert one.deeds[0].form == "person&handle=Hbir"


def test_an_empty_delegation_is_pointed_out_too() -> None:
    rest = tuple(one for one in people().guests if one.cell != DAL)
    (one,) = queue(seated(), replace(people(), guests=rest))
    assert (one.kind, one.title, one.cells) == ("empty", "Nobody sits here", (DAL,))


def test_when_the_network_is_down_it_is_one_item() -> None:
    (one,) = queue(seated(), people(*CELLS))
    assert (one.kind, one.cells) == ("gone", CELLS)


def test_people_without_a_seat_are_one_item() -> None:
    lobby = tuple(Guest(f"W{n}", name, None, None, since=NOON) for n, name in enumerate("ab"))
    some = replace(people(), guests=(*people().guests, *lobby))
    (one,) = queue(seated(), some)
    assert one.deeds[0].act == "people/auto-seat"
    assert [deed.about for deed in one.deeds[1:]] == ["a", "b"]
    assert kinds(seated(), some, minutes=5)[0] == ("lobby", "urgent")


@pytest.mark.parametrize("trouble", ["failing", "reconnecting"])
def test_a_page_in_trouble_is_looked_after(trouble: str) -> None:
    first, *rest = people().guests
    some = replace(people(), guests=(replace(first, trouble=trouble, troubled=NOON), *rest))
    (one,) = queue(seated(), some)
    assert (one.kind, one.cells, one.deeds[0].form) == ("device", (AST,), "person&handle=Hast")


def test_phases_end_late_hand_ins() -> None:
    table = seated(of_kind(STRICT, "move"))
    table.does(CONTROL, OpenPhase(STRICT, after=TALK))
    table.wait(minutes=10)
    table.does(CONTROL, OpenPhase(VOTE, after=STRICT))
    assert [one for one in queue(table) if one.kind == "late"] == []
