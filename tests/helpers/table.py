"""A table of seats on the pure engine: who does what, who hears it, what each then knows."""

import dataclasses
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.helpers.dice import Counted
from tests.helpers.given import NOON
from tests.helpers.little import LITTLE, seat
from wargame.engine import (
    BLANK,
    STATE,
    Heard,
    Picture,
    Refused,
    Scenario,
    Seat,
    Told,
    Viewer,
    decide,
    evolve,
    fold,
)
from wargame.engine.instruments.clock import StartExercise
from wargame.engine.instruments.setting import PrepareExercise
from wargame.engine.names import CONTROL, CellId


@dataclass
class Table:
    """A running exercise. Each cell acts by its first seat where no other is named.

    Names of things tell whose act made them and which act of theirs it was: `ast-1.3.1`.
    """

    scenario: Scenario = LITTLE
    now: datetime = NOON
    entries: list[Heard] = field(default_factory=list)
    state: Picture = BLANK
    acts: dict[str, int] = field(default_factory=dict)

    def does(self, by: str | Seat, command: Any) -> tuple[Told, ...]:  # noqa: ANN401 - any command
        """Let a seat do something, and return what follows; raises Refused."""
        hand = seat(by) if isinstance(by, str) else by
        self.acts[hand.id] = self.acts.get(hand.id, 0) + 1
        told = decide(
            command,
            by=hand,
            scenario=self.scenario,
            state=self.state,
            now=self.now,
            dice=Counted(f"{hand.id}.{self.acts[hand.id]}."),
        )
        for event, audience in told:
            self.entries.append(Heard(self.now, event, audience))
            self.state = evolve(self.state, event, self.now)
        return told

    def makes(self, by: str | Seat, command: Any) -> Any:  # noqa: ANN401 - any command, any name
        """Let a seat do something, and return the name of the thing that it made."""
        event = self.does(by, command)[0].event
        return getattr(event, dataclasses.fields(event)[0].name)

    def refusal(self, by: str | Seat, command: Any) -> Refused:  # noqa: ANN401 - any command
        """Expect that a seat may not do something, and return why; nothing may have changed."""
        before = len(self.entries)
        with pytest.raises(Refused) as caught:
            self.does(by, command)
        assert len(self.entries) == before
        return caught.value

    def wait(self, **ahead: float) -> None:
        """Let `minutes`, `seconds` or `microseconds` pass."""
        self.now += timedelta(**ahead)

    def heard(self, cell: str) -> tuple[Heard, ...]:
        """Return the entries of which a cell was told."""
        viewer = Viewer(CellId(cell))
        return tuple(one for one in self.entries if one.audience.includes(viewer))

    def picture(self, cell: str) -> Picture:
        """Return what a cell knows."""
        return fold(self.entries, Viewer(CellId(cell)))

    def check(self) -> None:
        """Check that the state, kept event by event, is the fold of all."""
        assert self.state == fold(self.entries, STATE)


def seated(scenario: Scenario = LITTLE, lineup: str = "full", timing: str = "long") -> Table:
    """Return a table in the first phase, just opened."""
    table = Table(scenario)
    table.does(CONTROL, PrepareExercise(lineup, timing))
    table.does(CONTROL, StartExercise())
    return table
