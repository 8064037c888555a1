"""Charts for everyone: what of a review control may put before the hall, and what to open first.

A chart on the projector is made for the sight of everyone, never for that of control. Where it
would show more once chapters were opened, control is told which, before anything is shown.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from wargame.aar import sight as sights
from wargame.aar import talk
from wargame.aar.bargaining import sections as bargaining
from wargame.aar.bargaining.pictures import slug
from wargame.aar.charts import Chart
from wargame.aar.sections import Section
from wargame.aar.sight import COPYING, Sight
from wargame.aar.voting import sections as voting
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.chapters import Opening
from wargame.engine.instruments.exhibits import Cell, ExhibitShown
from wargame.journal import reading

PARTLY = "As far as the record lies open to everyone."


@dataclass(frozen=True, slots=True)
class Look:
    """A chart as everyone may see it, or None; and what else must be opened to show all of it."""

    chart: Chart | None
    closed: tuple[Chapter, ...] = ()

    @property
    def noted(self) -> str:
        """What to mind, on the wall as well."""
        notes = (self.chart.note if self.chart else "", PARTLY if self.closed else "")
        return " ".join(one for one in notes if one)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of charts: how one is found for a sight, and what it hangs on.

    What a chart hangs on is quick to find, and the same for two sights that see the same of it.
    """

    chart: Callable[[str, Sight, str], Chart | None]
    basis: Callable[[str, Sight, str], Hashable]


def for_everyone(code: str, page: str, name: str) -> Look | None:
    """Return a chart of a page for everyone; None where there is no such chart.

    Raises NoSuchExercise.
    """
    found, eyes = PAGES[page], sights.everyone(code)
    if found.chart(code, sights.control(code), name) is None:
        return None
    whole = _opened(code, eyes, tuple(Chapter))
    wanted, seen = found.basis(code, whole, name), found.basis(code, eyes, name)
    closed = (
        ()
        if wanted == seen
        else _missing(code, eyes, lambda one: found.basis(code, one, name) == wanted)
    )
    chart = found.chart(code, eyes, name)
    return Look(chart if chart and chart.rows else None, closed)


def shown(code: str, token: str) -> ExhibitShown | None:
    """Return what was laid before everyone under this name, whenever that was."""
    told = (one.event for one in reading.of_kinds(code, {"exhibit.shown"}))
    return next((one for one in told if one.exhibit == token), None)


def cells(chart: Chart) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a chart as an exhibit holds them."""
    return tuple(tuple(map(_cell, row)) for row in chart.rows)


def _cell(value: Any) -> Cell:  # noqa: ANN401 - whatever stands in a row
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, int | float | None) else str(value)


def _opened(code: str, eyes: Sight, chapters: tuple[Chapter, ...]) -> Sight:
    """Return these eyes with chapters opened whole."""
    more = tuple(Opening(one, (), datetime.min) for one in chapters)  # noqa: DTZ901 - it is never read
    copies = sights.copies(reading.of_kinds(code, COPYING))
    return replace(eyes, openings=(*eyes.openings, *more), copies=copies)


def _missing(code: str, eyes: Sight, enough: Callable[[Sight], bool]) -> tuple[Chapter, ...]:
    """Return the chapters that must be opened; one without which nothing changes is left out."""
    kept = tuple(one for one in Chapter if not eyes.opens(one))
    for one in kept:
        fewer = tuple(other for other in kept if other is not one)
        if enough(_opened(code, eyes, fewer)):
            kept = fewer
    return kept


def _named(sections: tuple[Section, ...], name: str) -> Chart | None:
    every = (chart for section in sections for chart in section.charts)
    return next((one for one in every if one.id == name), None)


def _of_talk(code: str, sight: Sight, name: str) -> Chart | None:
    return _named(talk.sections(code, sight), name)


def _of_votes(code: str, sight: Sight, name: str) -> Chart | None:
    return _named(voting.sections(code, sight), name)


def _of_bargaining(code: str, sight: Sight, name: str) -> Chart | None:
    """Return a chart of a bargain; only packages that it may be of are reckoned."""
    told = bargaining.told(code, sight)
    about = (one for one in told.packages if f"-{slug(one)}" in name)
    return _named((told.convergence(),), name) or next(
        (found for one in about if (found := _named((told.section(one),), name))), None
    )


def _drawn(chart: Chart | None) -> Hashable:
    return (chart.columns, chart.rows) if chart else None


def _told(code: str, sight: Sight, name: str) -> Hashable:
    """Return what a chart of points hangs on; nothing is reckoned for that."""
    told = bargaining.told(code, sight)
    common = _drawn(_named((told.convergence(),), name))
    if common is not None:
        return common
    course = told.course
    return (
        repr((told.packages, course.offers, course.agreements, course.worlds))
        if told.packages
        else None
    )


PAGES: Mapping[str, Page] = {
    "debrief-talk": Page(_of_talk, lambda *asked: _drawn(_of_talk(*asked))),
    "debrief-bargaining": Page(_of_bargaining, _told),
    "debrief-votes": Page(_of_votes, lambda *asked: _drawn(_of_votes(*asked))),
}
"""The pages whose charts can be shown, by the names of their addresses."""
