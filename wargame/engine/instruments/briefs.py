"""What a delegation alone is given to read, and the positions that its author cites."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.audience import only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Brief, LineUp, Position, Scenario


@dataclass(frozen=True, slots=True)
class OpenBrief:
    """Say that the delegation has opened its brief."""


@dataclass(frozen=True, slots=True)
class BriefGiven:
    """A delegation's brief: Markdown, and its positions with their citations."""

    cell: CellId
    title: str
    body: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class BriefOpened:
    """Somebody in the delegation has opened the brief for the first time."""

    cell: CellId


@dataclass(frozen=True, slots=True)
class Paper:
    """A brief as it lies on the table of its delegation."""

    cell: CellId
    title: str
    body: str
    positions: tuple[Position, ...]
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Briefs:
    """The briefs in sight: a delegation's own, or all of them for control."""

    papers: dict[CellId, Paper] = field(default_factory=dict)


def hand_out_briefs(moment: Moment) -> tuple[Told, ...]:
    """Return each delegation's brief, told to it alone, with the positions of all it stands for."""
    return tuple(
        _given(brief, moment.scenario, moment.lineup)
        for brief in moment.scenario.briefs
        if brief.cell in moment.lineup.cells
    )


def _given(brief: Brief, scenario: Scenario, lineup: LineUp) -> Told:
    covered = scenario.covered(brief.cell, lineup)
    positions = tuple(one for one in scenario.positions if one.cell in covered)
    return Told(BriefGiven(brief.cell, brief.title, brief.body, positions), only(brief.cell))


def _open(_: OpenBrief, moment: Moment) -> tuple[Told, ...]:
    paper = moment.state.briefs.papers.get(moment.by.cell)
    if paper is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="brief")
    if paper.opened_at is not None:
        return ()
    return (Told(BriefOpened(moment.by.cell), only(moment.by.cell)),)


def _hear_given(part: Briefs, event: BriefGiven, _: datetime) -> Briefs:
    paper = Paper(event.cell, event.title, event.body, event.positions)
    return Briefs({**part.papers, event.cell: paper})


def _hear_opened(part: Briefs, event: BriefOpened, at: datetime) -> Briefs:
    return Briefs({**part.papers, event.cell: replace(part.papers[event.cell], opened_at=at)})


BRIEFS = Instrument(
    name="briefs",
    part=Briefs,
    acts={"brief.open": Act(OpenBrief, _open, Hands.DELEGATIONS, timed=False)},
    events={"brief.given": (BriefGiven, _hear_given), "brief.opened": (BriefOpened, _hear_opened)},
)
