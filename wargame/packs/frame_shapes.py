"""The shape of `scenario.toml`: who plays, how long, who decides, and what moves."""

from typing import Annotated, Literal

from pydantic import Field

from wargame.packs.rows import Citable, Cited, Row
from wargame.packs.words import (
    Cell,
    Code,
    Hearers,
    Label,
    Level,
    Minutes,
    Name,
    People,
    Rule,
    Sentence,
    Shape,
    Text,
    Title,
    Votes,
    Weight,
)


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
    merges: list[str] = Field(default_factory=list)


class LineUpRow(Row):
    """Which delegations are played."""

    id: Name
    title: Title
    least: People
    most: People
    cells: Annotated[list[str], Field(min_length=2)]
    must: list[str] | None = None


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
    """How long the exercise lasts, and at which pace: see `engine.scenario.Timing`."""

    id: Name
    title: Title
    rounds: Annotated[list[str], Field(min_length=1)]
    minutes: dict[str, Minutes] = Field(default_factory=dict)
    leave_out: list[str] = Field(default_factory=list)
    quiet: Minutes = 10
    least: Minutes = 5


class BecomesRow(Row):
    """Another rule for later ballots, once an option has been adopted."""

    issue: str
    options: Annotated[list[str], Field(min_length=1)]
    rule: Rule
    forum: str
    unless_matters: list[Name] = Field(default_factory=list)


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
    out: list[str] = Field(default_factory=list)
    blocs: dict[str, str] = Field(default_factory=dict)
    vetoes: list[str] = Field(default_factory=list)
    needed: Votes = 0
    quorum: Votes = 0
    joining: list[str] = Field(default_factory=list)
    matters: list[Name] = Field(default_factory=list)
    binding: bool = True
    settles: dict[str, Annotated[list[str], Field(min_length=1)]] = Field(default_factory=dict)
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
    owner: Label | Literal[""] = ""


class ScenarioFile(Row):
    """`scenario.toml`: the frame."""

    title: Title
    summary: Text
    aim: Text
    notice: Text
    ground_rules: Annotated[list[Sentence], Field(min_length=1)]
    questions: Annotated[list[Sentence], Field(min_length=1)]
    objectives: Annotated[dict[str, Sentence], Field(min_length=1)]
    labels: dict[str, Label] = Field(default_factory=dict)
    warm_up: WarmUpRow
    acts: dict[str, list[str]] = Field(default_factory=dict)
    delegations: Annotated[list[DelegationRow], Field(min_length=2)]
    injects: Literal["any", "list only"] = "any"
    voices: dict[Cell, Title] = Field(default_factory=dict)
    blocs: dict[str, str] = Field(default_factory=dict)
    lineups: Annotated[list[LineUpRow], Field(min_length=1)]
    rounds: Annotated[list[RoundRow], Field(min_length=1)]
    timings: Annotated[list[TimingRow], Field(min_length=1)]
    matters: dict[Name, Title] = Field(default_factory=dict)
    forums: Annotated[list[ForumRow], Field(min_length=1)]
    indicators: list[IndicatorRow] = Field(default_factory=list)
