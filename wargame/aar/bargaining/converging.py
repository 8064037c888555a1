"""Convergence: on each issue, how many different options the delegations stood behind, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wargame.aar.bargaining.course import Stand
from wargame.engine.names import CellId, IssueId, OptionId

AT_LEAST = 2
"""One delegation by itself agrees with nobody."""


@dataclass(frozen=True, slots=True)
class Step:
    """What the delegations stood behind after one of them took a stand: its last word counts."""

    position: int
    at: datetime
    cell: CellId
    held: dict[CellId, OptionId]

    @property
    def options(self) -> int:
        """How many different options are stood behind."""
        return len(set(self.held.values()))


@dataclass(frozen=True, slots=True)
class Convergence:
    """An issue over time, with the steps that concerned it."""

    issue: IssueId
    steps: tuple[Step, ...]

    @property
    def widest(self) -> int:
        """The most different options that were stood behind at one time."""
        return max(step.options for step in self.steps)

    @property
    def last(self) -> Step:
        """Where it ended."""
        return self.steps[-1]

    @property
    def met(self) -> Step | None:
        """The step from which on all who took a stand stood together to the end, or None."""
        found = None
        for step in reversed(self.steps):
            if step.options > 1 or len(step.held) < AT_LEAST:
                break
            found = step
        return found


def convergences(stands: Iterable[Stand], issues: Iterable[IssueId]) -> tuple[Convergence, ...]:
    """Return each of these issues on which anybody took a stand, in their order."""
    ordered = tuple(issues)
    known, held = set(ordered), dict[IssueId, dict[CellId, OptionId]]()
    steps: dict[IssueId, list[Step]] = {}
    for stand in stands:
        for issue, option in stand.choices.items():
            if issue in known:
                held[issue] = {**held.get(issue, {}), stand.cell: option}
                step = Step(stand.position, stand.at, stand.cell, held[issue])
                steps.setdefault(issue, []).append(step)
    return tuple(Convergence(one, tuple(steps[one])) for one in ordered if one in steps)
