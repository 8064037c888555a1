"""The shape of each file of a pack: which keys it has, and what each may hold.

Strict: a number in quotes is no number, and a key that is not named here is a fault. What refers
to something elsewhere is checked in `references` and beside it, not here. The longer files have
their shapes beside this one; `EVERY_SHAPE` has them all.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from wargame.packs.adjudication_shapes import AdjudicationFile
from wargame.packs.fog_shapes import FogFile
from wargame.packs.frame_shapes import ScenarioFile
from wargame.packs.inject_shapes import InjectsFile
from wargame.packs.rows import Choices, Citable, Cited, Row
from wargame.packs.score_shapes import ScoresFile
from wargame.packs.survey_shapes import SurveyFile
from wargame.packs.treaty_shapes import AgreementsFile
from wargame.packs.words import Name, Sentence, Sha, SourceName, Text, Title
from wargame.packs.world_shapes import WorldFile


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

    sources: list[SourceRow] = Field(default_factory=list)


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
    objectives: Annotated[list[str], Field(min_length=1)]
    options: Annotated[list[OptionRow], Field(min_length=2)]


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
    exclusions: list[ExclusionRow] = Field(default_factory=list)


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


EVERY_SHAPE: dict[str, type[Row]] = {
    "scenario.toml": ScenarioFile,
    "sources.toml": SourcesFile,
    "positions.toml": PositionsFile,
    "issues.toml": IssuesFile,
    "injects.toml": InjectsFile,
    "walkthrough.toml": WalkthroughFile,
    "scores.toml": ScoresFile,
    "agreements.toml": AgreementsFile,
    "world.toml": WorldFile,
    "adjudication.toml": AdjudicationFile,
    "fog.toml": FogFile,
    "survey.toml": SurveyFile,
}
