"""Moves and rulings by POST: one from its first word to its undoing, and its pages on the way."""

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, House, house
from wargame.engine.names import IndicatorId

TRUST = IndicatorId("trust")
MOVE = {"action": "Order a shaft", "effect": "The ferry runs", "reasons": ["They owe us."]}


@pytest.fixture
def kept(client: Client, db: None) -> House:
    found = house(client)
    found.at("talk")
    return found


def revealed(kept: House) -> str:
    """Return a move that lies before everyone."""
    move = kept.by(ALD, "move.submit", **MOVE)
    kept.done("move.reveal")
    return move


def test_a_ruling_from_odds_to_undo(kept: House) -> None:
    move = revealed(kept)
    stone = kept.by(BIR, "argument.add", move=move, text="The foundry is closed.")
    form = kept.page(f"?do=rule&move={move}")
    assert "Rule by" in form
    assert f'value="{stone}" checked' in form
    fields = {"move": move, "counted": ["1", stone], "mode": "open", "do": "rule"}
    ruling = kept.act("ruling.open", method="two-dice", **fields).json()["made"]
    assert "21/36, 58 %" in kept.page()
    kept.done("ruling.roll", ruling=ruling)
    form = kept.page(f"?do=outcome&ruling={ruling}&template=told")
    assert "The harbour office reports:" in form
    assert "5 → 7 (+2)" in form
    blank = {"effects.savings": "", "actor": "", "told": "", "fact": ""}
    told = {"public": "Steam is up.", "effects.trust": "2", "cause": "Steam"}
    kept.done("ruling.publish", ruling=ruling, **told, **blank)
    assert kept.picture().indicators.readings[TRUST].value == 7
    assert "Undo the ruling" in kept.page(f"?do=undo&ruling={ruling}")
    kept.done("ruling.undo", ruling=ruling, reason="The wrong shaft.")
    assert kept.picture().indicators.readings[TRUST].value == 5


def test_the_second_in_control_reads_who_was_first(kept: House) -> None:
    move = revealed(kept)
    kept.done("ruling.open", move=move, method="umpire")
    again = kept.act("ruling.open", move=move, method="vote")
    assert again.status_code == 422
    assert "was first (" in again.content.decode()
    assert "Rule by" not in kept.page(f"?do=rule&move={move}")


def test_a_project_is_begun_from_its_form(kept: House) -> None:
    assert "How many successes" in kept.page("?do=project")
    kept.done("project.begin", cell="ald", title="A slip", needs="3", public="false")
    (one,) = kept.picture().moves.projects.values()
    assert (one.title, one.needs, one.cells) == ("A slip", 3, ("ald",))


def test_an_estimate_of_control_in_words(kept: House) -> None:
    ruling = kept.act("ruling.open", move=revealed(kept), method="estimate").json()["made"]
    assert "Or in words" in kept.page(f"?do=estimate&ruling={ruling}")
    kept.done("estimate.give", ruling=ruling, percent="", word="likely")
    assert kept.picture().rulings.percents(ruling) == (65,)
