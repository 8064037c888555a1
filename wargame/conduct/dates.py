"""Dates inside of events, moved as a whole: deadlines, openings, due times."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from typing import Any


def moved(value: Any, by: timedelta) -> Any:  # noqa: ANN401 - any event of the engine, and its parts
    """Return a value in which every time is later by so much; days of the scenario stay."""
    if isinstance(value, datetime):
        return value + by
    if isinstance(value, tuple):
        return tuple(moved(one, by) for one in value)
    if isinstance(value, Mapping):
        return {key: moved(one, by) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        changed = {name: moved(it, by) for name, it in parts.items()}
        return replace(value, **{n: it for n, it in changed.items() if it != parts[n]})
    return value
