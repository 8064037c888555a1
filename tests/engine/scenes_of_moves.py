"""Situations in which moves are written, revealed, and ruled on."""

from dataclasses import replace

from tests.helpers.given import Given, started
from tests.helpers.little import AST, LITTLE, TALK, seat
from wargame.engine import EVERYONE, Scenario, Told, only
from wargame.engine.adjudication import Adjudication, Method, Mode
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.move_book import MoveRevealed, MoveSubmitted
from wargame.engine.instruments.moves import SubmitMove
from wargame.engine.instruments.ruling_book import RulingClaimed, RulingOpened
from wargame.engine.names import CONTROL, MoveId, RulingId

M1, R1 = MoveId("m1"), RulingId("r1")
CTRL = seat(CONTROL)
REASONS = ("We have spades.", "It rained.")
SIGHTED = SubmitMove("Dig", "Water", REASONS, version=7)


def ruled_by(**rules: object) -> Scenario:
    """Return the scenario with other rules for rulings."""
    return replace(LITTLE, adjudication=Adjudication(**rules))  # type: ignore[arg-type]


def mute() -> Scenario:
    """Return the scenario in which delegations do not argue against moves."""
    return ruled_by(counter=False)


def moved(scenario: Scenario = LITTLE, *, secret: bool = False, revealed: bool = False) -> Given:
    """Return the exercise with a signed move of ast."""
    words = ("Dig", "Water", REASONS)
    move = MoveSubmitted(M1, AST, TALK, *words, secret, (), None, version=1, signed=True)
    there = started(scenario).and_then(Told(move, only(AST)))
    shown = MoveRevealed(M1, AST, TALK, *words, (), None)
    return there.and_then(Told(shown, EVERYONE)) if revealed else there


def unsigned() -> Given:
    """Return the exercise with a move of ast that its head has not signed."""
    move = MoveSubmitted(
        M1,
        AST,
        TALK,
        "Dig",
        "Water",
        REASONS,
        secret=False,
        facts=(),
        project=None,
        version=1,
        signed=False,
    )
    return started().and_then(Told(move, only(AST)))


def opened(method: Method = Method.DICE, mode: Mode = Mode.OPEN, *, secret: bool = False) -> Given:
    """Return the exercise with a ruling on the move, open; a secret move is ruled on closed."""
    mode = Mode.CLOSED if secret else mode
    odds = "21/36" if method is Method.DICE else ""
    ruling = RulingOpened(R1, M1, method, mode, (), 0, 0, 0, 7, odds, 1)
    audience = EVERYONE if mode is Mode.OPEN else CONTROL_ALONE
    claim = Told(RulingClaimed(R1, CTRL.id), CONTROL_ALONE)
    return moved(secret=secret, revealed=not secret).and_then(Told(ruling, audience), claim)
