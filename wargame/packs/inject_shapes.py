"""The shape of `injects.toml`: the master events list."""

from typing import Annotated, Literal

from pydantic import Field

from wargame.engine.planned import LATEST
from wargame.packs.rows import Cited, Row
from wargame.packs.words import Label, Level, Name, Text, Title
from wargame.packs.world_shapes import Turn


class VersionRow(Row):
    """Another text of an inject, for those who hear something else."""

    to: Annotated[list[str], Field(min_length=1)]
    title: Title
    text: Text


class InjectRow(Cited):
    """Prepared material that control may release."""

    id: Name
    title: Title
    type: Literal["scripted", "conditional", "contingency", "ad-hoc"]
    round: str
    phase: str = ""
    offset: Annotated[int, Field(ge=0, le=LATEST)] | None = None
    sender: Title
    to: list[str] = Field(default_factory=list)
    public: bool = False
    channel: Title
    medium: Literal["", "cable", "news", "intelligence", "envoy", "monitor"] = ""
    classification: Label | Literal[""] = ""
    text: Text
    versions: list[VersionRow] = Field(default_factory=list)
    trigger: str = ""
    when: str = ""
    auto: bool = False
    expected: str = ""
    owner: Label | Literal[""] = ""
    objectives: Annotated[list[str], Field(min_length=1)]
    effects: dict[str, Level] = Field(default_factory=dict)
    effects_if_met: bool = False
    cause: Title | Literal[""] = ""
    regions: dict[str, Turn] = Field(default_factory=dict)


class InjectsFile(Row):
    """`injects.toml`."""

    injects: list[InjectRow] = Field(default_factory=list)
