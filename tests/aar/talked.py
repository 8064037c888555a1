"""The record of a played exercise, read line by line."""

import json
from functools import cache
from typing import Any

from wargame.aar.exports import jsonl
from wargame.aar.sections import Section, Table
from wargame.engine import Viewer
from wargame.engine.names import CONTROL

Line = dict[str, Any]


@cache
def record(code: str) -> tuple[Line, ...]:
    """Return the entries of control's record as plain data, without its cover."""
    return tuple(map(json.loads, list(jsonl.lines(code, Viewer(CONTROL)))[1:]))


def of(code: str, *kinds: str) -> list[Line]:
    return [one for one in record(code) if one["kind"] in kinds]


def table(section: Section, title: str) -> Table:
    return next(one for one in section.tables if one.title == title)
