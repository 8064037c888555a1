"""A wood in the fog: orders that stand, cables on their way, and a caucus."""

from typing import Any

from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, LITTLE, seat
from tests.helpers.table import Table, seated
from wargame.engine import Scenario
from wargame.engine.instruments.cables import CableSent, SendCable
from wargame.engine.instruments.caucuses import JoinCaucus, OpenCaucus
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


def talking(scenario: Scenario = LITTLE) -> tuple[Table, Any]:
    """Return a table with a caucus of ast, bir and ced."""
    table = seated(scenario)
    name = table.makes(AST, OpenCaucus("Roots", (BIR, CED)))
    for cell in (BIR, CED):
        table.does(cell, JoinCaucus(name))
    return table, name


def lines(table: Table, cell: str) -> list[tuple[str, str]]:
    """Return who said what in the one caucus that a cell knows."""
    (caucus,) = table.picture(cell).caucuses.all.values()
    return [(one.cell, one.text) for one in caucus.lines if one.text]
