"""Estimates against results: what each said of a move before the roll, and what came."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from wargame.aar import charts
from wargame.aar.sections import Section, Table
from wargame.aar.talk.frames import Frame, plural
from wargame.engine.adjudication import Method, estimates
from wargame.engine.adjudication.calibration import (
    Bin,
    Forecast,
    brier,
    by_estimator,
    reliability,
)
from wargame.engine.adjudication.estimates import Spread
from wargame.engine.instruments.move_book import MoveRevealed, MoveSubmitted
from wargame.engine.instruments.ruling_book import EstimateGiven, giver
from wargame.engine.names import CONTROL, CellId, MoveId
from wargame.journal.record import Record

_SAID, _CAME, _COUNT = "Said, percent", "Came, percent", "Estimates"
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Judged:
    """A move that was judged by estimates: the last one of each who gave any, and what came."""

    opened: Record
    move: MoveSubmitted | MoveRevealed | None
    given: tuple[EstimateGiven, ...]
    success: bool

    @property
    def forecasts(self) -> tuple[Forecast, ...]:
        """What was said, each with what came."""
        return tuple(
            Forecast(_giver(one), one.percent, self.success)
            for one in self.given
            if one.percent is not None
        )

    @property
    def spread(self) -> Spread | None:
        """How far the estimates lie apart."""
        return estimates.spread(one.percent for one in self.forecasts)


def judged(frame: Frame) -> tuple[Judged, ...]:
    """Return the moves that were judged by estimates and stand, oldest first."""
    undone = {one.event.ruling for one in frame.of("ruling.undone")}
    came = {one.event.ruling: one.event.success for one in frame.of(*_DECIDED)}
    moves: dict[MoveId, MoveSubmitted | MoveRevealed] = {
        one.event.move: one.event for one in frame.of("move.submitted", "move.revealed")
    }
    return tuple(
        Judged(one, moves.get(one.event.move), _given(frame, one), came[one.event.ruling])
        for one in frame.of("ruling.opened")
        if one.event.method is Method.ESTIMATE
        and one.event.ruling in came
        and one.event.ruling not in undone
    )


_DECIDED = ("ruling.rolled", "ruling.settled")


def _given(frame: Frame, opened: Record) -> tuple[EstimateGiven, ...]:
    last: dict[str, EstimateGiven] = {}
    for one in frame.of("estimate.given"):
        if one.event.ruling == opened.event.ruling and one.event.percent is not None:
            last[_giver(one.event)] = one.event
    return tuple(last.values())


def _giver(one: EstimateGiven) -> str:
    return giver(one.cell, one.seat, control=one.cell == CONTROL)


@dataclass(frozen=True, slots=True)
class Estimator:
    """Somebody who gave estimates: `seat` is told apart in control alone."""

    cell: CellId
    seat: str
    count: int
    score: Fraction | None


def estimators(found: Iterable[Judged]) -> tuple[Estimator, ...]:
    """Return the Brier score of each who gave estimates."""
    said = by_estimator(_all(found)).items()
    return tuple(
        Estimator(CellId(name.partition("/")[0]), name.partition("/")[2], len(each), brier(each))
        for name, each in said
    )


def score(found: Iterable[Judged]) -> Fraction | None:
    """Return the Brier score of all estimates together; None where there is none."""
    return brier(_all(found))


def bins(found: Iterable[Judged]) -> tuple[Bin, ...]:
    """Return how often it came so, by what was said."""
    return reliability(_all(found))


def _all(found: Iterable[Judged]) -> list[Forecast]:
    return [each for one in found for each in one.forecasts]


def section(frame: Frame) -> Section:
    """Return what was said of each move, what came, and how well that fits."""
    found = judged(frame)
    said = estimators(found)
    if not said:
        return Section(
            "estimates",
            "Estimates and results",
            "No estimates are known to this reader.",
            cautions=frame.cautions,
        )
    lead = (
        f"{plural(sum(one.count for one in said), 'estimate')} of {plural(len(found), 'move')}"
        f" could be held against what came. Their Brier score is {_short(score(found))}: 0 is"
        " perfect, 0.25 is what saying half and half earns."
    )
    return Section(
        "estimates",
        "Estimates and results",
        lead,
        (_chart(bins(found)),),
        (_moves(frame, found), _scores(frame, said)),
        ("A handful of rolls says little about anybody.", *frame.cautions),
    )


def _chart(found: Iterable[Bin]) -> charts.Chart:
    rows = [(_percent(one.said), _percent(one.came), one.count) for one in found]
    return charts.dots(
        "reliability",
        "Of all that was called so likely, how much came about",
        (_SAID, _CAME, _COUNT),
        rows,
        along=_SAID,
        value=_CAME,
        label=_COUNT,
        within=(0, WHOLE),
        note="The numbers are estimates. Where both axes agree, people knew how much they knew.",
    )


def _percent(share: Fraction) -> float:
    return round(float(share * WHOLE), 1)


def _short(share: Fraction | None) -> str:
    return f"{float(share or 0):.3f}"


def _moves(frame: Frame, found: Iterable[Judged]) -> Table:
    rows = tuple(
        (
            frame.minute(one.opened.at),
            frame.name(one.move.cell) if one.move else None,
            one.move.action if one.move else None,
            ", ".join(f"{frame.name(each.cell)} {each.percent} %" for each in one.given) or None,
            "succeeded" if one.success else "failed",
            *frame.entry(one.opened),
        )
        for one in found
    )
    columns = frame.columns("Minute", "Delegation", "Move", "Said", "It")
    return Table("Moves that were estimated", columns, rows)


def _scores(frame: Frame, said: Iterable[Estimator]) -> Table:
    rows = tuple(
        (
            " ".join((frame.name(one.cell), one.seat if frame.whole else "")).strip(),
            one.count,
            str(one.score),
            _short(one.score),
        )
        for one in said
    )
    return Table("Brier score of each", ("Who", _COUNT, "Exactly", "About"), rows)
