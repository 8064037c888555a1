"""Indicators: who is told a number, and between which bounds it moves."""

import pytest

from tests.helpers.given import NOON, prepared, started
from tests.helpers.little import seat
from tests.helpers.table import seated
from wargame.engine import Refusal
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.names import CONTROL, IndicatorId

CTRL = seat(CONTROL)
MOOD, STORES, FUSE = (IndicatorId(name) for name in ("mood", "stores", "fuse"))


@pytest.mark.parametrize(
    ("cell", "lineup", "known"),
    [
        ("control", "full", {MOOD, STORES, FUSE}),
        ("observer", "full", {MOOD}),
        ("projector", "full", {MOOD}),
        ("ast", "full", {MOOD, STORES}),
        ("bir", "full", {MOOD}),
        ("ced", "full", {MOOD, STORES}),
        ("bir", "short", {MOOD, STORES}),  # it stands for ced
    ],
)
def test_who_reads_which(cell: str, lineup: str, known: set[IndicatorId]) -> None:
    table = seated(lineup=lineup)
    before = table.picture(cell).indicators
    for name in (MOOD, STORES, FUSE):
        table.does(CONTROL, SetIndicator(name, 7, "canary-reason"))

    readings = table.picture(cell).indicators.readings
    assert set(before.readings) == set(readings) == known
    assert {reading.value for reading in readings.values()} == {7}


def test_values_keep_their_history() -> None:
    moved = started().later(minutes=1).after(SetIndicator(MOOD, 0, "rain"), by=CTRL)

    reading = moved.state.indicators.readings[MOOD]
    assert reading.value == 0
    assert reading.values == ((NOON, 5, "at the start"), (moved.now, 0, "rain"))


@pytest.mark.parametrize("value", [-1, 11])
def test_bounds(value: int) -> None:
    started().when(SetIndicator(MOOD, value, "x"), by=CTRL).refused(Refusal.UNKNOWN, value=value)


def test_an_unknown_one() -> None:
    decided = started().when(SetIndicator(IndicatorId("x"), 1, "x"), by=CTRL)

    decided.refused(Refusal.UNKNOWN, value="x")


def test_a_reason_is_given() -> None:
    started().when(SetIndicator(MOOD, 1, ""), by=CTRL).refused(Refusal.EMPTY_TEXT, field="reason")


def test_none_moves_before_the_start() -> None:
    prepared().when(SetIndicator(MOOD, 1, "x"), by=CTRL).refused(Refusal.NOT_STARTED)
