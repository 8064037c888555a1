"""Perceived values: some cells see a number that is not the world's, and cannot tell."""

import pytest

from tests.engine.story_of_world import FUSE, MOOD, STORES
from tests.helpers.given import started
from tests.helpers.little import AST, BIR, CED, CELLS, WATCHERS, seat
from tests.helpers.table import Table, seated
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.indicators import (
    SHIFT,
    CorrectIndicator,
    IndicatorReported,
    PerceptionCorrected,
    PerceptionShaped,
    SetIndicator,
    ShowIndicator,
)
from wargame.engine.instruments.injects import ReleaseInject
from wargame.engine.names import CONTROL, CellId, IndicatorId, InjectId

CTRL = seat(CONTROL)
LIE = ShowIndicator(MOOD, (AST,), 9, "songs", "to test their nerves")


def report(value: int, reason: str, name: str = "mood") -> IndicatorReported:
    return IndicatorReported(IndicatorId(name), f"canary-indicator-{name}", 0, 10, value, reason)


def sees(table: Table, cell: CellId, name: IndicatorId = MOOD) -> int:
    return table.picture(cell).indicators.readings[name].value


def lied() -> Table:
    table = seated()
    table.does(CONTROL, LIE)
    return table


def test_it_is_a_report_like_any_other_to_those_alone() -> None:
    started().when(LIE, by=CTRL).then(
        Told(PerceptionShaped(MOOD, (AST,), 9, "to test their nerves", CTRL.id), CONTROL_ALONE),
        Told(report(9, "songs"), only(AST)),
    )


def test_everybody_else_and_the_engine_see_the_world() -> None:
    table = lied()

    assert sees(table, AST) == 9
    assert {sees(table, cell) for cell in (*CELLS[1:], *WATCHERS)} == {5}
    assert table.state.indicators.readings[MOOD].value == 5
    assert table.picture(CONTROL).indicators.misled(MOOD)[AST].value == 9


def test_the_cell_has_nothing_but_what_a_true_report_would_have_left() -> None:
    table, truly = lied(), seated()
    truly.does(CONTROL, SetIndicator(MOOD, 9, "songs"))

    assert table.picture(AST) == truly.picture(AST)
    assert [one.event for one in table.heard(AST)] == [one.event for one in truly.heard(AST)]


def test_what_the_world_does_reaches_it_as_the_same_step() -> None:
    table = lied()

    told = table.does(CONTROL, SetIndicator(MOOD, 4, "rain"))

    assert told == (
        Told(report(4, "rain"), EVERYONE.without((AST,))),
        Told(PerceptionShaped(MOOD, (AST,), 8, SHIFT, CTRL.id, shifted=True), CONTROL_ALONE),
        Told(report(8, "rain"), only(AST)),
    )
    assert [sees(table, cell) for cell in (AST, BIR, CONTROL)] == [8, 4, 4]


def test_an_event_has_one_audience() -> None:
    """Nobody hears two reports of one change, and nobody who reads the number hears none."""
    table = lied()
    table.does(CONTROL, ShowIndicator(MOOD, (BIR,), 2, "fog", "another test"))

    told = table.does(CONTROL, SetIndicator(MOOD, 6, "sun"))

    told_of = [one.event for one in told if isinstance(one.event, IndicatorReported)]
    for cell in (*CELLS, *WATCHERS[1:], CellId("nobody")):
        heard = [one for one in table.heard(cell)[-len(told) :] if one.event in told_of]
        assert len(heard) == 1
    assert [sees(table, cell) for cell in (AST, BIR, CED)] == [10, 3, 6]


def test_two_that_see_the_same_hear_one_report() -> None:
    table = seated()
    table.does(CONTROL, ShowIndicator(MOOD, (BIR, AST), 9, "songs", "x"))

    told = table.does(CONTROL, SetIndicator(MOOD, 6, "sun"))

    assert [one.audience for one in told if one.event == report(10, "sun")] == [only(AST, BIR)]


@pytest.mark.parametrize(("world", "seen"), [(10, 10), (0, 4)])
def test_the_step_ends_at_the_end_of_the_scale(world: int, seen: int) -> None:
    table = lied()

    table.does(CONTROL, SetIndicator(MOOD, world, "a storm"))

    assert [sees(table, cell) for cell in (AST, BIR)] == [seen, world]


def test_at_its_end_it_hears_nothing_of_a_step() -> None:
    table = seated()
    table.does(CONTROL, ShowIndicator(MOOD, (AST,), 10, "songs", "x"))
    before = table.heard(AST)

    table.does(CONTROL, SetIndicator(MOOD, 6, "sun"))

    assert table.heard(AST) == before


def test_a_report_without_a_step_reaches_it_too() -> None:
    table = lied()

    table.does(CONTROL, SetIndicator(MOOD, 5, "all quiet"))

    assert table.picture(AST).indicators.readings[MOOD].values[-1][1:] == (9, "all quiet")


def test_effects_move_what_it_sees() -> None:
    table = lied()

    table.does(CONTROL, ReleaseInject(InjectId("j2")))

    assert [sees(table, cell) for cell in (AST, BIR)] == [10, 6]


def test_of_a_number_of_few_the_others_hear_nothing() -> None:
    table = seated()
    table.does(CONTROL, ShowIndicator(STORES, (AST,), 9, "a harvest", "x"))
    before = {cell: table.heard(cell) for cell in (BIR, *WATCHERS[1:])}

    table.does(CONTROL, SetIndicator(STORES, 3, "rats"))

    assert [sees(table, cell, STORES) for cell in (AST, CED)] == [7, 3]
    assert {cell: table.heard(cell) for cell in before} == before


class TestCorrecting:
    def test_brings_the_value_of_the_world(self) -> None:
        table = lied()

        told = table.does(CONTROL, CorrectIndicator(MOOD, "the songs are over", reason="enough"))

        assert told == (
            Told(PerceptionCorrected(MOOD, (AST,), "enough", CTRL.id), CONTROL_ALONE),
            Told(report(5, "the songs are over"), only(AST)),
        )
        assert sees(table, AST) == 5
        assert table.picture(CONTROL).indicators.perceived == {}

    def test_ends_the_line_of_its_own(self) -> None:
        table = lied()
        table.does(CONTROL, CorrectIndicator(MOOD, "over"))

        told = table.does(CONTROL, SetIndicator(MOOD, 2, "rain"))

        assert told == (Told(report(2, "rain"), EVERYONE),)

        assert sees(table, AST) == 2

    def test_may_be_for_some_only(self) -> None:
        table = lied()
        table.does(CONTROL, ShowIndicator(MOOD, (BIR,), 1, "fog", "x"))

        table.does(CONTROL, CorrectIndicator(MOOD, "over", (BIR,)))

        assert [sees(table, cell) for cell in (AST, BIR)] == [9, 5]

    def test_needs_somebody_who_sees_something_else(self) -> None:
        started().when(CorrectIndicator(MOOD, "over"), by=CTRL).refused(Refusal.ALREADY)
        there = started().after(LIE, by=CTRL)
        there.when(CorrectIndicator(MOOD, "over", (BIR,)), by=CTRL).refused(Refusal.ALREADY)

    def test_control_keeps_all_of_it(self) -> None:
        table = lied()
        table.does(CONTROL, SetIndicator(MOOD, 6, "sun"))
        table.does(CONTROL, CorrectIndicator(MOOD, "over"))

        shown = table.picture(CONTROL).indicators.shown
        assert [(one.value, one.shifted) for one in shown] == [
            (9, False),
            (10, True),
            (None, False),
        ]
        assert table.picture(AST).indicators.shown == ()


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (ShowIndicator(IndicatorId("x"), (AST,), 5, "a", "b"), Refusal.UNKNOWN),
        (ShowIndicator(MOOD, (AST,), 11, "a", "b"), Refusal.UNKNOWN),
        (ShowIndicator(MOOD, (CellId("x"),), 5, "a", "b"), Refusal.UNKNOWN),
        (ShowIndicator(STORES, (BIR,), 5, "a", "b"), Refusal.UNKNOWN),
        (ShowIndicator(FUSE, (AST,), 5, "a", "b"), Refusal.UNKNOWN),
        (ShowIndicator(MOOD, (), 5, "a", "b"), Refusal.NO_AUDIENCE),
        (ShowIndicator(MOOD, (AST,), 5, "", "b"), Refusal.EMPTY_TEXT),
        (ShowIndicator(MOOD, (AST,), 5, "a", ""), Refusal.EMPTY_TEXT),
        (CorrectIndicator(IndicatorId("x"), "a"), Refusal.UNKNOWN),
    ],
)
def test_what_cannot_be_shown(command: object, reason: Refusal) -> None:
    started().when(command, by=CTRL).refused(reason)
