"""The shape of `fog.toml`: what happens by itself to cables and to lines of caucuses."""

from typing import Annotated, Literal

from pydantic import Field

from wargame.engine.fogging import LONGEST_DELAY, SHARE
from wargame.engine.planned import ANY_ROUND
from wargame.packs.rows import Row
from wargame.packs.words import Name, Text, Title


class FogRow(Row):
    """One rule: whose words, to whom, in which round, what is done to them, and how often."""

    id: Name
    effect: Literal["delay", "garble", "intercept", "leak", "forge"]
    channel: Literal["", "cable", "caucus"] = ""
    senders: list[str] = Field(default_factory=list)
    receivers: list[str] = Field(default_factory=list)
    round: str = ANY_ROUND
    times: Annotated[int, Field(ge=0, le=99)] = 0
    minutes: Annotated[int, Field(ge=0, le=LONGEST_DELAY)] = 0
    share: Annotated[int, Field(ge=1, le=100)] = SHARE
    to: list[str] = Field(default_factory=list)
    source: Title | Literal[""] = ""
    claims: str = ""
    subject: Title | Literal[""] = ""
    text: Text | Literal[""] = ""


class FogFile(Row):
    """`fog.toml`."""

    fog: list[FogRow] = Field(default_factory=list)
