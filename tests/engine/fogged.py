"""A wood in the fog: orders that stand, and a cable that is held."""

from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, seat
from wargame.engine.instruments.cables import CableSent, SendCable
from wargame.engine.instruments.fog_orders import OrderFog
from wargame.engine.names import CONTROL, CableId

CTRL = seat(CONTROL)
T1 = CableId("t1")
LIGHT = SendCable((BIR, CED), "Light", "Share it with us.")
SENT = CableSent(T1, AST, (BIR, CED), "confidential", "Light", "Share it with us.")


def ordered(*orders: OrderFog) -> Given:
    """Begin with these standing orders."""
    there = started()
    for one in orders:
        there = there.after(one, by=CTRL)
    return there
