"""Runs: what became of an exercise, in figures that can stand beside those of another one."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.dispatch import receiver

from wargame.conduct import copies, lineages, looks
from wargame.conduct.erasing import erased
from wargame.conduct.lineages import Lineage
from wargame.engine import Picture, Scenario, Viewer
from wargame.engine.instruments.agreement_paper import Agreement
from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.names import CONTROL
from wargame.engine.rules import RULEBOOK
from wargame.journal import reading

THERE = "there"


@dataclass(frozen=True, slots=True)
class Pact:
    """An agreement: its kind and title, its state, and the options it chose, by issue."""

    kind: str
    title: str
    state: str
    chosen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote: what was asked, where, by which rule, and what came."""

    question: str
    forum: str
    rule: str
    result: str
    yes: int | None
    no: int | None


@dataclass(frozen=True, slots=True)
class Level:
    """An indicator over time: minutes after the start of play, and values."""

    title: str
    points: tuple[tuple[float, int], ...]

    @property
    def last(self) -> int:
        """The value at the end."""
        return self.points[-1][1]


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a delegation did."""

    name: str
    acts: int
    words: int
    cables: int
    statements: int


@dataclass(frozen=True, slots=True)
class Run:
    """An exercise as it stands now, as control knows it; nothing in it is on a sealed paper."""

    code: str
    slug: str
    title: str
    lineup: str
    status: str
    made_at: datetime
    minutes: float
    seats: int
    lineage: Lineage
    agreements: tuple[Pact, ...]
    votes: tuple[Vote, ...]
    levels: tuple[Level, ...]
    voices: tuple[Voice, ...]
    rulings: tuple[tuple[str, int], ...]
    given: dict[str, str]  # what its scenario gave: by name, what it was


def run(code: str) -> Run:
    """Return what became of an exercise so far; raises NoSuchExercise."""
    reading.cover(code)
    return _run(code, reading.heads((code,)).get(code, 0))


@receiver(erased)
@receiver(copies.reworded)
def _forget(**_: object) -> None:
    _run.cache_clear()


@lru_cache(maxsize=128)
def _run(code: str, head: int) -> Run:  # noqa: ARG001 - a longer record is another run
    cover = reading.cover(code)
    picture = looks.look(code, Viewer(CONTROL)).picture
    start, end = _span(picture, cover.created_at, reading.last((code,))[code])
    lineup = next(
        (one.title for one in cover.scenario.lineups if one.id == picture.setting.lineup), ""
    )
    return Run(
        code=code,
        slug=cover.slug,
        title=cover.title,
        lineup=lineup,
        status=_status(picture),
        made_at=cover.created_at,
        minutes=_minutes(start, end),
        seats=len(picture.seating.filled),
        lineage=lineages.of(code),
        agreements=tuple(_pact(one, picture) for one in picture.agreements.all.values()),
        votes=tuple(_vote(one, picture) for one in picture.ballots.all.values()),
        levels=_levels(picture, start),
        voices=_voices(code, picture),
        rulings=_rulings(picture),
        given=_given(cover.scenario, picture),
    )


def _given(scenario: Scenario, picture: Picture) -> dict[str, str]:
    """Return what two runs of a pack may have been given otherwise."""
    setting = picture.setting
    timing = scenario.timing(setting.timing)
    lineup = scenario.lineup(setting.lineup)
    found = {
        "Line-up": lineup.title if lineup else "",
        "Timing": timing.title if timing else "",
    }
    found |= {f"Inject: {one.title}": THERE for one in scenario.injects}
    for issue in scenario.issues:
        found |= {f"Option of {issue.title}: {one.title}": THERE for one in issue.options}
    found |= {f"Rule of {one.title}": RULEBOOK[one.rule].title for one in scenario.forums}
    return found | {f"Start of {one.title}": str(one.start) for one in scenario.indicators}


def _status(picture: Picture) -> str:
    clock = picture.clock
    return "ended" if clock.ended else "running" if clock.started else "set up"


def _span(picture: Picture, made: datetime, last: datetime) -> tuple[datetime, datetime]:
    """Return when play began, and when the last phase was closed or the last thing happened."""
    opened = [one.opened_at for one in picture.clock.runs if one.opened_at]
    closed = [one.closed_at for one in picture.clock.runs if one.closed_at]
    start = opened[0] if opened else made
    return start, max(closed) if closed and picture.clock.ended else max(last, start)


def _minutes(start: datetime, at: datetime) -> float:
    return round((at - start).total_seconds() / 60, 1)


def _pact(one: Agreement, picture: Picture) -> Pact:
    setting = picture.setting
    kind = next((it.title for it in setting.agreements if it.id == one.kind), "Agreement")
    chosen = []
    for name, wanted in one.choices.items():
        issue, option = setting.issue(name), setting.option(name, wanted)
        if issue and option:
            chosen.append((issue.title, option.title))
    return Pact(kind, one.title, one.state.value.replace("-", " "), tuple(chosen))


def _vote(one: Ballot, picture: Picture) -> Vote:
    found = next((it.title for it in picture.setting.forums if it.id == one.forum), "")
    rule = RULEBOOK[one.rule].title
    if one.outcome is None:
        result = "stopped" if one.cancelled else "open"
        return Vote(one.question, found, rule, result, None, None)
    result = "adopted" if one.outcome.adopted else "not adopted"
    return Vote(one.question, found, rule, result, one.outcome.yes, one.outcome.no)


def _levels(picture: Picture, start: datetime) -> tuple[Level, ...]:
    return tuple(
        Level(one.title, tuple((_minutes(start, at), value) for at, value, _ in one.values))
        for one in picture.indicators.readings.values()
    )


def _voices(code: str, picture: Picture) -> tuple[Voice, ...]:
    counted = looks.balance(code)
    shares = ((one.name, counted.of(one.id)) for one in picture.setting.delegations)
    return tuple(Voice(name, it.acts, it.words, it.cables, it.statements) for name, it in shares)


def _rulings(picture: Picture) -> tuple[tuple[str, int], ...]:
    """Return how many moves were ruled a success, how many a failure, and how many are open."""
    found = (one for one in picture.rulings.all.values() if one.state != "undone")
    words = {None: "undecided", True: "succeeded", False: "failed"}
    counts = Counter(words[one.decided.success if one.decided else None] for one in found)
    return tuple((word, counts[word]) for word in words.values())
