"""Kinds of agreement, as the author of a pack writes them: plain frozen data.

A kind says what a text settles, who must sign it, who guarantees which articles, what must hold
at home, which forum must have decided first, and what each step moves.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from wargame.engine.names import CellId, IndicatorId, InjectId, IssueId, OptionId, RegionId
from wargame.engine.sourcing import Basis, Citation
from wargame.engine.worlds import RegionState

Wanted = dict[IssueId, tuple[OptionId, ...]]


class Step(StrEnum):
    """Where an agreement stands. Before it lies a text on the table."""

    INITIALLED = "initialled"
    SIGNED = "signed"
    RATIFIED = "ratified"
    REFUSED = "refused"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    BREACHED = "breached"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Gate:
    """What ratification at home hangs on: an indicator within bounds, or else control's ruling."""

    cell: CellId
    words: str
    indicator: IndicatorId | None = None
    least: int | None = None
    most: int | None = None

    def holds(self, level: int) -> bool:
        """Tell whether the gate is open at this level of its indicator."""
        low = self.least is None or self.least <= level
        return low and (self.most is None or level <= self.most)


@dataclass(frozen=True, slots=True)
class Guarantor:
    """Who stands behind the articles on these issues, and signs no others."""

    cell: CellId
    issues: tuple[IssueId, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """A forum that must have adopted what a text chooses, where it chooses one of these."""

    forum: str
    when: Wanted


@dataclass(frozen=True, slots=True)
class Hook:
    """What a step sets off: indicators by whole numbers, an inject, regions in another state.

    `when` narrows it to texts.
    """

    step: Step
    words: str
    indicators: dict[IndicatorId, int]
    inject: InjectId | None
    when: Wanted
    regions: dict[RegionId, RegionState] = field(default_factory=dict)

    def fits(self, choices: dict[IssueId, OptionId]) -> bool:
        """Tell whether a text chooses what the hook waits for; without a wish every text does."""
        return all(choices.get(issue) in options for issue, options in self.when.items())


@dataclass(frozen=True, slots=True)
class Treaty:
    """A kind of agreement. A text is of this kind when it chooses something for all `issues`.

    `guarantees` is the number of guarantors that must have signed before it comes into force.
    """

    id: str
    title: str
    issues: tuple[IssueId, ...]
    signatories: tuple[CellId, ...]
    basis: Basis
    citations: tuple[Citation, ...]
    guarantors: tuple[Guarantor, ...] = ()
    guarantees: int = 0
    gates: tuple[Gate, ...] = ()
    needs: tuple[Need, ...] = ()
    hooks: tuple[Hook, ...] = ()
