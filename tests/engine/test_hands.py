"""Raised hands."""

from datetime import timedelta

from tests.helpers.given import NOON, started
from tests.helpers.little import AST, BIR, ELM, seat
from wargame.engine import EVERYONE, Refusal, Told
from wargame.engine.instruments.hands import HandLowered, HandRaised, LowerHand, RaiseHand
from wargame.engine.names import CONTROL

CTRL = seat(CONTROL)


def test_first_come_first() -> None:
    first = started().when(RaiseHand(), by=seat(BIR)).then(Told(HandRaised(BIR), EVERYONE))

    both = first.later(minutes=1).when(RaiseHand(), by=seat(AST)).then(HandRaised(AST))

    assert both.state.hands.cells == (BIR, AST)
    assert both.state.hands.raised[1] == (AST, NOON + timedelta(minutes=1))


def test_a_second_hand_of_a_delegation_changes_nothing() -> None:
    started().after(RaiseHand(), by=seat(BIR)).when(RaiseHand(), by=seat(BIR, 2)).then()


def test_taking_it_down() -> None:
    hands = started().after(RaiseHand(), by=seat(AST)).after(RaiseHand(), by=seat(BIR))

    hands.when(LowerHand(), by=seat(BIR)).then(Told(HandLowered(BIR), EVERYONE))
    hands.when(LowerHand(AST), by=seat(AST)).then(HandLowered(AST))
    hands.when(LowerHand(AST), by=CTRL).then(HandLowered(AST))
    assert hands.after(LowerHand(AST), by=CTRL).state.hands.cells == (BIR,)


def test_a_hand_that_is_down_stays_down() -> None:
    started().when(LowerHand(), by=seat(AST)).then()
    started().when(LowerHand(AST), by=CTRL).then()


def test_the_hand_of_another() -> None:
    hands = started().after(RaiseHand(), by=seat(BIR))

    hands.when(LowerHand(BIR), by=seat(AST)).refused(Refusal.NOT_YOURS, who="control")


def test_control_names_a_delegation() -> None:
    started().when(LowerHand(), by=CTRL).refused(Refusal.UNKNOWN, value=CONTROL)
    started().when(LowerHand(ELM), by=CTRL).refused(Refusal.UNKNOWN, value=ELM)
