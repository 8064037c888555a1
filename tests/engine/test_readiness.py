"""Purpose first: what an exercise needs before it starts."""

from dataclasses import replace
from typing import Any

import pytest

from tests.helpers.given import prepared
from tests.helpers.little import AST, BIR, LITTLE, seat
from wargame.engine import Refusal
from wargame.engine.instruments.clock import StartExercise
from wargame.engine.instruments.seating import FillSeat
from wargame.engine.names import CONTROL, SeatId

CTRL = seat(CONTROL)
MANNED = replace(LITTLE, lineups=tuple(replace(one, must=(AST, BIR)) for one in LITTLE.lineups))


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"aim": "  "}, "an aim"),
        ({"objectives": {}}, "objectives"),
        ({"questions": ()}, "essential questions"),
        ({"aim": "", "questions": ()}, "an aim, essential questions"),
    ],
)
def test_without_a_purpose_nobody_starts(lacking: dict[str, Any], words: str) -> None:
    scenario = replace(LITTLE, **lacking)

    for anyway in (False, True):
        start = prepared(scenario).when(StartExercise(anyway=anyway), by=CTRL)
        said = start.refused(Refusal.PURPOSE, what=words)
        assert words in said


def test_seats_that_must_be_filled() -> None:
    empty = prepared(MANNED)
    one = empty.after(FillSeat(AST, SeatId("ast-1")), by=CTRL)
    both = one.after(FillSeat(BIR, SeatId("bir-1")), by=CTRL)

    empty.when(StartExercise(), by=CTRL).refused(Refusal.SEATS_EMPTY, who="The Ast, The Bir")
    one.when(StartExercise(), by=CTRL).refused(Refusal.SEATS_EMPTY, who="The Bir")
    assert both.when(StartExercise(), by=CTRL).told
    assert one.when(StartExercise(anyway=True), by=CTRL).told
