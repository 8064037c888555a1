"""Conditions: what must hold of an exercise, as plain frozen data that is asked, never run.

A pack writes them in words (`packs.conditions` reads those); here they are trees of tests. They
are asked in `instruments.holding`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wargame.engine.names import IndicatorId, IssueId, OptionId

COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
    "!=": operator.ne,
}


class Fate(StrEnum):
    """What can have become of a text, or of a vote."""

    TABLED = "tabled"
    ADOPTED = "adopted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Level:
    """An indicator compared with a number."""

    indicator: IndicatorId
    comparison: str
    level: int


@dataclass(frozen=True, slots=True)
class InRound:
    """The exercise stands in one of these rounds."""

    rounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextSays:
    """A text is on the table, or was adopted or rejected, that chooses one of these options.

    Without options any choice on the issue does; without an issue any text does.
    """

    text: Fate
    issue: IssueId | None = None
    options: tuple[OptionId, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteEnded:
    """A forum has adopted or rejected something; no forum is any."""

    vote: Fate
    forum: str = ""


@dataclass(frozen=True, slots=True)
class AgreementIs:
    """An agreement stands at this step, of this kind and with these options where they are named.

    `signed` holds from the last signature on, whatever came later.
    """

    step: str
    treaty: str = ""
    issue: IssueId | None = None
    options: tuple[OptionId, ...] = ()


@dataclass(frozen=True, slots=True)
class Every:
    """All of these hold."""

    every: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of these holds at least."""

    some: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Unless:
    """This does not hold."""

    unless: Condition


type Test = Level | InRound | TextSays | VoteEnded | AgreementIs
type Condition = Test | Every | Some | Unless
