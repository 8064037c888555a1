"""The shape of each file of a pack: which keys it has, and what each may hold.

Strict: a number in quotes is no number, and a key that is not named here is a fault. What refers
to something elsewhere is checked in `references` and beside it, not here.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from wargame.packs.words import (
    Also,
    BasisWord,
    Cell,
    Code,
    Hearers,
    Label,
    Level,
    Minutes,
    Name,
    Paragraph,
    People,
    Rule,
    Sentence,
    Sha,
    Shape,
    SourceName,
    Text,
    Title,
    Votes,
    Weight,
)


class Row(BaseModel):
    """A table of a file: no other key than these, no value of another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Cited(Row):
    """What must say where it comes from."""

    basis: BasisWord
    source: str
    paragraph: Paragraph
    also: list[Also] = []


class Citable(Row):
    """What may say where it comes from."""

    basis: BasisWord | None = None
    source: str | None = None
    paragraph: Paragraph | None = None
    also: list[Also] = []


class WarmUpRow(Row):
    """The question of the lobby."""

    question: Sentence
    options: Annotated[list[Title], Field(min_length=2, max_length=8)]


class DelegationRow(Row):
    """A cell that negotiates."""

    id: Cell
    name: Title
    code: Code
    hue: Annotated[int, Field(ge=1, le=9)]
    shape: Shape
    line: Sentence
    seats: Annotated[int, Field(ge=1, le=60)]
    merges: list[str] = []


class LineUpRow(Row):
    """Which delegations are played."""

    id: Name
    title: Title
    least: People
    most: People
    cells: Annotated[list[str], Field(min_length=2)]


class PhaseRow(Row):
    """A stage of a round."""

    id: Name
    title: Title
    kind: Title
    minutes: Minutes
    allows: list[str]
    expects: Sentence
    control: str = ""
    strict: bool = False


class RoundRow(Row):
    """A step of play."""

    id: Name
    title: Title
    kind: Title
    question: Sentence
    phases: Annotated[list[PhaseRow], Field(min_length=1)]


class TimingRow(Row):
    """How long the exercise lasts."""

    id: Name
    title: Title
    rounds: Annotated[list[str], Field(min_length=1)]
    minutes: dict[str, Minutes] = {}
    leave_out: list[str] = []


class BecomesRow(Row):
    """Another rule for later ballots, once an option has been adopted."""

    issue: str
    options: Annotated[list[str], Field(min_length=1)]
    rule: Rule
    forum: str
    unless_matters: list[Name] = []


class ForumRow(Citable):
    """A body that decides. What it needs of a table of members is checked in `bodies`."""

    id: Name
    title: Title
    rule: Rule
    voters: Annotated[list[str], Field(min_length=1)]
    decides: Sentence
    secret: bool = False
    threshold: str = ""
    weights: dict[str, Weight] | None = None
    body: str = ""
    out: list[str] = []
    blocs: dict[str, str] = {}
    vetoes: list[str] = []
    needed: Votes = 0
    quorum: Votes = 0
    joining: list[str] = []
    matters: list[Name] = []
    binding: bool = True
    settles: dict[str, Annotated[list[str], Field(min_length=1)]] = {}
    becomes: BecomesRow | None = None


class IndicatorRow(Cited):
    """A number that stands for a state of the world."""

    id: Name
    title: Title
    start: Level
    low: Level
    high: Level
    audience: Hearers
    moves_with: Sentence


class ScenarioFile(Row):
    """`scenario.toml`: the frame."""

    title: Title
    summary: Text
    aim: Text
    notice: Text
    ground_rules: Annotated[list[Sentence], Field(min_length=1)]
    questions: Annotated[list[Sentence], Field(min_length=1)]
    objectives: Annotated[dict[str, Sentence], Field(min_length=1)]
    labels: dict[str, Label] = {}
    warm_up: WarmUpRow
    acts: dict[str, list[str]] = {}
    delegations: Annotated[list[DelegationRow], Field(min_length=2)]
    voices: dict[Cell, Title] = {}
    blocs: dict[str, str] = {}
    lineups: Annotated[list[LineUpRow], Field(min_length=1)]
    rounds: Annotated[list[RoundRow], Field(min_length=1)]
    timings: Annotated[list[TimingRow], Field(min_length=1)]
    forums: Annotated[list[ForumRow], Field(min_length=1)]
    indicators: list[IndicatorRow] = []


class ParagraphRow(Row):
    """A paragraph of a source."""

    number: Annotated[int, Field(ge=1, le=9999)]
    gist: Sentence
    sha: Sha


class SourceRow(Row):
    """A document that the scenario is built on."""

    id: SourceName
    title: Sentence
    authors: Sentence
    publisher: Sentence
    dated: Sentence
    paragraphs: Annotated[list[ParagraphRow], Field(min_length=1)]


class SourcesFile(Row):
    """`sources.toml`."""

    sources: list[SourceRow] = []


class PositionRow(Cited):
    """What a cell wants, asks, refuses, can use, suffers from or could give."""

    id: Name
    cell: str
    kind: Literal["goal", "demand", "red-line", "leverage", "constraint", "trade"]
    text: Text
    note: str = ""


class PositionsFile(Row):
    """`positions.toml`."""

    positions: Annotated[list[PositionRow], Field(min_length=1)]


class OptionRow(Cited):
    """One way to settle an issue."""

    id: Name
    title: Title
    text: Text
    costs: str = ""


class IssueRow(Row):
    """A question to settle."""

    id: Name
    package: Title
    title: Title
    question: Sentence
    options: Annotated[list[OptionRow], Field(min_length=2)]


Choices = Annotated[dict[str, Annotated[list[str], Field(min_length=1)]], Field(min_length=1)]


class ExclusionRow(Citable):
    """Choices that do not fit together."""

    id: Name
    reason: Sentence
    hollow: bool = False
    when: Choices
    needs: Choices


class IssuesFile(Row):
    """`issues.toml`."""

    issues: Annotated[list[IssueRow], Field(min_length=1)]
    exclusions: list[ExclusionRow] = []


class InjectRow(Cited):
    """Prepared material that control may release."""

    id: Name
    title: Title
    type: Literal["scripted", "conditional", "contingency", "ad-hoc"]
    round: str
    phase: str = ""
    sender: Title
    to: list[str] = []
    public: bool = False
    channel: Title
    text: Text
    trigger: str = ""
    expected: str = ""
    objectives: list[str] = []
    effects: dict[str, Level] = {}


class InjectsFile(Row):
    """`injects.toml`."""

    injects: list[InjectRow] = []


class StepRow(BaseModel):
    """A step of the walkthrough; the other keys are the fields of its command."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)

    by: Text
    act: Text
    save: Name | None = None
    refused: Text | None = None
    round: Name | None = None


class WalkthroughFile(Row):
    """`walkthrough.toml`."""

    lineup: str
    timing: str
    steps: Annotated[list[StepRow], Field(min_length=1)]


SHAPES: dict[str, type[Row]] = {
    "scenario.toml": ScenarioFile,
    "sources.toml": SourcesFile,
    "positions.toml": PositionsFile,
    "issues.toml": IssuesFile,
    "injects.toml": InjectsFile,
    "walkthrough.toml": WalkthroughFile,
}
