"""The words of a review: what delegations, options and moments are called in its tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wargame.conduct.numbering import AS_THEY_COME, Numbers
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId, IssueId, OptionId

NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Words:
    """How things are called for a reader. Only control is told the numbers of entries.

    Everybody else counts what they read themselves: the place of a thing among its like.
    """

    setting: Setting
    entries: bool
    numbers: Numbers = AS_THEY_COME

    @property
    def place(self) -> str:
        """The heading of a column of moments."""
        return "Entry" if self.entries else "No."

    def places(self, positions: Iterable[int]) -> dict[int, int]:
        """Return what each position is called, in their order."""
        ordered = sorted(set(positions))
        own = self.numbers.number
        return {one: own(one) if self.entries else n for n, one in enumerate(ordered, 1)}

    def name(self, cell: CellId) -> str:
        """Return the name of a delegation."""
        return self.setting.name(cell)

    def names(self, cells: Iterable[CellId]) -> str:
        """Return the names of delegations in one line."""
        return ", ".join(map(self.name, cells)) or NOBODY

    def option(self, issue: IssueId, option: OptionId) -> str:
        """Return an option by its title, with its letter."""
        found = self.setting.option(issue, option)
        return f"{option}: {found.title}" if found else option

    def issue(self, issue: IssueId) -> str:
        """Return an issue by its title, with its letter."""
        found = self.setting.issue(issue)
        return f"{issue} {found.title}" if found else issue

    def gains(self, gains: Mapping[CellId, Fraction]) -> str:
        """Return changes of points in one line, without those that are nought."""
        said = [f"{self.name(cell)} {signed(gain)}" for cell, gain in gains.items() if gain]
        return ", ".join(said) or "nothing"


def letters(choices: Mapping[IssueId, OptionId]) -> str:
    """Return choices by their letters, as in `S1 b, S2 c`."""
    return ", ".join(f"{issue} {option}" for issue, option in choices.items())


def tenth(value: Fraction) -> Fraction:
    """Return points to a tenth, as they are shown: sheets are not more exact than that."""
    return Fraction(round(value * 10), 10)


def signed(value: Fraction) -> str:
    """Return a change of points to a tenth, with its sign."""
    return f"{float(tenth(value)):+.1f}".removesuffix(".0")


def counted(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def thinned[T](things: Sequence[T], most: int) -> list[T]:
    """Return at most so many of some things, evenly, the first and the last among them."""
    if len(things) <= most:
        return list(things)
    return [things[round(n * (len(things) - 1) / (most - 1))] for n in range(most)]
