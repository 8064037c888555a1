"""What people said in surveys: how many gave each answer, before and after; never who."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wargame.aar.charts import Chart, bars
from wargame.aar.sections import Section, Table
from wargame.aar.sight import Sight
from wargame.conduct import looks
from wargame.engine import Viewer, evolve, fold
from wargame.engine.instruments.survey_book import Surveys
from wargame.engine.names import CONTROL, PROJECTOR, QueryId
from wargame.engine.surveying import FEW, Query, Sort, When, counted
from wargame.journal import reading

WORDS: Mapping[When, str] = {When.BEFORE: "Before", When.AFTER: "After"}
SURVEYED = frozenset({"survey.opened", "survey.closed", "survey.published", "reply.given"})
CAUTIONS = (
    f"Results of fewer than {FEW} answers are left out, so that nobody can be known by them.",
    "Not everybody who answered before need have answered after: compare the room, not people.",
    "What a room says of itself on one day is one data point.",
)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a query: counts at each time at which enough answered, and what was written."""

    query: Query
    counts: Mapping[When, Mapping[str, int]]
    texts: Mapping[When, tuple[str, ...]]

    @property
    def total(self) -> Mapping[When, int]:
        """How many answered at each time."""
        return {when: sum(of.values()) for when, of in self.counts.items()}

    @property
    def chart(self) -> Chart | None:
        """The picture, or None where there is nothing to draw."""
        if not self.counts:
            return None
        compared = len(self.counts) > 1
        rows = [
            (_label(self.query, one), WORDS[when], of[one], _percent(of[one], sum(of.values())))
            for one in self.query.values
            for when, of in self.counts.items()
        ]
        return bars(
            f"survey-{_plain(self.query.id)}",
            self.query.text,
            ("Answer", "When", "People", "Per cent"),
            rows,
            across="Answer",
            value="Per cent" if compared else "People",
            group="When" if compared else "",
            note=_note(self),
        )


def results(part: Surveys, *, shown: bool) -> tuple[Result, ...]:
    """Return the results of all queries of which enough is known, in the order they were asked.

    `shown` takes what lies before everyone alone, else all that this viewer was told.
    """
    queries = {one.id: one for held in part.held.values() for one in held.queries}
    found = (_result(part, query, shown=shown) for query in queries.values())
    return tuple(one for one in found if one.counts or one.texts)


def result(part: Surveys, query: QueryId, *, shown: bool) -> Result | None:
    """Return the result of one query, or None where nothing may be shown."""
    found = (one for one in results(part, shown=shown) if one.query.id == query)
    return next(found, None)


def as_it_stood(code: str, query: QueryId, mark: str) -> Result | None:
    """Return the result of a query that lay before everyone under this mark, now or earlier.

    Without a mark it is the newest. Raises NoSuchExercise.
    """
    part = looks.look(code, Viewer(PROJECTOR)).picture.surveys
    if not mark or part.mark(query) == mark:
        return result(part, query, shown=True)
    then = fold((), Viewer(PROJECTOR))
    for one in reading.of_kinds(code, SURVEYED):
        if one.audience.includes(Viewer(PROJECTOR)):
            then = evolve(then, one.event, one.at)
            if then.surveys.mark(query) == mark:
                return result(then.surveys, query, shown=True)
    return None


def _result(part: Surveys, query: Query, *, shown: bool) -> Result:
    counts: dict[When, Mapping[str, int]] = {}
    texts: dict[When, tuple[str, ...]] = {}
    for when in When:
        if query.sort is Sort.TEXT:
            said = _texts(part, query, when, shown=shown)
            texts |= {when: said} if said else {}
        else:
            found = _counts(part, query, when, shown=shown)
            counts |= {when: found} if sum(found.values()) >= FEW else {}
    return Result(query, counts, texts)


def _counts(part: Surveys, query: Query, when: When, *, shown: bool) -> Mapping[str, int]:
    if shown:
        seen = part.seen(when, query.id)
        return seen.counts if seen else {}
    return counted(query, (one.value for one in part.said(when, query.id)))


def _texts(part: Surveys, query: Query, when: When, *, shown: bool) -> tuple[str, ...]:
    if shown:
        seen = part.seen(when, query.id)
        return seen.texts if seen else ()
    said = tuple(one.value for one in part.said(when, query.id))
    return said if len(said) >= FEW else ()


def _label(query: Query, value: str) -> str:
    """Return an answer as it is shown: the ends of a scale have words."""
    if query.sort is not Sort.SCALE:
        return value
    ends = {query.values[0]: query.low, query.values[-1]: query.high}
    return f"{value} {ends.get(value, '')}".strip()


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole) if whole else 0


def _note(one: Result) -> str:
    return ", ".join(f"{WORDS[when]}: {total} answers" for when, total in one.total.items())


def _plain(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def section(found: Iterable[Result]) -> Section:
    """Return results as a part of a review."""
    many = tuple(found)
    charts = tuple(one.chart for one in many if one.chart)
    tables = tuple(
        Table(f"{one.query.text} ({WORDS[when]})", ("Answer",), tuple((text,) for text in said))
        for one in many
        for when, said in one.texts.items()
    )
    lead = "What people answered, without names." if many else "Nothing was asked, or too few said."
    return Section("surveys", "Surveys", lead, charts, tables, CAUTIONS if many else ())


def sections(code: str, sight: Sight, until: int | None = None) -> tuple[Section, ...]:  # noqa: ARG001
    """Return the surveys as a part of a review; others than control read what was shown to all."""
    part = looks.look(code, sight.viewer).picture.surveys
    return (section(results(part, shown=sight.viewer.cell != CONTROL)),)
