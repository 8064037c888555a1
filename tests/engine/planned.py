"""Short names for the injects and indicators of the little scenario."""

from tests.helpers.little import seat
from wargame.engine.names import CONTROL, IndicatorId, InjectId

CTRL = seat(CONTROL)
J1, J2, J3, J4 = (InjectId(f"j{n}") for n in range(1, 5))
MOOD, FUSE = IndicatorId("mood"), IndicatorId("fuse")
