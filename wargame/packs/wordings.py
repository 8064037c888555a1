"""Conditions that people write, read with the names that their delegation knows, and no others."""

from dataclasses import replace
from typing import Any

from wargame.engine import Refusal, Refused, Scenario, Seat
from wargame.engine.instruments.secret_arguments import LodgeSecret
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CONTROL, CellId
from wargame.packs.conditions import Known, Unreadable, parse


def worded(command: object) -> bool:
    """Tell whether a command holds a condition in words."""
    return isinstance(command, LodgeSecret)


def read(command: Any, by: Seat, scenario: Scenario, setting: Setting) -> Any:  # noqa: ANN401 - any command of the engine
    """Return a command with its condition read from its wording; others as they are."""
    if not isinstance(command, LodgeSecret):
        return command
    if not command.when.strip():
        raise Refused(Refusal.EMPTY_TEXT, field="condition")
    try:
        condition = parse(command.when.strip(), known_to(by.cell, scenario, setting))
    except Unreadable as why:
        raise Refused(Refusal.CONDITION, reason=why.sentence) from why
    return replace(command, condition=condition)


def known_to(cell: CellId, scenario: Scenario, setting: Setting) -> Known:
    """Return the names that a cell knows."""
    lineup = scenario.lineup(setting.lineup)
    return Known(
        indicators=tuple(
            one.id
            for one in scenario.indicators
            if cell == CONTROL
            or one.audience is None
            or (lineup and cell in scenario.seated(one.audience, lineup))
        ),
        rounds=tuple(one.id for one in setting.rounds),
        options={one.id: tuple(each.id for each in one.options) for one in setting.issues},
        forums=tuple(one.id for one in setting.forums),
        treaties=tuple(one.id for one in setting.agreements),
    )
