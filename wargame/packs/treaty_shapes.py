"""The shape of `agreements.toml`: what must hold before a text binds, and what it then moves."""

from typing import Annotated, Literal

from pydantic import Field

from wargame.packs.rows import Choices, Cited, Row
from wargame.packs.words import Level, Name, Sentence, Title, Votes
from wargame.packs.world_shapes import Turn

Names = Annotated[list[str], Field(min_length=1)]


class GuarantorRow(Row):
    """Who stands behind which articles."""

    cell: str
    issues: Names


class GateRow(Row):
    """What ratification at home hangs on."""

    cell: str
    words: Sentence
    control: bool = False
    indicator: str | None = None
    least: Level | None = None
    most: Level | None = None


class NeedRow(Row):
    """What a forum must have adopted first."""

    forum: str
    when: Choices


class HookRow(Row):
    """What a step sets off."""

    step: Literal[
        "initialled",
        "signed",
        "ratified",
        "refused",
        "in-force",
        "suspended",
        "breached",
        "ended",
    ]
    words: Sentence
    indicators: dict[str, Level] = Field(default_factory=dict)
    inject: str | None = None
    when: Choices | None = None
    regions: dict[str, Turn] = Field(default_factory=dict)


class AgreementRow(Cited):
    """A kind of agreement."""

    id: Name
    title: Title
    issues: Names
    signatories: Annotated[list[str], Field(min_length=2)]
    guarantees: Votes = 0
    guarantors: list[GuarantorRow] = Field(default_factory=list)
    gates: list[GateRow] = Field(default_factory=list)
    needs: list[NeedRow] = Field(default_factory=list)
    hooks: list[HookRow] = Field(default_factory=list)


class AgreementsFile(Row):
    """`agreements.toml`."""

    agreements: Annotated[list[AgreementRow], Field(min_length=1)]
