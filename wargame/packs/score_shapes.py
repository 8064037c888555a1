"""The shape of `scores.toml`: what outcomes are worth to whom, as the author assumes."""

from typing import Annotated, Literal

from pydantic import Field

from wargame.packs.rows import Choices, Cited, Row
from wargame.packs.words import Level, Name, Number, Sentence, Share, Text, Title

Worth = Annotated[dict[str, Number], Field(min_length=1)]


class FlipRow(Row):
    """Another order, or other points, while an indicator is so low or so high."""

    indicator: str
    most: Level | None = None
    least: Level | None = None
    order: Text | None = None
    points: Worth | None = None
    red_lines: list[str] = Field(default_factory=list)


class StakeRow(Cited):
    """What an issue is worth to a party: a weight and an order, or points for each option."""

    issue: str
    weight: Number | None = None
    order: Text | None = None
    points: Worth | None = None
    red_lines: list[str] = Field(default_factory=list)
    flips: list[FlipRow] = Field(default_factory=list)


class BonusRow(Row):
    """Points on top, or off, for a combination."""

    points: Number
    reason: Sentence
    when: Choices


class SheetRow(Row):
    """The score sheet of one party for one package."""

    id: Name
    cell: str
    package: Title
    part: Literal["signs", "consents", "heard"]
    base: Number
    coefficients: dict[str, Number] = Field(default_factory=dict)
    stakes: Annotated[list[StakeRow], Field(min_length=1)]
    bonuses: list[BonusRow] = Field(default_factory=list)


class CalibrationRow(Row):
    """Levels at which the zone of agreement is meant to have some share of the outcomes."""

    package: Title
    least: Share
    most: Share
    levels: dict[str, Level] = Field(default_factory=dict)


class ScoresFile(Row):
    """`scores.toml`."""

    note: Text
    sheets: Annotated[list[SheetRow], Field(min_length=1)]
    calibration: CalibrationRow | None = None
