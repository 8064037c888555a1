"""What every rule counts, and what every count returns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wargame.engine.names import CellId


class Choice(StrEnum):
    """What a voter can put on a paper."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a ballot: all who may vote, what those who did chose, and weights.

    `threshold` is the share that a rule with a threshold asks for, as in `"2/3"`; empty where the
    rule has its own.
    """

    voters: tuple[CellId, ...]
    cast: Mapping[CellId, Choice]
    weights: Mapping[CellId, int] = field(default_factory=dict)
    threshold: str = ""

    def choosing(self, choice: Choice) -> tuple[CellId, ...]:
        """Return those who chose this, in the order of the voters."""
        return tuple(cell for cell in self.voters if self.cast.get(cell) is choice)

    @property
    def silent(self) -> tuple[CellId, ...]:
        """Those who put in no paper."""
        return tuple(cell for cell in self.voters if cell not in self.cast)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result: the sentence first, then the arithmetic that anyone can follow."""

    adopted: bool
    sentence: str
    yes: int
    no: int
    abstain: int
    silent: int
    arithmetic: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to decide: its name, its words, what abstention means in it, and the count."""

    id: str
    title: str
    words: str
    abstention: str
    count: Callable[[Papers], Outcome]


def outcome(papers: Papers, why: str, *arithmetic: str, adopted: bool) -> Outcome:
    """Return the outcome of these papers, with the counts filled in and the sentence begun."""
    verdict = "Adopted" if adopted else "Not adopted"
    return Outcome(
        adopted=adopted,
        sentence=f"{verdict}: {why}",
        yes=len(papers.choosing(Choice.YES)),
        no=len(papers.choosing(Choice.NO)),
        abstain=len(papers.choosing(Choice.ABSTAIN)),
        silent=len(papers.silent),
        arithmetic=arithmetic,
    )


def times(count: int, thing: str) -> str:
    """Return a count with its noun, as in `1 vote` or `3 votes`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
