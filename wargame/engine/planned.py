"""What is planned to happen: the rows of the master events list, as plain frozen data."""

from dataclasses import dataclass, field

from wargame.engine.conditions import Condition
from wargame.engine.names import CellId, IndicatorId, InjectId, RegionId
from wargame.engine.sourcing import Basis, Citation
from wargame.engine.worlds import RegionState

SCRIPTED, CONDITIONAL, CONTINGENCY, AD_HOC = "scripted", "conditional", "contingency", "ad-hoc"
KINDS = (SCRIPTED, CONDITIONAL, CONTINGENCY, AD_HOC)
MEDIA = ("cable", "news", "intelligence", "envoy", "monitor")
"""In whose voice a message speaks, whatever its channel is called."""
ANY_ROUND = "any"
LATEST = 600
"""Minutes after the opening of a phase, at most."""


@dataclass(frozen=True, slots=True)
class InjectVersion:
    """Another text of an inject, for those who hear something else."""

    to: tuple[CellId, ...]
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Inject:
    """Prepared material that control may release into play.

    A scripted one with an `offset` is due so many minutes after its phase opens. One with a
    `condition` (`when` is its wording) proposes itself once that holds; with `auto` it is
    released then. `effects` move indicators with the release, or where `effects_if_met` is set
    once control has seen the expected action; so `regions` come into another state. `cause` is what
    those read of an effect who did not read the inject.
    """

    id: InjectId
    title: str
    type: str
    round: str
    phase: str
    sender: str
    to: tuple[CellId, ...]
    channel: str
    text: str
    trigger: str
    expected: str
    effects: dict[IndicatorId, int]
    objectives: tuple[str, ...]
    basis: Basis
    citations: tuple[Citation, ...]
    public: bool = False
    offset: int | None = None
    medium: str = ""
    when: str = ""
    condition: Condition | None = None
    auto: bool = False
    effects_if_met: bool = False
    classification: str = ""
    owner: str = ""
    versions: tuple[InjectVersion, ...] = ()
    cause: str = ""
    regions: dict[RegionId, RegionState] = field(default_factory=dict)

    @property
    def voice(self) -> str:
        """In whose voice it speaks: news where the pack says nothing and everyone hears it."""
        return self.medium or ("news" if self.public else "cable")
