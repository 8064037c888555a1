"""The shape of `world.toml`: how numbers pull each other, the days of play, and the regions."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from wargame.packs.rows import Cited, Row
from wargame.packs.words import Label, Level, Name, Sentence, Title

Turn = Literal["calm", "tense", "crisis", "fighting", "ceasefire", "frozen"]


class CouplingRow(Cited):
    """When one indicator does this, another one moves."""

    id: Name
    indicator: str
    trend: Literal["rises", "falls", "climbs-to", "drops-to"]
    level: Level
    target: str
    by: Level
    words: Title
    cause: Title | Literal[""] = ""


class RegionRow(Cited):
    """A part of the theatre."""

    id: Name
    title: Label
    column: Annotated[int, Field(ge=0, le=24)]
    row: Annotated[int, Field(ge=0, le=11)]
    state: Turn
    words: Sentence


class WorldFile(Row):
    """`world.toml`."""

    dates: dict[str, date] = Field(default_factory=dict)
    couplings: list[CouplingRow] = Field(default_factory=list)
    regions: list[RegionRow] = Field(default_factory=list)
