"""Playing a walkthrough through the engine alone: no database, no screens, a clock of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from pydantic import ValidationError

from wargame.engine import BLANK, Picture, Refusal, Refused, Scenario, Seat, Told, decide, evolve
from wargame.engine.adjudication import rolling
from wargame.engine.names import CONTROL
from wargame.packs.steps import Step, Walkthrough, filled, form, made
from wargame.packs.wordings import read

BEGINNING = datetime(2000, 1, 1, 9, tzinfo=UTC)
SEED = "walkthrough"
BETWEEN = timedelta(seconds=25)
"""How long a step takes: strict phases close while a walkthrough is played."""


class Played(NamedTuple):
    """What came of a step: its place, what was told, or why it was refused, and the state then."""

    place: int
    step: Step
    told: tuple[Told, ...]
    refused: Refused | None
    state: Picture


class Numbers:
    """Dice that any reader can follow: each token is the next number."""

    def __init__(self) -> None:
        """Begin at one."""
        self._last = 0

    def token(self) -> str:
        """Return the next number."""
        self._last += 1
        return f"n{self._last}"

    def roll(self, name: str, sides: int, dice: int) -> tuple[int, ...]:
        """Return the faces of so many dice."""
        return rolling.throw(SEED, name, sides, dice)

    def seal(self) -> str:
        """Return the mark of the seed."""
        return rolling.seal(SEED)

    def reveal(self) -> str:
        """Return the seed."""
        return SEED


@dataclass
class _Stage:
    """An exercise in the middle of a walkthrough."""

    scenario: Scenario
    state: Picture = BLANK
    now: datetime = BEGINNING
    saved: dict[str, str] = field(default_factory=dict)
    dice: Numbers = field(default_factory=Numbers)

    def take(self, step: Step, fields: dict[str, Any]) -> tuple[Told, ...]:
        """Let a hand act, and return what was told; raises Refused."""
        by = Seat(step.cell, step.seat)
        told = decide(
            read(_command(step.act, fields), by, self.scenario, self.state.setting),
            by=by,
            scenario=self.scenario,
            state=self.state,
            now=self.now,
            dice=self.dice,
        )
        for one in told:
            self.state = evolve(self.state, one.event, self.now)
        if step.save:
            self.saved[step.save] = made(step.act, told)
        return told


def play(scenario: Scenario, walkthrough: Walkthrough) -> Iterator[Played]:
    """Yield what comes of each step, in an exercise that is prepared as the walkthrough says.

    A step is passed over when its `$name` was never saved: an earlier step came out otherwise.
    """
    stage = _Stage(scenario)
    chosen = {"lineup": walkthrough.lineup, "timing": walkthrough.timing}
    stage.take(Step(CONTROL, "exercise.prepare"), chosen)
    for place, step in enumerate(walkthrough.steps):
        stage.now += BETWEEN
        try:
            fields = filled(step.fields, stage.saved)
        except KeyError:
            continue
        try:
            yield Played(place, step, stage.take(step, fields), None, stage.state)
        except Refused as reason:
            yield Played(place, step, (), reason, stage.state)


def _command(act: str, fields: dict[str, Any]) -> Any:  # noqa: ANN401 - any command of the engine
    """Return the command of an act; raises Refused where a field is missing or of no use."""
    try:
        return form(act).validate_python(fields)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        name = " ".join(map(str, first["loc"]))
        if first["type"] == "missing":
            raise Refused(Refusal.EMPTY_TEXT, field=name) from fault
        raise Refused(Refusal.UNKNOWN, value=first["input"], field=name) from fault
