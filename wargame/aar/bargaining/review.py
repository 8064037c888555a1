"""The review of a package: offers, zone, solutions, what was agreed, and what was left of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from wargame.aar.bargaining.course import Course, Offer
from wargame.aar.bargaining.judging import (
    Judged,
    ZoneAt,
    at_its_moment,
    judge,
    judged,
    standing,
    touches,
    zones,
)
from wargame.conduct import bargaining as reckoning
from wargame.engine import bargaining
from wargame.engine.bargaining import Analysis, Barter, Fairness, Space, Survey
from wargame.engine.names import CONTROL, CellId
from wargame.engine.rules import RULEBOOK, RULING, Choice, Papers
from wargame.engine.rules.pledge import PLEDGE
from wargame.engine.scenario import Forum
from wargame.engine.treaties import Step
from wargame.journal.record import Cover

MOST_PAIRS = 10
_BOUND = {Step.SIGNED, Step.RATIFIED, Step.IN_FORCE, Step.SUSPENDED, Step.BREACHED, Step.ENDED}


@dataclass(frozen=True, slots=True)
class Deal:
    """What a package came to: an agreement that was signed, a text that was adopted, or neither.

    `how` is signed, adopted or last; the last offer on the table is no agreement.
    """

    judged: Judged
    how: str
    analysis: Analysis | None
    fairness: Fairness
    code: int


@dataclass(frozen=True, slots=True)
class Passing:
    """How many outcomes a body would adopt if each of its voters voted by its score sheet."""

    forum: Forum
    count: int


@dataclass(frozen=True, slots=True)
class Review:
    """All that was reckoned of one package; `refused` says why nothing was.

    `space` and `survey` are those of the moment of the deal, or of the end without one.
    """

    package: str
    refused: str
    judged: tuple[Judged, ...] = ()
    zones: tuple[ZoneAt, ...] = ()
    space: Space | None = None
    survey: Survey | None = None
    deal: Deal | None = None
    barters: tuple[Barter, ...] = ()
    passing: tuple[Passing, ...] = ()


def packages(cover: Cover, course: Course) -> tuple[str, ...]:
    """Return the packages for which somebody in play has a score sheet, in their order."""
    scenario = cover.scenario
    lineup = scenario.lineup(course.picture.setting.lineup)
    cells = lineup.cells if lineup else ()
    return tuple(
        one
        for one in dict.fromkeys(sheet.package for sheet in scenario.scores)
        if lineup and any(bargaining.sheets_of(scenario, one, lineup, cell) for cell in cells)
    )


def review(cover: Cover, course: Course, package: str) -> Review:
    """Return what can be said of a package, with every number as the world stood then."""
    offer, how = deal_of(cover, course, package)
    end = offer.position if offer else course.worlds[-1].position if course.worlds else 0
    lineup, then = course.picture.setting.lineup, standing(course.world(end))
    found = reckoning.zone_at(cover, lineup, package, then, offer.choices if offer else None)
    if found.zone is None:
        return Review(package, found.refused or "Nobody was in play.")
    space = found.zone.space
    deal = _deal(cover, course, package, offer, how) if offer else None
    return Review(
        package=package,
        refused="",
        judged=judged(cover, course, package),
        zones=tuple(zones(cover, course, package)),
        space=space,
        survey=bargaining.survey(space),
        deal=deal,
        barters=_barters(space, deal) if deal else (),
        passing=tuple(_passing(space, course.picture.setting.forums)),
    )


def deal_of(cover: Cover, course: Course, package: str) -> tuple[Offer | None, str]:
    """Return what a package came to, and how: the last that binds, or else the last offer."""
    bound = {one.id for one in course.agreements if one.state in _BOUND}
    about = [one for one in course.offers if touches(cover, package, one)]
    ways = (
        ("signed", [one for one in about if one.kind == "agreement" and one.of in bound]),
        ("adopted", [one for one in about if one.kind == "adopted"]),
        ("last", [one for one in about if one.kind != "draft"]),
    )
    return next(((found[-1], how) for how, found in ways if found), (None, ""))


def _deal(cover: Cover, course: Course, package: str, offer: Offer, how: str) -> Deal | None:
    reckoned = at_its_moment(cover, course, package, offer)
    if reckoned.zone is None:
        return None
    code, _ = bargaining.likeliest(reckoned.zone, offer.choices)
    return Deal(
        judged=judge(reckoned.zone, offer, touches(cover, package, offer)),
        how=how,
        analysis=reckoned.analysis,
        fairness=bargaining.fairness(reckoned.zone.space, code),
        code=code,
    )


def _barters(space: Space, deal: Deal) -> tuple[Barter, ...]:
    pairs = list(combinations(space.needed, 2))[:MOST_PAIRS]
    chosen = deal.judged.offer.choices
    return tuple(one for pair in pairs for one in bargaining.barters(space, pair, chosen))


def _passing(space: Space, forums: Iterable[Forum]) -> Iterable[Passing]:
    issues, accepting = {issue for issue, _ in space.grid}, bargaining.acceptance(space)
    for forum in forums:
        about = not forum.settles or issues.intersection(forum.settles)
        speaking = {*forum.voters, *forum.terms.blocs.values()}
        if about and speaking <= set(space.cells) and forum.rule not in {PLEDGE.id, RULING.id}:
            yield Passing(forum, bargaining.passing(accepting, partial(adopts, forum)))


def adopts(forum: Forum, agreeing: tuple[CellId, ...]) -> bool:
    """Tell whether a body adopts what these are for and all others in it are against."""
    terms = forum.terms
    voters = tuple(cell for cell in forum.voters if cell != CONTROL)
    cast = {
        member: Choice.YES if cell in agreeing else Choice.NO
        for cell in voters
        for member in terms.members(cell)
    }
    papers = Papers(
        voters=terms.roll(voters),
        cast=cast,
        weights=forum.weights or {},
        threshold=forum.threshold,
        population=terms.population,
        rounded=terms.rounded,
        vetoes=terms.vetoes,
        needed=terms.needed,
        quorum=terms.quorum,
        joining=terms.joining,
        matters=terms.matters,
    )
    return RULEBOOK[forum.rule].count(papers).adopted
