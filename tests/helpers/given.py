"""`given(*events).when(command, by=seat).then(*events)`, or `.refused(Refusal.X)`.

An expected event stands alone, or in a Told where its audience is the point.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.helpers.dice import Counted
from tests.helpers.little import LITTLE, seat
from wargame.engine import (
    EVERYONE,
    STATE,
    Heard,
    Picture,
    Refusal,
    Refused,
    Scenario,
    Seat,
    Told,
    Viewer,
    decide,
    fold,
)
from wargame.engine.instruments.clock import StartExercise
from wargame.engine.instruments.setting import PrepareExercise
from wargame.engine.names import CONTROL

NOON = datetime(2030, 1, 1, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Given:
    """What has happened, in which scenario, and what time it is."""

    happened: tuple[Heard, ...]
    scenario: Scenario = LITTLE
    now: datetime = NOON

    @property
    def state(self) -> Picture:
        """What the engine knows."""
        return fold(self.happened, STATE)

    def and_then(self, *events: Any) -> Given:  # noqa: ANN401 - any events
        """Return this with more events, at this time."""
        heard = tuple(Heard(self.now, *one) for one in map(_told, events))
        return replace(self, happened=(*self.happened, *heard))

    def later(self, **ahead: float) -> Given:
        """Return this some `minutes`, `seconds` or `microseconds` later."""
        return replace(self, now=self.now + timedelta(**ahead))

    def after(self, command: Any, *, by: Seat) -> Given:  # noqa: ANN401 - any command
        """Return this with what follows from a command."""
        return self.and_then(*self.when(command, by=by).told)

    def when(self, command: Any, *, by: Seat) -> Decided:  # noqa: ANN401 - any command
        """Return what the engine says to a command."""
        try:
            told = decide(
                command,
                by=by,
                scenario=self.scenario,
                state=self.state,
                now=self.now,
                dice=Counted(),
            )
        except Refused as refused:
            return Decided(self, refusal=refused)
        return Decided(self, events=told)


@dataclass(frozen=True)
class Decided:
    """What the engine said: events, or a refusal."""

    given: Given
    events: tuple[Told, ...] = ()
    refusal: Refused | None = field(default=None)

    @property
    def told(self) -> tuple[Told, ...]:
        """The events; raises the refusal where there is one."""
        if self.refusal is not None:
            raise self.refusal
        return self.events

    def then(self, *expected: Any) -> Given:  # noqa: ANN401 - any events
        """Expect exactly these events, and return what is given after them."""
        seen = [one if isinstance(two, Told) else one.event for one, two in _pairs(self, expected)]
        assert seen == list(expected)
        assert len(self.told) == len(expected), self.told
        return self.given.and_then(*self.told)

    def refused(self, reason: Refusal, **detail: object) -> str:
        """Expect a refusal with these details among its own, and return its sentence."""
        if self.refusal is None:
            pytest.fail(f"not refused: {self.events}")
        assert self.refusal.reason is reason, self.refusal
        assert detail.items() <= self.refusal.detail.items(), self.refusal.detail
        return self.refusal.sentence

    def heard_by(self, viewer: Viewer) -> tuple[Any, ...]:
        """Return the events of which a viewer hears."""
        return tuple(event for event, audience in self.told if audience.includes(viewer))


def _pairs(decided: Decided, expected: tuple[Any, ...]) -> zip[tuple[Told, Any]]:
    return zip(decided.told, expected, strict=False)


def _told(one: Any) -> Told:  # noqa: ANN401 - an event, alone or told
    return one if isinstance(one, Told) else Told(one, EVERYONE)


def given(*events: Any, scenario: Scenario = LITTLE) -> Given:  # noqa: ANN401 - any events
    """Begin with these events, at noon."""
    return Given((), scenario).and_then(*events)


def prepared(scenario: Scenario = LITTLE, lineup: str = "full", timing: str = "long") -> Given:
    """Begin with a line-up and a timing."""
    return given(scenario=scenario).after(PrepareExercise(lineup, timing), by=seat(CONTROL))


def started(scenario: Scenario = LITTLE, lineup: str = "full", timing: str = "long") -> Given:
    """Begin in the first phase, just opened."""
    return prepared(scenario, lineup, timing).after(StartExercise(), by=seat(CONTROL))
