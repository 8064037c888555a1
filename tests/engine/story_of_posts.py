"""The posts of control: given, taken back, handed on; eyes borrowed; a note; a hand lent."""

from typing import Any

from tests.helpers.little import AST, BIR
from tests.helpers.table import Table
from wargame.engine import Seat
from wargame.engine.instruments.cables import SendCable
from wargame.engine.instruments.eyes import BorrowEyes
from wargame.engine.instruments.notes import WriteNote
from wargame.engine.instruments.posts import (
    GivePost,
    HandOverLead,
    Role,
    TakeLead,
    WithdrawPost,
)
from wargame.engine.names import CONTROL, SeatId

MAY = SeatId("control-may")

POST_ORDERS: dict[str, Any] = {
    "post.give": GivePost(MAY, Role.MINDER, (AST,)),
    "post.withdraw": WithdrawPost(MAY),
    "lead.take": TakeLead(),
    "lead.hand-over": HandOverLead(MAY),
    "eyes.borrow": BorrowEyes(AST),
    "note.write": WriteNote("They hesitate."),
}


def posts(table: Table) -> None:
    """Let control share its work."""
    for role in Role:
        table.does(CONTROL, GivePost(MAY, role, (AST,), "A cloud"))
    table.does(Seat(CONTROL, MAY), TakeLead())
    table.does(Seat(CONTROL, MAY), HandOverLead(SeatId("control-1")))
    table.does(CONTROL, WithdrawPost(MAY))
    table.does(CONTROL, BorrowEyes(AST))
    table.does(CONTROL, WriteNote("They hesitate.", 3))
    table.does(Seat(AST, SeatId("control-1")), SendCable((BIR,), "Light", "Their phone is out."))
