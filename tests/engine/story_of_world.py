"""The world: a story in which each of its events is heard, and an order for each of its acts."""

from datetime import date
from typing import Any

from tests.helpers.little import AST, BIR
from tests.helpers.table import Table
from wargame.engine.instruments.indicators import CorrectIndicator, SetIndicator, ShowIndicator
from wargame.engine.instruments.world import ApplyWorld, SetDate, SetRegion
from wargame.engine.names import CONTROL, CouplingId, IndicatorId, RegionId
from wargame.engine.worlds import RegionState

MOOD, STORES, FUSE = (IndicatorId(name) for name in ("mood", "stores", "fuse"))
GROVE, POND = RegionId("grove"), RegionId("pond")
K1, K2, K3 = (CouplingId(name) for name in ("k1", "k2", "k3"))

WORLD_ORDERS: dict[str, Any] = {
    "indicator.show": ShowIndicator(MOOD, (AST,), 9, "a good day", "a test of nerves"),
    "indicator.correct": CorrectIndicator(MOOD, "a bad day"),
    "world.apply": ApplyWorld((K1,)),
    "date.set": SetDate(date(2031, 5, 1)),
    "region.set": SetRegion(GROVE, RegionState.CRISIS, "a fire"),
}


def world(table: Table) -> None:
    """Let some see what is not so, and let the world move under them."""
    table.does(CONTROL, ShowIndicator(STORES, (AST,), 9, "a good harvest", "canary-deception"))
    table.does(CONTROL, ShowIndicator(MOOD, (AST, BIR), 9, "songs", "canary-lullaby"))
    table.does(CONTROL, SetIndicator(STORES, 2, "rats"))
    table.does(CONTROL, SetIndicator(MOOD, 4, "rain"))
    table.does(CONTROL, ApplyWorld((K2, K3), without=(K2,)))
    table.does(CONTROL, CorrectIndicator(MOOD, "the songs are over", (BIR,)))
    table.does(CONTROL, CorrectIndicator(STORES, "the stores were counted", reason="canary-end"))
    table.does(CONTROL, SetDate(date(2031, 5, 1), "spring comes"))
    table.does(CONTROL, SetRegion(GROVE, RegionState.CRISIS, "a fire", "The old oaks burn."))
