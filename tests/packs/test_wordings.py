"""Conditions of delegations: read with the names that they know, and no others."""

import pytest

from tests.helpers.given import started
from tests.helpers.little import AST, BIR, LITTLE, seat
from wargame.engine import Refusal, Refused
from wargame.engine.conditions import Level
from wargame.engine.instruments.secret_arguments import LodgeSecret
from wargame.engine.names import CONTROL, IndicatorId
from wargame.packs.wordings import known_to, read

SETTING = started().state.setting


def lodged(when: str, cell: str = AST) -> LodgeSecret:
    """Return a secret argument as it was read."""
    found: LodgeSecret = read(LodgeSecret("We dug.", when), seat(cell), LITTLE, SETTING)
    return found


def test_a_wording_becomes_a_tree() -> None:
    assert lodged("stores <= 4").condition == Level(IndicatorId("stores"), "<=", 4)


@pytest.mark.parametrize("hidden", ["fuse", "moon"])
def test_a_hidden_name_is_as_unknown_as_one_that_nothing_has(hidden: str) -> None:
    with pytest.raises(Refused) as found:
        lodged(f"{hidden} <= 4")
    assert found.value.reason is Refusal.CONDITION
    assert found.value.sentence.count(hidden) == 1


def test_what_others_see_is_not_known() -> None:
    with pytest.raises(Refused, match="no indicator"):
        lodged("stores <= 4", BIR)
    assert "fuse" in known_to(CONTROL, LITTLE, SETTING).indicators


def test_nothing_is_no_condition() -> None:
    with pytest.raises(Refused) as found:
        lodged("  ")
    assert found.value.reason is Refusal.EMPTY_TEXT


def test_what_was_sent_beside_the_wording_does_not_count() -> None:
    sly = LodgeSecret("We dug.", "stores <= 4", Level(IndicatorId("fuse"), "<=", 4))
    assert read(sly, seat(AST), LITTLE, SETTING).condition == lodged("stores <= 4").condition
