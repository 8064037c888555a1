"""When the agenda would end, what a cut takes, and cutting it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.engine.scenes_of_the_desk import FIRST, REST, shortened
from tests.helpers.given import NOON, started
from tests.helpers.little import HUSH, STRICT, TALK, VOTE
from wargame.engine import EVERYONE, Refusal, Told
from wargame.engine.instruments.agenda import (
    AgendaShortened,
    Forecast,
    ShortenAgenda,
    cut,
    forecast,
    pace,
)
from wargame.engine.instruments.clock import (
    ClosePhase,
    EndExercise,
    ExtendPhase,
    OpenPhase,
    PauseExercise,
    SkipPhase,
)
from wargame.engine.names import PhaseId
from wargame.engine.scenario import Phase


def phases(*minutes: int) -> tuple[Phase, ...]:
    """Return phases of so many minutes."""
    return tuple(Phase(PhaseId(f"p{n}"), "", "", one, (), "") for n, one in enumerate(minutes))


def seen(there: object, minutes: float, least: int = 5) -> Forecast:
    """Return the forecast so many minutes after noon."""
    state = there.state  # type: ignore[attr-defined]
    found = forecast(state.setting, state.clock, NOON + timedelta(minutes=minutes), least)
    assert found is not None
    return found


def at(minutes: float) -> object:
    return NOON + timedelta(minutes=minutes)


def test_an_exercise_on_time_ends_as_planned() -> None:
    found = seen(started(), 3)

    assert found.planned == found.ends == found.at_pace == at(30)
    assert (found.over, found.rest, found.cut, found.saves) == (0, REST, {}, 0)


def test_a_phase_that_runs_over_moves_the_end_with_it() -> None:
    assert seen(started(), 13.0).ends == at(33)
    assert seen(started(), 13.0).over == 3


def test_an_extension_and_a_pause_count() -> None:
    longer = started().after(ExtendPhase(6), by=FIRST)
    assert seen(longer, 1).over == 6
    paused = longer.later(minutes=2).after(PauseExercise(), by=FIRST)
    assert seen(paused, 9).over == 13


def test_between_phases_the_rest_begins_now() -> None:
    between = started().later(minutes=4).after(ClosePhase(TALK), by=FIRST)
    assert seen(between, 5).ends == at(25)
    assert seen(between, 5).over == -5


def test_what_is_left_out_saves_its_minutes_and_does_not_move_the_plan() -> None:
    without = started().after(SkipPhase(STRICT), by=FIRST)
    assert (seen(without, 0).planned, seen(without, 0).ends) == (at(30), at(20))


def test_the_pace_so_far_carries_on() -> None:
    slow = started().later(minutes=15).after(OpenPhase(HUSH, after=TALK), by=FIRST)
    assert pace(slow.state.setting, slow.state.clock) == 1.5
    assert seen(slow, 15).at_pace == at(15 + 5 + 22)  # one and a half times fifteen, to the even


def test_one_odd_phase_is_no_pace() -> None:
    slow = started().later(minutes=95).after(OpenPhase(HUSH, after=TALK), by=FIRST)
    quick = started().after(OpenPhase(HUSH, after=TALK), by=FIRST)
    assert pace(slow.state.setting, slow.state.clock) == 2
    assert pace(quick.state.setting, quick.state.clock) == 0.5


def test_there_is_nothing_to_foresee_before_the_start_and_after_the_end() -> None:
    over = started().after(EndExercise(), by=FIRST)
    assert forecast(over.state.setting, over.state.clock, NOON, 5) is None
    fresh = replace(over.state.clock, runs=(), ended=False)
    assert forecast(over.state.setting, fresh, NOON, 5) is None


def test_the_suggested_cut_brings_the_end_back_to_the_plan() -> None:
    late = started().after(ExtendPhase(4), by=FIRST)
    found = seen(late, 0, least=2)
    assert (found.over, found.saves) == (4, 4)
    then = late.after(ShortenAgenda(found.saves, found.rest), by=FIRST)
    kept = seen(then, 0, least=2)
    assert kept.ends == kept.planned == found.planned


def test_what_cannot_be_saved_stays_over() -> None:
    late = started().after(ExtendPhase(40), by=FIRST)
    found = seen(late, 0)
    assert (found.over, found.saves) == (40, 5)
    assert found.cut == {STRICT: 5}


def test_cutting_tells_everyone_the_new_minutes() -> None:
    then = (
        started()
        .when(ShortenAgenda(3, REST), by=FIRST)
        .then(Told(AgendaShortened({STRICT: 7}), EVERYONE))
    )

    minutes = {one.id: one.minutes for one in then.state.setting.phases}
    assert minutes == {TALK: 10, HUSH: 5, STRICT: 7, VOTE: 5}
    assert then.state.setting.planned == {STRICT: 10}
    opened = then.after(OpenPhase(STRICT, after=TALK), by=FIRST)
    assert opened.state.clock.closes_at == at(7)


def test_a_second_cut_keeps_the_first_plan() -> None:
    twice = shortened(2).after(ShortenAgenda(1, REST - 2), by=FIRST)
    assert twice.state.setting.planned == {STRICT: 10}
    assert seen(twice, 0).planned == at(30)


def test_two_presses_at_once_cut_once() -> None:
    shortened(2).when(ShortenAgenda(2, REST), by=FIRST).refused(
        Refusal.AGENDA_CHANGED, minutes=REST - 2
    )


@pytest.mark.parametrize("minutes", [0, -3])
def test_a_cut_takes_something(minutes: int) -> None:
    started().when(ShortenAgenda(minutes, REST), by=FIRST).refused(Refusal.UNKNOWN)


MINUTES = some.lists(some.integers(1, 60), max_size=12)


@given(MINUTES, some.integers(-5, 400), some.integers(1, 20))
def test_a_cut_saves_what_is_asked_or_all_there_is(
    minutes: list[int], save: int, least: int
) -> None:
    rows = phases(*minutes)
    found = cut(rows, save, least)
    spare = sum(max(0, one - least) for one in minutes)
    saved = sum(one.minutes - found[one.id] for one in rows if one.id in found)
    assert saved == max(0, min(save, spare))
    assert all(found[one.id] < one.minutes for one in rows if one.id in found)
    assert all(minutes >= least for minutes in found.values())


@given(some.integers(2, 8), some.integers(6, 60), some.integers(1, 100))
def test_a_cut_is_shared_evenly(count: int, minutes: int, save: int) -> None:
    rows = phases(*[minutes] * count)
    found = cut(rows, save, 5)
    left = {found.get(one.id, one.minutes) for one in rows}
    assert max(left) - min(left) <= 1
