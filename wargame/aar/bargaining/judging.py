"""Offers at their moment: what each was worth to everybody as the world stood then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from wargame.aar.bargaining.course import Course, Offer, World
from wargame.conduct import bargaining as reckoning
from wargame.conduct.bargaining import Reckoned, Standing
from wargame.engine import bargaining
from wargame.engine.bargaining import Distance, Zone
from wargame.engine.names import CellId, IssueId
from wargame.journal.record import Cover


@dataclass(frozen=True, slots=True)
class Judged:
    """An offer before the zone of a package as it was then.

    `points` and `surplus` are those of the outcome that it is taken for, where it leaves issues
    open: settled as is best for the worst off of those who must sign or consent. `settled` of
    `issues` are settled by the offer itself. `coherent` says whether that outcome fits together.
    """

    offer: Offer
    package: str
    settled: int
    issues: int
    distances: tuple[Distance, ...]
    points: dict[CellId, Fraction]
    surplus: dict[CellId, Fraction]
    crossed: dict[CellId, tuple[IssueId, ...]]
    completions: int
    agreeable: int
    coherent: bool

    @property
    def below(self) -> tuple[CellId, ...]:
        """Those who would have had less than without an agreement, whatever came of it."""
        return tuple(one.cell for one in self.distances if one.best < 0)

    @property
    def crossing(self) -> tuple[CellId, ...]:
        """Those a red line of whom it crosses."""
        return tuple(cell for cell, issues in self.crossed.items() if issues)


@dataclass(frozen=True, slots=True)
class ZoneAt:
    """The zone of agreement from an entry on, and what moved it."""

    position: int
    at: datetime
    size: int
    of: int
    share: Fraction
    cause: str


def standing(world: World | None) -> Standing:
    """Return how the world stood, as the reckoning takes it."""
    if world is None:
        return Standing()
    return Standing(tuple(sorted(world.levels.items())), world.settled)


def touches(cover: Cover, package: str, offer: Offer) -> int:
    """Return how many issues of a package an offer settles."""
    issues = {one.id for one in cover.scenario.issues if one.package == package}
    return len(issues.intersection(offer.choices))


def at_its_moment(cover: Cover, course: Course, package: str, offer: Offer) -> Reckoned:
    """Return the whole analysis of an offer as the world stood when it was made."""
    then = standing(course.world(offer.position))
    lineup = course.picture.setting.lineup
    return reckoning.reckon_at(cover, lineup, package, then, offer.choices)


def judged(cover: Cover, course: Course, package: str) -> tuple[Judged, ...]:
    """Return every offer that settles anything of a package; none where it cannot be reckoned."""
    found = []
    for offer in course.offers:
        settled = touches(cover, package, offer)
        zone = _zone(cover, course, package, offer) if settled else None
        if zone:
            found.append(judge(zone, offer, settled))
    return tuple(found)


def _zone(cover: Cover, course: Course, package: str, offer: Offer) -> Zone | None:
    then, lineup = standing(course.world(offer.position)), course.picture.setting.lineup
    return reckoning.zone_at(cover, lineup, package, then, offer.choices).zone


def judge(zone: Zone, offer: Offer, settled: int) -> Judged:
    """Return what an offer was worth in a zone."""
    space, draft = zone.space, offer.choices
    code, coherent = bargaining.likeliest(zone, draft)
    prospect = bargaining.prospect(zone, draft)
    return Judged(
        offer=offer,
        package=space.package,
        settled=settled,
        issues=len(space.grid),
        distances=prospect.distances,
        points=space.points(code),
        surplus=space.surplus(code),
        crossed={
            table.cell: tuple(
                issue for issue, red in table.red_lines.items() if draft.get(issue) in red
            )
            for table in space.tables
        },
        completions=prospect.completions,
        agreeable=prospect.agreeable,
        coherent=coherent,
    )


def zones(cover: Cover, course: Course, package: str) -> Iterator[ZoneAt]:
    """Yield the zone each time that something moved it or could have moved it."""
    lineup, named = course.picture.setting.lineup, reckoning.mattering(cover, package)
    issues = {one.id for one in cover.scenario.issues if one.package == package}
    before: object = None
    for world in course.worlds:
        now = standing(world)
        elsewhere = {one: of for one, of in now.settled.items() if one not in issues}
        key = ([one for one in now.levels if one[0] in named], elsewhere)
        found = None if key == before else reckoning.zone_at(cover, lineup, package, now).zone
        before = key
        if found:
            yield ZoneAt(
                world.position, world.at, len(found.codes), found.of, found.share, world.cause
            )
