"""Events and scenarios to text and back. A kind is a dotted word, never a class path."""

import json
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from wargame.engine import EVENTS, KINDS, Audience, Scenario
from wargame.engine.names import CellId, SeatId

_adapters: dict[type, TypeAdapter[Any]] = {}


def adapter(kind: type) -> TypeAdapter[Any]:
    """Return the adapter that reads and writes one class of the engine; it is made once."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def kind_of(event: object) -> str:
    """Return the dotted word under which an event is recorded."""
    return KINDS[type(event)]


def dump(event: Any) -> str:  # noqa: ANN401 - any instrument's event
    """Return an event as JSON text."""
    return adapter(type(event)).dump_json(event).decode()


def load(kind: str, body: str) -> Any:  # noqa: ANN401 - any instrument's event
    """Return the event that a body of this kind holds; raises KeyError for a kind unheard of."""
    return adapter(EVENTS[kind]).validate_json(body)


def dump_audience(audience: Audience) -> str:
    """Return an audience as JSON text, in one order only."""
    cells = None if audience.cells is None else sorted(audience.cells)
    plain = {"cells": cells, "seats": sorted(audience.seats), "sealed": audience.sealed}
    but = {"but": sorted(audience.but)} if audience.but else {}
    return json.dumps({**plain, **but})


@lru_cache(maxsize=1024)
def load_audience(text: str) -> Audience:
    """Return the audience that a text holds."""
    plain = json.loads(text)
    cells = None if plain["cells"] is None else frozenset(map(CellId, plain["cells"]))
    but = frozenset(map(CellId, plain.get("but", ())))
    return Audience(cells, frozenset(map(SeatId, plain["seats"])), plain["sealed"], but)


def dump_scenario(scenario: Scenario) -> str:
    """Return a scenario as JSON text."""
    return adapter(Scenario).dump_json(scenario).decode()


def load_scenario(text: str) -> Scenario:
    """Return the scenario that a text holds."""
    scenario: Scenario = adapter(Scenario).validate_json(text)
    return scenario
