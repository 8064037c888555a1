"""Moves and rulings: a story in which each of their events is heard, and an order for each act."""

from typing import Any

from tests.helpers.little import AST, BIR, CED, seat
from tests.helpers.table import Table
from wargame.engine.adjudication import Method, Mode
from wargame.engine.conditions import InRound
from wargame.engine.instruments.arguing import AddArgument, AnswerArgument
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.moves import (
    BeginProject,
    RevealMoves,
    SignMove,
    SubmitMove,
    WithdrawMove,
)
from wargame.engine.instruments.ruling_making import PublishRuling, UndoRuling
from wargame.engine.instruments.rulings import GiveEstimate, OpenRuling, RollRuling, SettleRuling
from wargame.engine.instruments.secret_arguments import LodgeSecret, OpenSecret, RetractSecret
from wargame.engine.names import CONTROL, ArgumentId, IndicatorId, MoveId, RulingId, SecretId

MOVE, RULING = MoveId("absent"), RulingId("absent")
DIG = SubmitMove("Dig a well", "Water for all", ("We have spades.", "It rained."))

MOVE_ORDERS: dict[str, Any] = {
    "move.submit": DIG,
    "move.sign": SignMove(MOVE, 1),
    "move.withdraw": WithdrawMove(MOVE),
    "move.reveal": RevealMoves((MOVE,)),
    "argument.add": AddArgument(MOVE, "The ground is stone."),
    "argument.answer": AnswerArgument(ArgumentId("absent"), "It is not."),
    "secret.lodge": LodgeSecret("We dug.", "round >= r1", InRound(("r1",))),
    "secret.retract": RetractSecret(SecretId("absent")),
    "secret.open": OpenSecret(SecretId("absent")),
    "project.begin": BeginProject(AST, "A deep well", 2),
    "ruling.open": OpenRuling(MOVE),
    "estimate.give": GiveEstimate(RULING, percent=50),
    "ruling.roll": RollRuling(RULING),
    "ruling.settle": SettleRuling(RULING, success=True),
    "ruling.publish": PublishRuling(RULING, public="So it went."),
    "ruling.undo": UndoRuling(RULING, "a mistake"),
}


def moves(table: Table) -> None:
    """Let two delegations move, one of them in secret, and rule on both in every way."""
    _in_public(table)
    _in_secret(table)
    _signing(table)
    _under_seal(table)


def _in_public(table: Table) -> None:
    project = table.makes(CONTROL, BeginProject(AST, "A deep well", 2))
    well = SubmitMove(DIG.action, DIG.effect, DIG.reasons, project=project)
    move = table.makes(AST, well)
    table.does(CONTROL, RevealMoves())
    stone = table.makes(BIR, AddArgument(move, "The ground is stone."))
    table.does(AST, AnswerArgument(ArgumentId(stone), "We have picks."))
    table.does(CONTROL, AddArgument(move, "There was a well.", pro=True))
    ruling = table.makes(CONTROL, OpenRuling(move, Method.ESTIMATE, ("1", stone)))
    table.does(BIR, GiveEstimate(ruling, percent=100))
    table.does(CONTROL, GiveEstimate(ruling, word="almost certain"))
    table.does(CONTROL, RollRuling(ruling))
    effects = {IndicatorId("mood"): -1, IndicatorId("fuse"): -1}
    told = PublishRuling(
        ruling, "A well!", "You did it.", (CED,), "Your spring is dry.", effects, "A well", "Water."
    )
    table.does(CONTROL, told)
    table.does(CONTROL, UndoRuling(ruling, "The wrong hill."))
    again = table.makes(CONTROL, OpenRuling(move, Method.UMPIRE))
    table.does(CONTROL, SettleRuling(again, success=True))
    table.does(CONTROL, PublishRuling(again, "A well after all."))


def _in_secret(table: Table) -> None:
    project = table.makes(CONTROL, BeginProject(BIR, "canary-project", 2, public=False))
    action, effect, reasons = "canary-action", "canary-effect", ("canary-reason",)
    hidden = SubmitMove(action, effect, reasons, secret=True, project=project)
    move = table.makes(BIR, hidden)
    ruling = table.makes(CONTROL, OpenRuling(move, Method.DICE, ("1",), Mode.OPEN))
    table.does(CONTROL, RollRuling(ruling))
    table.does(CONTROL, UndoRuling(ruling, "canary-undone"))
    again = table.makes(CONTROL, OpenRuling(move, Method.UMPIRE))
    table.does(CONTROL, SettleRuling(again, success=True))
    table.does(
        CONTROL,
        PublishRuling(again, "Smoke is seen.", "canary-actor", fact="canary-fact"),
    )
    table.does(CONTROL, UndoRuling(again, "No smoke."))
    other = table.makes(CED, SubmitMove("Wait", "Peace", ("We are many.",)))
    table.does(CED, WithdrawMove(other))


def _under_seal(table: Table) -> None:
    """Lodge three secret arguments: one is opened, one taken back, one stays."""
    first = InRound(("r1",))
    lodged = LodgeSecret("We dug at night.", "round >= r1", first)
    secret = table.makes(AST, lodged)
    table.does(CONTROL, OpenSecret(SecretId(secret), fact=True))
    other = table.makes(BIR, LodgeSecret("canary-retracted", "round = r1", first))
    table.does(BIR, RetractSecret(SecretId(other)))
    table.does(BIR, LodgeSecret("canary-lodged", "mood <= 1 and round = r1", first))


def _signing(table: Table) -> None:
    """Let somebody write for a delegation that has a head, who signs."""
    table.does(CED, TakeHead())
    move = table.makes(seat(CED, 2), SubmitMove("Plant", "Shade", ("It is spring.",)))
    version = table.state.moves.all[move].version
    table.does(CED, SignMove(move, version))
