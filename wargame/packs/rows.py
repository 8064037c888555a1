"""The shape that every row of a pack has: strict, closed, and often with its source."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from wargame.packs.words import Also, BasisWord, Paragraph


class Row(BaseModel):
    """A table of a file: no other key than these, no value of another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Cited(Row):
    """What must say where it comes from."""

    basis: BasisWord
    source: str
    paragraph: Paragraph
    also: list[Also] = Field(default_factory=list)


class Citable(Row):
    """What may say where it comes from."""

    basis: BasisWord | None = None
    source: str | None = None
    paragraph: Paragraph | None = None
    also: list[Also] = Field(default_factory=list)


Choices = Annotated[dict[str, Annotated[list[str], Field(min_length=1)]], Field(min_length=1)]
"""For each of some issues, the options that are meant."""
