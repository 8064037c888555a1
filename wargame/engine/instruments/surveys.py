"""Surveys before and after: what is asked, what came out of the box, and what everyone is shown.

Replies come as cards do (see `cards`): several people's at once, torn apart query by query, in an
order that says nothing. A result is shown where enough people have answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wargame.engine.audience import CONTROL_ALONE, EVERYONE, Audience
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.survey_book import (
    QueryAdded,
    QueryDropped,
    ReplyGiven,
    Survey,
    SurveyClosed,
    SurveyOpened,
    SurveyPublished,
    Surveys,
    hear_added,
    hear_closed,
    hear_dropped,
    hear_given,
    hear_opened,
    hear_published,
)
from wargame.engine.names import QueryId, ReplyId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Scenario
from wargame.engine.surveying import FEW, Query, Sort, When, counted
from wargame.engine.texts import clean, line

LIMIT = 1000
MOST = 20


@dataclass(frozen=True, slots=True)
class AddQuery:
    """Ask something of one's own: on a scale, by a choice, or in words."""

    text: str
    sort: Sort
    options: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    asked: tuple[When, ...] = (When.BEFORE, When.AFTER)


@dataclass(frozen=True, slots=True)
class DropQuery:
    """Do not ask this."""

    query: QueryId


@dataclass(frozen=True, slots=True)
class OpenSurvey:
    """Ask everybody, before or after."""

    when: When


@dataclass(frozen=True, slots=True)
class CloseSurvey:
    """Take no more answers."""

    when: When


@dataclass(frozen=True, slots=True)
class GatherReplies:
    """Take out of the box what several people answered: one slip for each, by query."""

    when: When
    slips: tuple[dict[QueryId, str], ...]


@dataclass(frozen=True, slots=True)
class PublishSurvey:
    """Show everyone the result of a query, and what comes later; words without some of them."""

    when: When
    query: QueryId
    without: tuple[ReplyId, ...] = ()


def planned(scenario: Scenario, part: Surveys, when: When) -> tuple[Query, ...]:
    """Return what would be asked at that time: what the pack asks, and what control added."""
    return tuple(
        one
        for one in (*scenario.queries, *part.added)
        if when in one.asked and one.id not in part.dropped
    )


def _add(command: AddQuery, moment: Moment) -> tuple[Told, ...]:
    text = line(command.text, "question", 300)
    options = tuple(line(one, "answer") for one in command.options if one.strip())
    if command.sort is Sort.CHOICE and len(set(options)) < max(2, len(options)):
        raise Refused(Refusal.UNKNOWN, value=", ".join(options), field="two answers or more")
    if not command.asked:
        raise Refused(Refusal.EMPTY_TEXT, field="asked before or after")
    if len(moment.state.surveys.added) >= MOST:
        raise Refused(Refusal.UNKNOWN, value=str(MOST + 1), field="how many questions there are")
    event = QueryAdded(
        query=QueryId(moment.dice.token()),
        text=text,
        sort=command.sort,
        options=options if command.sort is Sort.CHOICE else (),
        low=line(command.low, "low end", required=False),
        high=line(command.high, "high end", required=False),
        asked=tuple(one for one in When if one in command.asked),
    )
    return (Told(event, CONTROL_ALONE),)


def _drop(command: DropQuery, moment: Moment) -> tuple[Told, ...]:
    part = moment.state.surveys
    if command.query not in {one.id for one in (*moment.scenario.queries, *part.added)}:
        raise Refused(Refusal.NOT_IN_SIGHT, what="question")
    if command.query in part.dropped:
        return ()
    return (Told(QueryDropped(command.query), CONTROL_ALONE),)


def _open(command: OpenSurvey, moment: Moment) -> tuple[Told, ...]:
    """Open a survey; opened again, it asks what it asked before."""
    ended, after = moment.state.clock.ended, command.when is When.AFTER
    if ended is not after:
        raise Refused(Refusal.NOT_ENDED if after else Refusal.ENDED)
    earlier = moment.state.surveys.held.get(command.when)
    if earlier is not None and earlier.open:
        raise Refused(Refusal.ALREADY, what="the survey is open")
    queries = (
        earlier.queries if earlier else planned(moment.scenario, moment.state.surveys, command.when)
    )
    if not queries:
        raise Refused(Refusal.EMPTY_TEXT, field="questions of the survey")
    return (Told(SurveyOpened(command.when, queries), EVERYONE),)


def _close(command: CloseSurvey, moment: Moment) -> tuple[Told, ...]:
    _running(moment, command.when)
    return (Told(SurveyClosed(command.when), EVERYONE),)


def _running(moment: Moment, when: When) -> Survey:
    found = moment.state.surveys.held.get(when)
    if found is None or not found.open:
        raise Refused(Refusal.NOT_OPEN)
    return found


def checked(said: Mapping[QueryId, str], survey: Survey) -> dict[QueryId, str]:
    """Return one person's answers, cleaned, without blanks; raises Refused where one is none."""
    found: dict[QueryId, str] = {}
    for name, value in said.items():
        query = survey.query(name)
        if query is None:
            raise Refused(Refusal.NOT_IN_SIGHT, what="question")
        if not value.strip():
            continue
        if query.sort is not Sort.TEXT and value not in query.values:
            raise Refused(Refusal.UNKNOWN, value=value, field=query.text)
        found[name] = clean(value, query.text, LIMIT)
    if not found:
        raise Refused(Refusal.EMPTY_TEXT, field="your answers")
    return found


def _gather(command: GatherReplies, moment: Moment) -> Iterable[Told]:
    survey = _running(moment, command.when)
    if len(command.slips) < FEW:
        raise Refused(Refusal.FEW, least=FEW)
    said = [pair for slip in command.slips for pair in checked(slip, survey).items()]
    given = [
        ReplyGiven(ReplyId(moment.dice.token()), command.when, query, value)
        for query, value in said
    ]
    for one in sorted(given, key=lambda one: one.reply):
        yield Told(one, _audience(one, moment))


def _audience(reply: ReplyGiven, moment: Moment) -> Audience:
    """Return who hears an answer: everyone, where its result lies before everyone and counts it."""
    part = moment.state.surveys
    query = part.asked(reply.when, reply.query)
    open_to_all = query is not None and query.sort is not Sort.TEXT
    return EVERYONE if open_to_all and part.seen(reply.when, reply.query) else CONTROL_ALONE


def _publish(command: PublishSurvey, moment: Moment) -> tuple[Told, ...]:
    part = moment.state.surveys
    query = part.asked(command.when, command.query)
    if query is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="question")
    said = part.said(command.when, command.query)
    if len(said) < FEW:
        raise Refused(Refusal.FEW, least=FEW)
    kept = tuple(one.value for one in said if one.reply not in command.without)
    texts = kept if query.sort is Sort.TEXT else ()
    counts = counted(query, (one.value for one in said))
    return (Told(SurveyPublished(command.when, command.query, counts, texts), EVERYONE),)


SURVEYS = Instrument(
    name="surveys",
    part=Surveys,
    acts={
        "query.add": Act(AddQuery, _add, Hands.CONTROL, lasting=True),
        "query.drop": Act(DropQuery, _drop, Hands.CONTROL, lasting=True),
        "survey.open": Act(OpenSurvey, _open, Hands.CONTROL, lasting=True),
        "survey.close": Act(CloseSurvey, _close, Hands.CONTROL, lasting=True),
        "survey.publish": Act(PublishSurvey, _publish, Hands.CONTROL, lasting=True),
        "reply.gather": Act(GatherReplies, _gather, Hands.CONTROL, lasting=True),
    },
    events={
        "query.added": (QueryAdded, hear_added),
        "query.dropped": (QueryDropped, hear_dropped),
        "survey.opened": (SurveyOpened, hear_opened),
        "survey.closed": (SurveyClosed, hear_closed),
        "survey.published": (SurveyPublished, hear_published),
        "reply.given": (ReplyGiven, hear_given),
    },
)
