"""What is left of the agenda: when it would end, what to shorten, and shortening it in one go.

A cut takes from each phase that is still to come in proportion to what it has above the least
minutes of the timing. It touches neither the open phase nor one that is left out, and everybody's
agenda shows it; the reckoning behind it is control's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.clock_face import Clock
from wargame.engine.names import PhaseId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.scenario import Phase

SLOWEST, QUICKEST = 2.0, 0.5
"""A pace outside of these says more about one odd phase than about the rest."""


class Planned(Protocol):
    """The agenda: all phases in order, and the minutes that a shortened one had at first."""

    @property
    def phases(self) -> tuple[Phase, ...]:
        """All phases, in the order of play."""

    @property
    def planned(self) -> dict[PhaseId, int]:
        """The first minutes of those that were shortened."""

    def following(self, wanted: PhaseId | None) -> tuple[Phase, ...]:
        """Return the phases that follow in the order of play; all of them after None."""


@dataclass(frozen=True, slots=True)
class ShortenAgenda:
    """Take so many minutes from the phases to come; `rest` is what they had when control looked."""

    minutes: int
    rest: int


@dataclass(frozen=True, slots=True)
class AgendaShortened:
    """The minutes that these phases have from now on."""

    minutes: dict[PhaseId, int]


@dataclass(frozen=True, slots=True)
class Forecast:
    """When the agenda would end.

    `planned` is the end as it was planned, `ends` the end if the rest keeps its minutes, `at_pace`
    if the rest takes as much longer as what was played. `over` are minutes behind the planned end,
    `rest` the minutes to come, `cut` the suggested minutes by phase, which save `saves` minutes.
    """

    planned: datetime
    ends: datetime
    at_pace: datetime
    over: int
    rest: int
    cut: Mapping[PhaseId, int]
    saves: int


def ahead(agenda: Planned, clock: Clock) -> tuple[Phase, ...]:
    """Return the phases that are still to be played, the open one left out."""
    return tuple(one for one in agenda.following(clock.phase) if not clock.skipped(one.id))


def cut(phases: Iterable[Phase], save: int, least: int) -> dict[PhaseId, int]:
    """Return the minutes of the phases that a cut by `save` minutes shortens.

    Whole minutes, the largest remainders first; less is saved where there is not more to take.
    """
    spare = {one.id: one.minutes - least for one in phases if one.minutes > least}
    whole = sum(spare.values())
    save = min(save, whole)
    if save <= 0:
        return {}
    taken = {name: save * has // whole for name, has in spare.items()}
    remainders = sorted(spare, key=lambda name: -(save * spare[name] % whole))
    for name in remainders[: save - sum(taken.values())]:
        taken[name] += 1
    return {one.id: one.minutes - taken[one.id] for one in phases if taken.get(one.id)}


def forecast(agenda: Planned, clock: Clock, now: datetime, least: int) -> Forecast | None:
    """Return when the exercise would end, or None before its start and after its end."""
    first = next((run.opened_at for run in clock.runs if run.opened_at), None)
    if first is None or clock.ended:
        return None
    phases = ahead(agenda, clock)
    rest = sum(one.minutes for one in phases)
    begins = _rest_begins(clock, now)
    planned = first + timedelta(minutes=sum(_planned(agenda, one) for one in agenda.phases))
    ends = begins + timedelta(minutes=rest)
    over = round((ends - planned).total_seconds() / 60)
    shorter = cut(phases, over, least)
    return Forecast(
        planned=planned,
        ends=ends,
        at_pace=begins + timedelta(minutes=round(rest * pace(agenda, clock))),
        over=over,
        rest=rest,
        cut=shorter,
        saves=sum(one.minutes - shorter.get(one.id, one.minutes) for one in phases),
    )


def pace(agenda: Planned, clock: Clock) -> float:
    """Return how long what was played took against its plan: 1.0 is as planned."""
    minutes = {one.id: _planned(agenda, one) for one in agenda.phases}
    played = [run for run in clock.runs if run.opened_at and run.closed_at]
    took = sum(_seconds(run.opened_at, run.closed_at) for run in played)
    meant = sum(minutes.get(name, 0) * 60 for name in {run.phase for run in played})
    return min(SLOWEST, max(QUICKEST, took / meant)) if meant else 1.0


def _seconds(begin: datetime | None, end: datetime | None) -> float:
    return (end - begin).total_seconds() if begin and end else 0.0


def _planned(agenda: Planned, phase: Phase) -> int:
    return agenda.planned.get(phase.id, phase.minutes)


def _rest_begins(clock: Clock, now: datetime) -> datetime:
    """Return when the phases to come can begin: at the deadline, or now where it is gone by."""
    if not clock.open or clock.closes_at is None:
        return now
    stood = now - clock.paused_at if clock.paused_at else timedelta()
    return max(now, clock.closes_at + stood)


def shorten(command: ShortenAgenda, moment: Moment) -> tuple[Told, ...]:
    """Return the shorter agenda; refused where it is not the one that control saw."""
    if not moment.state.clock.started:
        raise Refused(Refusal.NOT_STARTED)
    phases = ahead(moment.state.setting, moment.state.clock)
    rest = sum(one.minutes for one in phases)
    if command.rest != rest:
        raise Refused(Refusal.AGENDA_CHANGED, minutes=rest)
    if command.minutes < 1:
        raise Refused(Refusal.UNKNOWN, value=command.minutes, field="minutes")
    minutes = cut(phases, command.minutes, moment.timing.least)
    if not minutes:
        raise Refused(Refusal.AGENDA_LEAST, least=moment.timing.least)
    return (Told(AgendaShortened(minutes), EVERYONE),)
