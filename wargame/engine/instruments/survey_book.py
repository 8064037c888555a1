"""The surveys that a viewer knows: what was asked, what was answered, what everyone is shown."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from wargame.engine.names import QueryId, ReplyId
from wargame.engine.surveying import Query, Sort, When


@dataclass(frozen=True, slots=True)
class QueryAdded:
    """Control wants this asked too."""

    query: QueryId
    text: str
    sort: Sort
    options: tuple[str, ...]
    low: str
    high: str
    asked: tuple[When, ...]


@dataclass(frozen=True, slots=True)
class QueryDropped:
    """Control does not want this asked."""

    query: QueryId


@dataclass(frozen=True, slots=True)
class SurveyOpened:
    """Everybody is asked this."""

    when: When
    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class SurveyClosed:
    """No more answers are taken."""

    when: When


@dataclass(frozen=True, slots=True)
class ReplyGiven:
    """Somebody answered this. Nobody knows who, not even the record."""

    reply: ReplyId
    when: When
    query: QueryId
    value: str


@dataclass(frozen=True, slots=True)
class SurveyPublished:
    """What the answers come to lies before everyone."""

    when: When
    query: QueryId
    counts: dict[str, int]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What was asked at one time, and whether it still is."""

    queries: tuple[Query, ...]
    open: bool = True

    def query(self, wanted: QueryId) -> Query | None:
        """Return what was asked under this name, or None."""
        return next((one for one in self.queries if one.id == wanted), None)


type Asked = tuple[When, QueryId]


@dataclass(frozen=True, slots=True)
class Surveys:
    """The surveys that were opened, what control added and dropped, and the answers.

    `shown` holds what lies before everyone, the newest last: what everybody may count.
    """

    held: dict[When, Survey] = field(default_factory=dict)
    added: tuple[Query, ...] = ()
    dropped: tuple[QueryId, ...] = ()
    replies: tuple[ReplyGiven, ...] = ()
    shown: tuple[SurveyPublished, ...] = ()

    def asked(self, when: When, query: QueryId) -> Query | None:
        """Return what was asked at that time under this name, or None."""
        return self.held[when].query(query) if when in self.held else None

    def said(self, when: When, query: QueryId) -> tuple[ReplyGiven, ...]:
        """Return the answers that this viewer was told of."""
        return tuple(one for one in self.replies if (one.when, one.query) == (when, query))

    def seen(self, when: When, query: QueryId) -> SurveyPublished | None:
        """Return what lies before everyone, or None."""
        found = [one for one in self.shown if (one.when, one.query) == (when, query)]
        return found[-1] if found else None

    def mark(self, query: QueryId) -> str:
        """Return the counts that lie before everyone, in short: results alike have one mark."""
        seen = ((when, self.seen(when, query)) for when in When)
        return "_".join(
            f"{when.value}-{'-'.join(map(str, one.counts.values()))}" for when, one in seen if one
        )


def hear_added(part: Surveys, event: QueryAdded, _: datetime) -> Surveys:
    """Keep what control added."""
    query = Query(
        event.query, event.text, event.sort, event.options, event.low, event.high, event.asked
    )
    return replace(part, added=(*part.added, query))


def hear_dropped(part: Surveys, event: QueryDropped, _: datetime) -> Surveys:
    """Mark what is not asked."""
    return replace(part, dropped=(*part.dropped, event.query))


def hear_opened(part: Surveys, event: SurveyOpened, _: datetime) -> Surveys:
    """Keep what is asked."""
    return replace(part, held={**part.held, event.when: Survey(event.queries)})


def hear_closed(part: Surveys, event: SurveyClosed, _: datetime) -> Surveys:
    """Mark a survey as closed."""
    known = part.held.get(event.when)
    if known is None:
        return part
    return replace(part, held={**part.held, event.when: replace(known, open=False)})


def hear_given(part: Surveys, event: ReplyGiven, _: datetime) -> Surveys:
    """Keep an answer, and count it in what lies before everyone."""
    seen = part.seen(event.when, event.query)
    shown = part.shown
    if seen is not None and event.value in seen.counts:
        counts = {**seen.counts, event.value: seen.counts[event.value] + 1}
        newer = replace(seen, counts=counts)
        shown = tuple(newer if one is seen else one for one in shown)
    return replace(part, replies=(*part.replies, event), shown=shown)


def hear_published(part: Surveys, event: SurveyPublished, _: datetime) -> Surveys:
    """Keep what lies before everyone, as the newest."""
    others = tuple(one for one in part.shown if (one.when, one.query) != (event.when, event.query))
    return replace(part, shown=(*others, event))
