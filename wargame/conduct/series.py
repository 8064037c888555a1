"""Series: several exercises of one pack, begun together: the same injects, one difference."""

from dataclasses import dataclass

from django.db import transaction

from wargame.conduct import opening
from wargame.conduct.forking import DIFFERENCE
from wargame.engine import Refusal, Refused, Scenario
from wargame.engine.texts import line
from wargame.engine.varying import Variation
from wargame.journal.record import Lineage
from wargame.people import codes
from wargame.people.models import Facilitator

MOST = 6


@dataclass(frozen=True, slots=True)
class Sister:
    """One of a series: in what it differs, in words and in fact, and its line-up and timing."""

    words: str
    varied: Variation | None = None
    lineup: str = ""
    timing: str = ""


def begin(slug: str, by: Facilitator, sisters: tuple[Sister, ...]) -> tuple[str, ...]:
    """Make the exercises of a series, all or none, and return their codes.

    Raises Refused for a difference that says nothing or cannot be, packs.Faulty, and KeyError where
    there is no such pack.
    """
    scenario, series = opening.pack(slug), codes.fresh(10)
    if not 1 < len(sisters) <= MOST:
        raise Refused(Refusal.UNKNOWN, value=len(sisters), field="how many")
    with transaction.atomic():
        return tuple(_begin(scenario, by, one, series) for one in sisters)


def _begin(scenario: Scenario, by: Facilitator, one: Sister, series: str) -> str:
    words = line(one.words, "difference", DIFFERENCE)
    if one.lineup not in {"", *(it.id for it in scenario.lineups)}:
        raise Refused(Refusal.UNKNOWN, value=one.lineup, field="the line-up")
    if one.timing not in {"", *(it.id for it in scenario.timings)}:
        raise Refused(Refusal.UNKNOWN, value=one.timing, field="the timing")
    return opening.create(
        scenario.slug,
        by=by,
        lineup=one.lineup,
        timing=one.timing,
        lineage=Lineage(series=series, difference=words),
        variation=one.varied,
    )
