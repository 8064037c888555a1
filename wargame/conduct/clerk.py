"""The clerk: control's own hand for what no person in particular does."""

from typing import Final

from wargame.engine import Seat
from wargame.engine.names import CONTROL, SeatId

CLERK: Final = Seat(CONTROL, SeatId("control-clerk"))
