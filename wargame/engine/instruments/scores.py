"""Scores: whether delegations may see their own score sheets, and each one's own sheet.

Off unless control says otherwise. A sheet comes to its own delegation alone, and without the
indicators that it is not told of; control's reckoning never enters the journal.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.audience import CONTROL_ALONE, only
from wargame.engine.bargaining.sight import own_sheets
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.indicators import audience_of
from wargame.engine.names import CellId, IndicatorId
from wargame.engine.score_sheets import ScoreSheet


@dataclass(frozen=True, slots=True)
class AllowScores:
    """Let each delegation see its own score sheet, or no more."""

    on: bool


@dataclass(frozen=True, slots=True)
class ScoresAllowed:
    """Whether delegations may see their own score sheets."""

    on: bool


@dataclass(frozen=True, slots=True)
class ScoresGiven:
    """A delegation's own sheets: of those for whom it speaks, where it has none of its own."""

    cell: CellId
    sheets: tuple[ScoreSheet, ...]


@dataclass(frozen=True, slots=True)
class ScoresTaken:
    """A delegation no longer sees its sheets."""

    cell: CellId


@dataclass(frozen=True, slots=True)
class Scores:
    """The sheets in sight: a delegation's own, or for control those that were handed out."""

    allowed: bool = False
    sheets: dict[CellId, tuple[ScoreSheet, ...]] = field(default_factory=dict)


def hand_out_sheets(moment: Moment) -> tuple[Told, ...]:
    """Return each delegation's own sheets, told to it alone, where control has allowed that."""
    if not moment.state.scores.allowed:
        return ()
    return _given(moment)


def _given(moment: Moment) -> tuple[Told, ...]:
    """Return an event for each delegation, with sheets or without: all are told alike."""
    return tuple(
        Told(ScoresGiven(cell, _sheets(cell, moment)), only(cell)) for cell in moment.lineup.cells
    )


def _sheets(cell: CellId, moment: Moment) -> tuple[ScoreSheet, ...]:
    return own_sheets(moment.scenario, moment.lineup, cell, _seen(cell, moment))


def _seen(cell: CellId, moment: Moment) -> frozenset[IndicatorId]:
    """Return the indicators of which a delegation is told."""
    told = ((one.id, audience_of(one, moment).cells) for one in moment.scenario.indicators)
    return frozenset(name for name, cells in told if cells is None or cell in cells)


def _allow(command: AllowScores, moment: Moment) -> tuple[Told, ...]:
    """Tell control; once the exercise has started, hand the sheets out or take them back."""
    if command.on == moment.state.scores.allowed:
        return ()
    allowed = Told(ScoresAllowed(command.on), CONTROL_ALONE)
    if not moment.state.clock.started:
        return (allowed,)
    if command.on:
        return (allowed, *_given(moment))
    held = (cell for cell in moment.lineup.cells if cell in moment.state.scores.sheets)
    return (allowed, *(Told(ScoresTaken(cell), only(cell)) for cell in held))


def _hear_allowed(part: Scores, event: ScoresAllowed, _: datetime) -> Scores:
    return replace(part, allowed=event.on)


def _hear_given(part: Scores, event: ScoresGiven, _: datetime) -> Scores:
    return replace(part, sheets={**part.sheets, event.cell: event.sheets})


def _hear_taken(part: Scores, event: ScoresTaken, _: datetime) -> Scores:
    return replace(part, sheets={c: s for c, s in part.sheets.items() if c != event.cell})


SCORES = Instrument(
    name="scores",
    part=Scores,
    acts={"scores.allow": Act(AllowScores, _allow, Hands.CONTROL, lasting=True)},
    events={
        "scores.allowed": (ScoresAllowed, _hear_allowed),
        "scores.given": (ScoresGiven, _hear_given),
        "scores.taken": (ScoresTaken, _hear_taken),
    },
)
