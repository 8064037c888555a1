"""An exercise of the small pack, made for each test."""

import pytest

from wargame.conduct import acts, opening, orders
from wargame.engine import Seat
from wargame.engine.names import CONTROL, SeatId

BOSS = Seat(CONTROL, SeatId("control-1"))


@pytest.fixture
def code(db: None) -> str:
    """An exercise that is set up, its door open."""
    return opening.create("harbour")


@pytest.fixture
def running(code: str) -> str:
    """An exercise that has started."""
    acts.submit(code, BOSS, orders.command("exercise.start", {"anyway": True}), "start")
    return code
