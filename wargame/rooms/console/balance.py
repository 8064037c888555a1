"""The balance of the table: who does how much, who has talked to whom, and who is left out."""

from typing import Any

from wargame.engine.balance import Balance, Share
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId
from wargame.rooms.panel import Scene


def turns(scene: Scene) -> Balance:
    """Return all that the panel is painted from, besides the frame."""
    return scene.company.balance


def balance(scene: Scene) -> dict[str, Any]:
    """Return the shares of delegations and of their seats, and the matrix of contacts."""
    setting, found = scene.picture.setting, scene.company.balance
    totals = [found.of(cell) for cell in setting.cells]
    return {
        "setting": setting,
        "clock": scene.picture.clock,
        "rows": [(one, found.seats(one.cell)) for one in totals],
        "most": _most(totals),
        "talk": [_talk(cell, setting, found) for cell in setting.cells],
        "cells": setting.cells,
        "counted": bool(found.shares),
    }


def _most(totals: list[Share]) -> dict[str, int]:
    """Return the longest of each kind of bar, one at least, so that a bar has something to fill."""
    return {
        name: max([1, *(getattr(one, name) for one in totals)])
        for name in ("acts", "words", "cables", "statements", "votes")
    }


def _talk(cell: CellId, setting: Setting, found: Balance) -> dict[str, Any]:
    """Return a row of the matrix: how often with each, and with whom not once."""
    others = tuple(one for one in setting.cells if one != cell)
    without = tuple(one for one in others if not found.between(cell, one))
    return {
        "cell": cell,
        "with": [(one, found.between(cell, one)) for one in setting.cells],
        "without": without,
        "alone": len(without) == len(others),
        "nudge": "".join(f"&with={one}" for one in without),
    }
