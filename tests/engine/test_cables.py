"""Cables."""

import pytest

from tests.helpers.given import NOON, started
from tests.helpers.little import AST, BIR, CED, DAL, ELM, seat
from tests.helpers.table import seated
from wargame.engine import Refusal, Told, only
from wargame.engine.instruments.cables import CLASSIFICATIONS, Cable, CableSent, SendCable
from wargame.engine.names import CONTROL, CableId, CellId


def test_reaches_those_it_is_addressed_to_and_its_sender() -> None:
    sent = CableSent(CableId("t1"), AST, (BIR, CED), "confidential", "Light", "Share it.")

    then = (
        started()
        .when(SendCable((CED, BIR, CED), " Light ", "Share it.\n"), by=seat(AST))
        .then(Told(sent, only(AST, BIR, CED)))
    )

    assert then.state.cables.sent == (
        Cable(sent.cable, AST, (BIR, CED), "confidential", "Light", "Share it.", NOON),
    )


def test_control_sends_one_too() -> None:
    decided = started().when(SendCable((BIR,), "Note", "Read this."), by=seat(CONTROL))

    assert decided.told[0].audience == only(BIR)
    assert decided.told[0].event.sender == CONTROL


def test_others_hear_nothing() -> None:
    table = seated()

    table.does("ast", SendCable((BIR,), "Light", "canary-cable"))

    assert not table.picture("ced").cables.sent
    assert "canary-cable" not in repr(table.picture("dal"))
    assert table.picture("bir").cables == table.picture("ast").cables


def test_a_copy_to_oneself_is_no_receiver() -> None:
    decided = started().when(SendCable((AST, DAL), "Light", "Share it."), by=seat(AST))

    assert decided.told[0].event.to == (DAL,)


@pytest.mark.parametrize("to", [(), (AST,)])
def test_needs_a_receiver(to: tuple[CellId, ...]) -> None:
    decided = started().when(SendCable(to, "Light", "Share it."), by=seat(AST))

    decided.refused(Refusal.NO_AUDIENCE)


@pytest.mark.parametrize("stranger", [ELM, CONTROL, CellId("observer"), CellId("nobody")])
def test_reaches_only_those_in_play(stranger: CellId) -> None:
    decided = started().when(SendCable((BIR, stranger), "Light", "x"), by=seat(AST))

    decided.refused(Refusal.UNKNOWN, value=stranger)


@pytest.mark.parametrize("level", CLASSIFICATIONS)
def test_every_classification(level: str) -> None:
    decided = started().when(SendCable((BIR,), "Light", "x", level), by=seat(AST))

    assert decided.told[0].event.classification == level


def test_an_unknown_classification() -> None:
    decided = started().when(SendCable((BIR,), "Light", "x", "cosmic"), by=seat(AST))

    decided.refused(Refusal.UNKNOWN, value="cosmic")


@pytest.mark.parametrize(
    ("subject", "text", "reason", "field"),
    [
        ("", "x", Refusal.EMPTY_TEXT, "subject"),
        ("x", "\u200b", Refusal.EMPTY_TEXT, "text"),
        ("x" * 121, "x", Refusal.LONG_TEXT, "subject"),
        ("x", "x" * 4001, Refusal.LONG_TEXT, "text"),
    ],
)
def test_its_texts(subject: str, text: str, reason: Refusal, field: str) -> None:
    decided = started().when(SendCable((BIR,), subject, text), by=seat(AST))

    decided.refused(reason, field=field)
