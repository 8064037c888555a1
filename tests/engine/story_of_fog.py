"""Fog: a story in which each of its events is heard, an order for each act, and its audiences."""

from typing import Any

from tests.helpers.little import AST, BIR, CED, CELLS, DAL
from tests.helpers.table import Table
from wargame.engine import Picture
from wargame.engine.instruments.cables import CableSent, SendCable
from wargame.engine.instruments.caucuses import JoinCaucus, OpenCaucus, SayInCaucus
from wargame.engine.instruments.fog import Forge, Intercept, Leak
from wargame.engine.instruments.fog_orders import LiftFog, OrderFog
from wargame.engine.instruments.fog_queue import DropHeld, ReleaseDueHeld, ReleaseHeld
from wargame.engine.names import CONTROL, CellId, FogId

FOG_ORDERS: dict[str, Any] = {
    "fog.order": OrderFog("delay", senders=(AST,), receivers=(BIR,)),
    "fog.lift": LiftFog(FogId("absent")),
    "fog.release": ReleaseHeld("absent"),
    "fog.release-due": ReleaseDueHeld("absent"),
    "fog.drop": DropHeld("absent"),
    "fog.intercept": Intercept("absent", (CED,)),
    "fog.leak": Leak("absent", (CED,)),
    "fog.forge": Forge(AST, "We give in.", (BIR,), "Peace"),
}


def fog(table: Table) -> None:
    """Let control do everything to cables and to what is said in a caucus."""
    for order in (
        OrderFog("delay", senders=(AST,), receivers=(BIR,), times=2),
        OrderFog("garble", senders=(CED,), share=50),
        OrderFog("intercept", senders=(DAL,), to=(AST,)),
        OrderFog("delay", "caucus", (BIR,), minutes=2),
    ):
        table.does(CONTROL, order)
    late = table.makes(AST, SendCable((BIR, CED), "Late", "It is late."))
    never = table.makes(AST, SendCable((BIR,), "Never", "It is never."))
    table.does(CED, SendCable((AST, BIR), "Bad line", "Half of this is lost on the way."))
    heard = table.makes(DAL, SendCable((BIR,), "Hush", "Somebody listens."))
    table.does(CONTROL, ReleaseHeld(late))
    table.does(CONTROL, DropHeld(never, "lost at sea"))
    table.does(CONTROL, Intercept(late, (DAL,)))
    for leak in (Leak(heard, (CED,)), Leak(heard, everyone=True)):
        table.does(CONTROL, leak)
    _caucus(table)
    table.does(CONTROL, Forge(DAL, "We give in.", (AST, BIR), "Peace"))
    for name in [*table.state.fog.orders]:
        table.does(CONTROL, LiftFog(name))


def _caucus(table: Table) -> None:
    name = table.makes(AST, OpenCaucus("Shade", (BIR,)))
    table.does(BIR, JoinCaucus(name))
    table.does(BIR, SayInCaucus(name, "Slowly."))
    table.wait(minutes=2)
    (held,) = table.state.fog.held
    table.does(CONTROL, ReleaseDueHeld(held))
    table.does(CONTROL, Forge(BIR, "We give in.", caucus=name))


def reached_by_cable(event: CableSent, state: Picture) -> set[CellId]:
    """Return who is told of a cable: its sender once, and each receiver when it arrives.

    Where the fog has caught it, those it was caught for are not told with its sender.
    """
    deeds = state.fog.on(event.cable)
    if deeds and deeds[-1].what in {"released", "garbled", "forged"}:
        return {*deeds[-1].to}
    caught = {
        cell
        for one in state.fog.standing("r1")
        if one.effect in {"delay", "garble"} and (not one.senders or event.sender in one.senders)
        for cell in one.receivers or CELLS
    }
    missed = caught if event.sender != CONTROL else set()
    return {event.sender, *event.to} - {CONTROL} - (missed - {event.sender})


def reached_by_line(event: Any, state: Picture) -> set[CellId]:  # noqa: ANN401 - a line of a caucus
    """Return who is told of a line: those inside, or those whom the fog lets hear it now."""
    inside = set(state.caucuses.all[event.caucus].members)
    deeds = state.fog.on(event.line)
    if deeds:
        return {*deeds[-1].to}
    slow = any(one.senders == (event.cell,) and one.channel for one in state.fog.orders.values())
    return {event.cell} if slow else inside
