"""The designed situation, as plain frozen data. Packs are read into it; the engine asks it.

Numbers of indicators, weights and thresholds are integers or `"n/d"` strings, never floats.
"""

from dataclasses import dataclass, field
from datetime import date

from wargame.engine.adjudication import Adjudication, RulingTemplate
from wargame.engine.fogging import FogOrder
from wargame.engine.lobby import WarmUp
from wargame.engine.names import CellId, IndicatorId, IssueId, OptionId, PhaseId
from wargame.engine.planned import Inject, InjectVersion
from wargame.engine.rules.terms import Terms
from wargame.engine.score_sheets import ScoreSheet
from wargame.engine.sourcing import Basis, Citation, Paragraph, Source
from wargame.engine.surveying import Query
from wargame.engine.treaties import Treaty
from wargame.engine.worlds import Coupling, Region

__all__ = [
    "Basis",
    "Becomes",
    "Brief",
    "Citation",
    "Coupling",
    "Delegation",
    "Exclusion",
    "Forum",
    "Indicator",
    "Inject",
    "InjectVersion",
    "Issue",
    "LineUp",
    "Option",
    "Paragraph",
    "Phase",
    "Position",
    "Region",
    "Round",
    "Scenario",
    "ScoreSheet",
    "Source",
    "Timing",
    "Treaty",
    "WarmUp",
]


@dataclass(frozen=True, slots=True)
class Position:
    """What a cell wants, asks, refuses, can use, suffers from or could give."""

    id: str
    cell: CellId
    kind: str
    text: str
    basis: Basis
    citations: tuple[Citation, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Delegation:
    """A cell that negotiates. `merges` names the cells that it stands for in a shorter line-up."""

    id: CellId
    name: str
    code: str
    hue: int
    shape: str
    line: str
    seats: int
    merges: tuple[CellId, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """What one delegation alone is given to read, in Markdown."""

    cell: CellId
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle an issue."""

    id: OptionId
    title: str
    text: str
    basis: Basis
    citations: tuple[Citation, ...]
    costs: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One question that must be settled by one of its options."""

    id: IssueId
    package: str
    title: str
    question: str
    options: tuple[Option, ...]
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Choices that do not fit together: where all of `when` hold, all of `needs` must.

    Both map an issue to the options that satisfy it. An issue that a proposal leaves open never
    breaks the rule. `hollow` marks a warning instead of a refusal.
    """

    id: str
    when: dict[IssueId, tuple[OptionId, ...]]
    needs: dict[IssueId, tuple[OptionId, ...]]
    reason: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Becomes:
    """Another rule for later ballots of a forum, once one has adopted such an option of an issue.

    It must have been adopted before everyone, in the forum of this name. A ballot that touches
    one of `unless_matters` keeps the old rule.
    """

    issue: IssueId
    options: tuple[OptionId, ...]
    rule: str
    forum: str
    unless_matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forum:
    """A body that decides: who votes in it, and by which rule of `engine.rules`.

    `settles` names the options that are for this body to decide.
    """

    id: str
    title: str
    rule: str
    voters: tuple[CellId, ...]
    decides: str
    secret: bool = False
    threshold: str = ""
    weights: dict[CellId, int] | None = None
    terms: Terms = field(default_factory=Terms)
    settles: dict[IssueId, tuple[OptionId, ...]] = field(default_factory=dict)
    becomes: Becomes | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage of a round: how long, which acts of delegations it allows, what it expects."""

    id: PhaseId
    title: str
    kind: str
    minutes: int
    allows: tuple[str, ...]
    expects: str
    control: str = ""
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """A numbered step of play."""

    id: str
    title: str
    kind: str
    question: str
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Timing:
    """How long the exercise lasts: which rounds are played, with their own minutes.

    A delegation that does nothing for `quiet` minutes of an open phase is pointed out to control.
    `least` are the minutes that a phase keeps when the agenda is cut.
    """

    id: str
    title: str
    rounds: tuple[Round, ...]
    quiet: int = 10
    least: int = 5


@dataclass(frozen=True, slots=True)
class LineUp:
    """Which delegations are played, for how many people; `must` may not be without anybody."""

    id: str
    title: str
    least: int
    most: int
    cells: tuple[CellId, ...]
    must: tuple[CellId, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number that stands for a state of the world. `audience`: public, control or cells.

    `owner` says in words who in control answers for it.
    """

    id: IndicatorId
    title: str
    start: int
    low: int
    high: int
    audience: tuple[CellId, ...] | None
    moves_with: str
    basis: Basis
    citations: tuple[Citation, ...]
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole pack, read and checked. `dates` are the days on which rounds or phases are set."""

    slug: str
    title: str
    summary: str
    aim: str
    notice: str
    ground_rules: tuple[str, ...]
    objectives: dict[str, str]
    questions: tuple[str, ...]
    labels: dict[str, str]
    sources: tuple[Source, ...]
    delegations: tuple[Delegation, ...]
    lineups: tuple[LineUp, ...]
    timings: tuple[Timing, ...]
    issues: tuple[Issue, ...]
    exclusions: tuple[Exclusion, ...]
    forums: tuple[Forum, ...]
    positions: tuple[Position, ...]
    briefs: tuple[Brief, ...]
    injects: tuple[Inject, ...]
    indicators: tuple[Indicator, ...]
    warm_up: WarmUp
    checksum: str = ""
    scores: tuple[ScoreSheet, ...] = ()
    matters: dict[str, str] = field(default_factory=dict)
    fog: tuple[FogOrder, ...] = ()
    agreements: tuple[Treaty, ...] = ()
    adjudication: Adjudication = field(default_factory=Adjudication)
    templates: tuple[RulingTemplate, ...] = ()
    couplings: tuple[Coupling, ...] = ()
    regions: tuple[Region, ...] = ()
    dates: dict[str, date] = field(default_factory=dict)
    list_only: bool = False
    prompts: tuple[str, ...] = ()
    queries: tuple[Query, ...] = ()

    def lineup(self, wanted: str) -> LineUp | None:
        """Return the line-up of that name, or None."""
        return next((one for one in self.lineups if one.id == wanted), None)

    def timing(self, wanted: str) -> Timing | None:
        """Return the timing of that name, or None."""
        return next((one for one in self.timings if one.id == wanted), None)

    def delegation(self, wanted: CellId) -> Delegation | None:
        """Return the delegation of that name, or None."""
        return next((one for one in self.delegations if one.id == wanted), None)

    def seated(self, cells: tuple[CellId, ...], lineup: LineUp) -> tuple[CellId, ...]:
        """Return the delegations of the line-up that stand for these cells, each once."""
        found = dict.fromkeys(
            present
            for cell in cells
            for present in lineup.cells
            if cell in self.covered(present, lineup)
        )
        return tuple(found)

    def covered(self, present: CellId, lineup: LineUp) -> tuple[CellId, ...]:
        """Return the cells that a delegation of the line-up stands for, itself first.

        A cell that is in play stands for itself, whoever would stand for it in a shorter line-up.
        """
        delegation = self.delegation(present)
        merges = delegation.merges if delegation else ()
        return (present, *(cell for cell in merges if cell not in lineup.cells))
