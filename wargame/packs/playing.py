"""Playing a walkthrough through the engine alone: no database, no screens, a clock of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from wargame.engine import BLANK, Picture, Refused, Scenario, Seat, Told, decide, evolve
from wargame.packs.steps import Step, Walkthrough, filled, form, made

_BEGINNING = datetime(2000, 1, 1, 9, tzinfo=UTC)
_BETWEEN = timedelta(seconds=25)


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


def play(scenario: Scenario, walkthrough: Walkthrough) -> Iterator[Played]:
    """Yield what comes of each step.

    A step is passed over when its `$name` was never saved: an earlier step came out otherwise.
    """
    state, dice, saved, now = BLANK, Numbers(), dict[str, str](), _BEGINNING
    for place, step in enumerate(walkthrough.steps):
        now += _BETWEEN
        told: tuple[Told, ...] = ()
        refused = None
        try:
            command = form(step.act).validate_python(filled(step.fields, saved))
            by = Seat(step.cell, step.seat)
            told = decide(command, by=by, scenario=scenario, state=state, now=now, dice=dice)
        except KeyError:
            continue
        except Refused as reason:
            refused = reason
        for one in told:
            state = evolve(state, one.event, now)
        if step.save and (name := made(step.act, told)):
            saved[step.save] = name
        yield Played(place, step, told, refused, state)
