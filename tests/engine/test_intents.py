"""Intents."""

import pytest

from tests.helpers.given import NOON, started
from tests.helpers.little import AST, BIR, TALK, VOTE, seat
from tests.helpers.table import seated
from wargame.engine import Refusal, Told, only
from wargame.engine.instruments.clock import OpenPhase
from wargame.engine.instruments.intents import Intent, IntentStated, StateIntent
from wargame.engine.names import CONTROL


def test_the_delegation_and_control_read_it() -> None:
    stated = IntentStated(AST, "r1", "light", "water", "trouble")

    then = (
        started()
        .when(StateIntent("light", "water", "trouble"), by=seat(AST))
        .then(Told(stated, only(AST)))
    )

    assert then.state.intents.stated == (Intent(AST, "r1", "light", "water", "trouble", NOON),)


def test_the_last_one_of_a_round_counts_and_none_is_lost() -> None:
    table = seated()
    table.does("ast", StateIntent("light"))
    table.does("ast", StateIntent("more light"))
    table.does("bir", StateIntent("water"))
    table.does(CONTROL, OpenPhase(VOTE, after=TALK))
    table.does("ast", StateIntent("peace"))

    intents = table.picture("control").intents
    last = intents.last(AST, "r1")

    assert last is not None
    assert last.wants == "more light"
    assert [one.wants for one in intents.stated if one.cell == AST] == [
        "light",
        "more light",
        "peace",
    ]
    assert intents.last(BIR, "r2") is None
    assert [one.wants for one in table.picture("bir").intents.stated] == ["water"]


@pytest.mark.parametrize(
    ("command", "reason", "field"),
    [
        (StateIntent(""), Refusal.EMPTY_TEXT, "what we want"),
        (StateIntent("x" * 1201), Refusal.LONG_TEXT, "what we want"),
        (StateIntent("x", "x" * 1201), Refusal.LONG_TEXT, "what we would give"),
        (StateIntent("x", "", "x" * 1201), Refusal.LONG_TEXT, "what we expect"),
    ],
)
def test_its_texts(command: StateIntent, reason: Refusal, field: str) -> None:
    started().when(command, by=seat(AST)).refused(reason, field=field)
