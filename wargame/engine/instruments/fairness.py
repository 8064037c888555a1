"""Fairness: the mark of the seed of all dice, told at the start, and the seed itself at the end.

The seed is drawn from the exercise's own, and is of no use for anything but checking rolls.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Instrument, Moment, Told


@dataclass(frozen=True, slots=True)
class DiceCommitted:
    """The SHA-256 of the seed from which every roll will follow."""

    digest: str


@dataclass(frozen=True, slots=True)
class DiceRevealed:
    """The seed from which every roll has followed."""

    seed: str


@dataclass(frozen=True, slots=True)
class Fairness:
    """The digest, and after the end the seed."""

    digest: str = ""
    seed: str = ""


def commit(moment: Moment) -> Told:
    """Return the promise of fair dice, told to everyone."""
    return Told(DiceCommitted(moment.dice.seal()), EVERYONE)


def reveal(moment: Moment) -> Told:
    """Return what keeps the promise, told to everyone."""
    return Told(DiceRevealed(moment.dice.reveal()), EVERYONE)


def _hear_committed(part: Fairness, event: DiceCommitted, _: datetime) -> Fairness:
    return replace(part, digest=event.digest)


def _hear_revealed(part: Fairness, event: DiceRevealed, _: datetime) -> Fairness:
    return replace(part, seed=event.seed)


FAIRNESS = Instrument(
    name="fairness",
    part=Fairness,
    events={
        "dice.committed": (DiceCommitted, _hear_committed),
        "dice.revealed": (DiceRevealed, _hear_revealed),
    },
)
