"""The sections of a report on what was bargained, for a page and for a document alike."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import combinations, takewhile
from typing import Any

from django.dispatch import receiver

from wargame.aar.bargaining import pictures, tables
from wargame.aar.bargaining.converging import convergences
from wargame.aar.bargaining.course import Course, Offer
from wargame.aar.bargaining.course import course as read
from wargame.aar.bargaining.judging import touches
from wargame.aar.bargaining.review import Review, packages, review
from wargame.aar.bargaining.wording import Words
from wargame.aar.sections import Section
from wargame.aar.sight import Sight
from wargame.conduct import copies
from wargame.conduct.bargaining import Kept
from wargame.conduct.erasing import erased
from wargame.conduct.numbering import numbers
from wargame.engine.bargaining import NORMALISATION
from wargame.engine.chapters import Chapter
from wargame.engine.names import CONTROL
from wargame.journal import reading
from wargame.journal.record import Cover

MOST_DANCES = 3
FEW = 5
ASSUMED = "All points and walk-away values are assumptions of the author: a teaching device."
ONE_RUN = "One run is one data point: it shows what can happen, not what would."
TAKEN = (
    "A text that leaves issues open is taken to settle them as is best for the worst off of those "
    "who must sign or consent."
)
NON_ADDITIVE = "Some points hang on combinations of options, so they do not simply add up."
MANY = "With five parties or more nearly every change hurts somebody: that is no praise."
NORMALISED = (
    f"Kalai-Smorodinsky measures so: {NORMALISATION} Nash multiplies those gains as they are."
)


_COURSES: Kept[Course] = Kept(4)
_REVIEWS: Kept[Review] = Kept(8)


@receiver(erased)
@receiver(copies.reworded)
def let_go(**_: Any) -> None:  # noqa: ANN401 - whatever the signals bring
    """Forget what was reckoned: of the exercise that is gone, or that has other words now."""
    _COURSES.clear()
    _REVIEWS.clear()


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader may know of a bargain, up to an entry; a package is reckoned when asked for."""

    cover: Cover
    course: Course
    words: Words
    packages: tuple[str, ...]
    key: tuple[Hashable, ...]

    def offers(self, package: str) -> tuple[Offer, ...]:
        """Return what was offered that settles anything of a package."""
        return tuple(one for one in self.course.offers if touches(self.cover, package, one))

    def convergence(self) -> Section:
        """Return where delegations stood on each issue."""
        return convergence(self.course, self.words)

    def review(self, package: str) -> Review:
        """Return all that was reckoned of a package; what was reckoned before is kept."""
        key = (*self.key, package)
        return _REVIEWS.get(key, lambda: review(self.cover, self.course, package))

    def section(self, package: str) -> Section:
        """Return all that was reckoned of a package, in words."""
        return of_package(self.review(package), self.words)


def told(code: str, sight: Sight, until: int | None = None) -> Told:
    """Return what a reader may know; no packages for whom points were not opened.

    Raises NoSuchExercise.
    """
    cover = reading.cover(code)
    head = reading.heads((code,))[code]
    key = (code, cover.created_at, head if until is None else min(until, head), sight)
    course = _COURSES.get(key, lambda: known(code, sight, until))
    own = sight.viewer.cell == CONTROL
    words = Words(course.picture.setting, entries=own, numbers=numbers(code))
    known_packages = packages(cover, course) if knows_points(sight) else ()
    return Told(cover, course, words, known_packages, key)


def known(code: str, sight: Sight, until: int | None = None) -> Course:
    """Return the course of an exercise as a reader may know it, up to an entry."""
    records = reading.records(code)
    return read(takewhile(lambda one: until is None or one.position <= until, records), sight.reads)


def knows_points(sight: Sight) -> bool:
    """Tell whether a reader may know all that points hang on: the sheets, and the world's state."""
    return sight.opens(Chapter.SCORES) and sight.opens(Chapter.WORLD)


def sections(code: str, sight: Sight, until: int | None = None) -> tuple[Section, ...]:
    """Return what a reader may know of a bargain; raises NoSuchExercise."""
    found = told(code, sight, until)
    every = (found.convergence(), *map(found.section, found.packages))
    return tuple(one for one in every if one.tables or one.lead)


def convergence(course: Course, words: Words) -> Section:
    """Return where delegations stood on each issue, and how that came nearer."""
    setting = words.setting
    found = convergences(course.stands, [one.id for one in setting.issues])
    met = sum(one.met is not None for one in found)
    return Section(
        id="convergence",
        title="Convergence, issue by issue",
        lead=f"On {met} of {len(found)} issues all who took a stand stood together at the end."
        if found
        else "",
        charts=(pictures.convergence_chart(found, words, "issues"),) if found else (),
        tables=(tables.convergence(found, words),) if found else (),
        cautions=(
            "A delegation stands behind what it offered, supported, voted for or signed last.",
            ONE_RUN,
        ),
    )


def of_package(found: Review, words: Words) -> Section:
    """Return the section on one package, or why there is none."""
    name, space = f"bargaining-{pictures.slug(found.package)}", found.space
    title = f"Bargaining: {found.package}"
    if space is None:
        return Section(name, title, found.refused)
    pairs = list(combinations(space.needed, 2))[:MOST_DANCES]
    dances = [pictures.dance(found, pair, words) for pair in pairs]
    deal = found.deal
    listed = [
        tables.offers(found, words),
        *([tables.parties(deal, space, words)] if deal else []),
        *([tables.better(deal, words)] if deal else []),
        tables.solutions(found, space, words),
        tables.issues(found, space, words),
        tables.barters(found, words),
        tables.passing(found, space),
    ]
    drawn = [pictures.zone_chart(found, words), pictures.surplus_chart(found, words)]
    return Section(
        id=name,
        title=title,
        lead=tables.finding(found, words),
        charts=tuple(one for one in (*drawn, *dances) if one.rows),
        tables=tuple(listed),
        cautions=cautions(found),
    )


def cautions(found: Review) -> tuple[str, ...]:
    """Return what is to be minded with the numbers of a package."""
    space = found.space
    every = (
        (ASSUMED, True),
        (NORMALISED, True),
        (TAKEN, any(one.settled < one.issues for one in found.judged)),
        (NON_ADDITIVE, bool(space and space.non_additive)),
        (MANY, bool(space and len(space.cells) >= FEW)),
        (ONE_RUN, True),
    )
    return tuple(text for text, holds in every if holds)
