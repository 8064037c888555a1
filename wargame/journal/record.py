"""What readers of the journal get: plain frozen data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wargame.engine import Audience, Scenario, Seat


@dataclass(frozen=True, slots=True)
class Record:
    """One entry: its place, its time, the hand that made it, the event, and who is told."""

    position: int
    at: datetime
    by: Seat
    command_id: str
    part: int
    kind: str
    event: Any
    audience: Audience


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of a journal: the exercise, its frozen scenario, and the seed of its chance."""

    code: str
    slug: str
    title: str
    checksum: str
    scenario: Scenario
    seed: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where an exercise comes from, and in what it differs from its sisters.

    `origin` is the exercise from which it was forked behind entry `origin_head`; both are empty
    for one that began by itself, and `origin` alone where that was erased. Those that were started
    together have one `series`.
    """

    origin: str = ""
    origin_head: int | None = None
    series: str = ""
    difference: str = ""

    @property
    def forked(self) -> bool:
        """Tell whether its first entries are another exercise's."""
        return self.origin_head is not None


class NoSuchExercise(LookupError):
    """No exercise has this code."""
