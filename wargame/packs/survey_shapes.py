"""The shape of `survey.toml`: what people are asked before and after, and the prompts of cards."""

from typing import Annotated, Final, Literal

from pydantic import Field

from wargame.engine.instruments.cards import MOST_PROMPTS
from wargame.packs.rows import Row
from wargame.packs.words import Name, Sentence, Title

Asked = Literal["before", "after"]
BOTH: Final[tuple[Asked, ...]] = ("before", "after")


class QueryRow(Row):
    """One question: on a scale from `low` to `high`, by a choice of `options`, or in words."""

    id: Name
    text: Sentence
    sort: Literal["scale", "choice", "text"]
    options: Annotated[list[Title], Field(max_length=8)] = Field(default_factory=list)
    low: Title | Literal[""] = ""
    high: Title | Literal[""] = ""
    asked: Annotated[list[Asked], Field(min_length=1)] = Field(default_factory=lambda: [*BOTH])


class SurveyFile(Row):
    """`survey.toml`."""

    prompts: Annotated[list[Sentence], Field(max_length=MOST_PROMPTS)] = Field(default_factory=list)
    queries: Annotated[list[QueryRow], Field(max_length=20)] = Field(default_factory=list)
