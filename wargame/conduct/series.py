"""Series: several exercises of one pack, begun together: the same injects, one difference."""

from dataclasses import dataclass

from django.db import transaction

from wargame.conduct import opening
from wargame.conduct.forking import DIFFERENCE, Difference
from wargame.engine import Refusal, Refused, Scenario
from wargame.engine.texts import line
from wargame.journal.record import Lineage
from wargame.people import codes
from wargame.people.models import Facilitator

MOST = 6


@dataclass(frozen=True, slots=True)
class Sister:
    """One of a series: in what it differs, and its line-up and timing."""

    different: Difference
    lineup: str = ""
    timing: str = ""


def begin(slug: str, by: Facilitator, sisters: tuple[Sister, ...]) -> tuple[str, ...]:
    """Make the exercises of a series, all or none, and return their codes.

    A changed indicator starts at another value. Raises Refused for a difference that says nothing
    or cannot be, packs.Faulty, and KeyError where there is no such pack.
    """
    scenario, series = opening.pack(slug), codes.fresh(10)
    if not 1 < len(sisters) <= MOST:
        raise Refused(Refusal.UNKNOWN, value=len(sisters), field="how many")
    with transaction.atomic():
        return tuple(_begin(scenario, by, one, series) for one in sisters)


def _begin(scenario: Scenario, by: Facilitator, one: Sister, series: str) -> str:
    words = line(one.different.words, "difference", DIFFERENCE)
    _check(scenario, one)
    starts = {one.different.indicator: one.different.value} if one.different.indicator else {}
    return opening.create(
        scenario.slug,
        by=by,
        lineup=one.lineup,
        timing=one.timing,
        lineage=Lineage(series=series, difference=words),
        starts=starts,
    )


def _check(scenario: Scenario, one: Sister) -> None:
    """Refuse an indicator, a value, a line-up or a timing that the pack does not have."""
    named, value = one.different.indicator, one.different.value
    found = next((it for it in scenario.indicators if it.id == named), None)
    if named and found is None:
        raise Refused(Refusal.UNKNOWN, value=named, field="the indicator")
    if found and not found.low <= value <= found.high:
        raise Refused(
            Refusal.UNKNOWN, value=value, field=f"the value ({found.low} to {found.high})"
        )
    if one.lineup not in {"", *(it.id for it in scenario.lineups)}:
        raise Refused(Refusal.UNKNOWN, value=one.lineup, field="the line-up")
    if one.timing not in {"", *(it.id for it in scenario.timings)}:
        raise Refused(Refusal.UNKNOWN, value=one.timing, field="the timing")
