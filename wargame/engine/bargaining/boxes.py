"""Combinations of options, as boxes: for each of some issues, the options that fall inside.

An exclusion forbids boxes; a bonus pays in one. A box of a package names issues of that package
only: what is settled elsewhere has been taken into account, and what is open there never counts.
"""

from collections.abc import Iterable, Iterator, Mapping

from wargame.engine.bargaining.sheets import Sets
from wargame.engine.names import IssueId, OptionId
from wargame.engine.scenario import Exclusion

Choices = Mapping[IssueId, OptionId]
Grid = tuple[tuple[IssueId, tuple[OptionId, ...]], ...]
"""The issues of a package, in order, each with its options."""


def forbidden(exclusions: Iterable[Exclusion], grid: Grid, settled: Choices) -> Iterator[Sets]:
    """Yield the boxes that exclusions forbid. Hollow ones warn, and forbid nothing."""
    options = {issue: frozenset(of) for issue, of in grid}
    for exclusion in exclusions:
        if exclusion.hollow:
            continue
        for issue, needed in exclusion.needs.items():
            unmet = options.get(issue, frozenset({settled[issue]} if issue in settled else ()))
            when = {one: frozenset(of) for one, of in exclusion.when.items()}
            when[issue] = when.get(issue, unmet) & unmet - frozenset(needed)
            box = within(when, grid, settled)
            if box is not None:
                yield box


def within(when: Sets, grid: Grid, settled: Choices) -> Sets | None:
    """Return what is left of a box in this package, or None where it can hold nothing.

    An issue of another package must be settled inside the box; then it is no more in question.
    """
    options = {issue: frozenset(of) for issue, of in grid}
    left: Sets = {}
    for issue, inside in when.items():
        if issue in options:
            left[issue] = inside & options[issue]
            if not left[issue]:
                return None
        elif settled.get(issue) not in inside:
            return None
    return left


def holds(box: Sets, choices: Choices) -> bool:
    """Tell whether choices, perhaps not of all issues, lie in a box for certain."""
    return all(choices.get(issue) in inside for issue, inside in box.items())
