"""The shape of each file of a pack: which keys it has, and what each may hold.

Strict: a number in quotes is no number, and a key that is not named here is a fault. What refers
to something elsewhere is checked in `references` and beside it, not here.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from wargame.engine.names import RESERVED
from wargame.engine.rules import RULES


def _like(pattern: str, sentence: str) -> Callable[[str], str]:
    """Return a check that a text has this pattern; the sentence says what to write."""
    compiled = re.compile(rf"(?:{pattern})\Z")

    def check(value: str) -> str:
        if not compiled.match(value):
            raise PydanticCustomError("pack.form", "{sentence}", {"sentence": sentence})
        return value

    return check


def _free(value: str) -> str:
    if value in RESERVED:
        said = f"“{value}” is a cell of every exercise. Choose another name of three letters."
        raise PydanticCustomError("pack.reserved", "{sentence}", {"sentence": said})
    return value


def _rule(value: str) -> str:
    if value not in RULES:
        said = f"There is no rule “{value}”. Write one of: {', '.join(RULES)}."
        raise PydanticCustomError("pack.rule", "{sentence}", {"sentence": said})
    return value


def _hearers(value: object) -> object:
    known = isinstance(value, list) and value and all(isinstance(one, str) for one in value)
    if not known and value not in ("public", "control"):
        said = 'Write "public", "control", or a list of delegations that hear it.'
        raise PydanticCustomError("pack.audience", "{sentence}", {"sentence": said})
    return value


def _written(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("pack.empty", "This text is empty. Write something in it.")
    return value


_NAME = "Write letters, digits and hyphens, 40 at most, beginning with a letter or a digit."
Name = Annotated[str, AfterValidator(_like(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", _NAME))]
_CELL = "Name a delegation by three lower-case letters, as in “ham”."
Cell = Annotated[str, AfterValidator(_free), AfterValidator(_like("[a-z]{3}", _CELL))]
_CODE = "Write two to four capital letters or digits, as in “HAM”."
Code = Annotated[str, AfterValidator(_like("[A-Z0-9]{2,4}", _CODE))]
_SHA = "Write the first 12 hexadecimal digits of the paragraph's SHA-256."
Sha = Annotated[str, AfterValidator(_like("[0-9a-f]{12}", _SHA))]
_SOURCE = "Name a source by a capital letter, with up to seven letters or digits after it."
SourceName = Annotated[str, AfterValidator(_like("[A-Z][A-Za-z0-9]{0,7}", _SOURCE))]
_ALSO = "Write the source and the paragraph, as in “A P20”."
Also = Annotated[str, AfterValidator(_like("[A-Z][A-Za-z0-9]{0,7} P[0-9]{1,4}", _ALSO))]
Title = Annotated[str, Field(max_length=120), AfterValidator(_written)]
Sentence = Annotated[str, Field(max_length=400), AfterValidator(_written)]
Text = Annotated[str, AfterValidator(_written)]
Paragraph = Annotated[int, Field(ge=0, le=9999)]
BasisWord = Literal["stated", "implied", "assumed"]
Minutes = Annotated[int, Field(ge=1, le=600)]
People = Annotated[int, Field(ge=1, le=500)]
Level = Annotated[int, Field(ge=-1000, le=1000)]
Shape = Literal[
    "circle", "square", "triangle", "diamond", "hexagon", "star", "cross", "pentagon", "drop"
]


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


class ForumRow(Citable):
    """A body that decides."""

    id: Name
    title: Title
    rule: Annotated[str, AfterValidator(_rule)]
    voters: Annotated[list[str], Field(min_length=1)]
    decides: Sentence
    secret: bool = False
    threshold: str = ""
    weights: dict[str, Annotated[int, Field(ge=1, le=1_000_000)]] | None = None


class IndicatorRow(Cited):
    """A number that stands for a state of the world."""

    id: Name
    title: Title
    start: Level
    low: Level
    high: Level
    audience: Annotated[Any, AfterValidator(_hearers)]
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
    labels: dict[str, Annotated[str, Field(max_length=40), AfterValidator(_written)]] = {}
    warm_up: WarmUpRow
    acts: dict[str, list[str]] = {}
    delegations: Annotated[list[DelegationRow], Field(min_length=2)]
    voices: dict[Cell, Title] = {}
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
