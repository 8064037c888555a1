"""The shape of `adjudication.toml`: how control rules on moves, and rulings written ahead."""

from typing import Annotated, Literal

from pydantic import Field

from wargame.packs.rows import Row
from wargame.packs.words import Name, Title

Percent = Annotated[int, Field(ge=0, le=100)]
Margin = Annotated[int, Field(ge=-100, le=100)]
Change = Annotated[int, Field(ge=-100, le=100)]
Prose = Annotated[str, Field(max_length=1200)]
MethodWord = Literal["umpire", "two-dice", "estimate", "vote", "consensus"]


class BandRow(Row):
    """What a margin of at least so much is called."""

    title: Title
    least: Margin


class WordRow(Row):
    """A word of likelihood, with the percents it stands for."""

    word: Title
    least: Percent
    most: Percent


class TemplateRow(Row):
    """A ruling written ahead."""

    id: Name
    title: Title
    method: MethodWord
    public: Prose = ""
    actor: Prose = ""
    sensitivity: Prose = ""
    failed: Prose = ""
    actor_failed: Prose = ""
    effects: dict[str, Change] = Field(default_factory=dict)
    effects_failed: dict[str, Change] = Field(default_factory=dict)
    fact: Annotated[str, Field(max_length=300)] = ""
    objectives: list[str] = Field(default_factory=list)
    covert: bool = False


class AdjudicationFile(Row):
    """`adjudication.toml`."""

    mode: Literal["open", "closed", "public-result"] = "open"
    method: MethodWord = "two-dice"
    counter: bool = True
    target: Annotated[int, Field(ge=2, le=12)] = 7
    cap: Annotated[int, Field(ge=0, le=10)] = 4
    naturals: bool = False
    bands: list[BandRow] = Field(default_factory=list)
    words: list[WordRow] = Field(default_factory=list)
    templates: list[TemplateRow] = Field(default_factory=list)
