"""What people are asked before and after: the queries of surveys, and the prompts of a hot-wash."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wargame.engine.names import QueryId

FEW: Final = 4
"""Answers of fewer people than these are shown to nobody: anybody could guess whose they are."""

STEPS: Final = ("1", "2", "3", "4", "5")
"""The answers on a scale; 1 is its low end."""

PROMPTS: Final = (
    "What went well?",
    "What surprised you?",
    "What would you do differently?",
)
"""What a hot-wash asks where a pack says nothing else."""


class When(StrEnum):
    """The two times at which people are asked."""

    BEFORE = "before"
    AFTER = "after"


class Sort(StrEnum):
    """How a query is answered."""

    SCALE = "scale"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Query:
    """Something that a survey asks: on a scale whose ends have words, by a choice, or in words.

    One that is `asked` at both times can be compared.
    """

    id: QueryId
    text: str
    sort: Sort
    options: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    asked: tuple[When, ...] = (When.BEFORE, When.AFTER)

    @property
    def values(self) -> tuple[str, ...]:
        """The answers there are, in order; none where people answer in words."""
        return STEPS if self.sort is Sort.SCALE else self.options


def counted(query: Query, said: Iterable[str]) -> dict[str, int]:
    """Return how often each answer was given, in order, those that nobody gave as well."""
    counts = dict.fromkeys(query.values, 0)
    for one in said:
        if one in counts:
            counts[one] += 1
    return counts
