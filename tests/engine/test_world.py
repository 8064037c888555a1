"""The world that reacts: consequences, the date, and the states of regions."""

from dataclasses import replace
from datetime import date

import pytest

from tests.engine.story_of_world import FUSE, K1, K2, K3, MOOD, STORES
from tests.helpers.given import prepared, started
from tests.helpers.little import (
    AST,
    HUSH,
    LITTLE,
    STRICT,
    TALK,
    VOTE,
    coupling,
    seat,
)
from tests.helpers.table import Table, seated
from wargame.engine import EVERYONE, Refusal, Scenario, Told
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.clock import OpenPhase, StartExercise
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.instruments.world import ApplyWorld, SetDate
from wargame.engine.instruments.world_book import (
    DateReached,
    WorldApplied,
    WorldGiven,
)
from wargame.engine.instruments.world_due import due
from wargame.engine.names import CONTROL, CouplingId, IndicatorId, PhaseId
from wargame.engine.worlds import ELSEWHERE, Trend

MAY, JUNE, JULY = date(2031, 5, 1), date(2031, 6, 1), date(2031, 7, 1)

CTRL = seat(CONTROL)


def moving(**values: int) -> Table:
    """Return a table at which these indicators were set."""
    table = seated()
    for name, value in values.items():
        table.does(CONTROL, SetIndicator(IndicatorId(name), value, "news"))
    return table


def holding(table: Table) -> list[CouplingId]:
    return [one.coupling.id for one in due(table.picture(CONTROL))]


class TestCouplings:
    @pytest.mark.parametrize(
        ("trend", "level", "before", "now", "holds"),
        [
            (Trend.RISES, 2, 5, 7, True),
            (Trend.RISES, 2, 5, 6, False),
            (Trend.FALLS, 1, 5, 4, True),
            (Trend.FALLS, 1, 5, 6, False),
            (Trend.CLIMBS_TO, 7, 5, 7, True),
            (Trend.CLIMBS_TO, 7, 7, 8, False),
            (Trend.CLIMBS_TO, 7, 5, 6, False),
            (Trend.DROPS_TO, 3, 5, 3, True),
            (Trend.DROPS_TO, 3, 3, 1, False),
            (Trend.DROPS_TO, 3, 5, 4, False),
        ],
    )
    def test_when_one_holds(
        self, trend: Trend, level: int, before: int, now: int, *, holds: bool
    ) -> None:
        assert coupling("k", "mood", trend, level, "fuse", 1).holds(before, now) is holds

    def test_are_controls_alone(self) -> None:
        table = seated()
        (given,) = (one for one in table.entries if isinstance(one.event, WorldGiven))
        assert given.audience == CONTROL_ALONE
        assert given.event == WorldGiven(LITTLE.couplings, {})
        assert table.picture(AST).world.couplings == ()

    def test_owners_come_with_them(self) -> None:
        owned = replace(LITTLE.indicators[0], owner="the analyst")
        table = seated(replace(LITTLE, indicators=(owned,), couplings=()))
        assert table.picture(CONTROL).world.owners == {MOOD: "the analyst"}

    def test_hold_by_what_moved_since_the_start(self) -> None:
        assert holding(moving()) == []
        assert holding(moving(mood=7)) == [K1]
        assert holding(moving(mood=7, fuse=8, stores=1)) == [K1, K2, K3]

    def test_propose_one_after_the_other(self) -> None:
        found = due(moving(fuse=7, stores=3, mood=6).picture(CONTROL))
        assert [(one.coupling.id, one.was, one.before, one.after) for one in found] == [
            (K2, 5, 6, 4),
            (K3, 5, 4, 3),
        ]

    def test_propose_no_more_than_the_scale_holds(self) -> None:
        (found,) = due(moving(stores=3, mood=0).picture(CONTROL))
        assert (found.before, found.after) == (0, 0)


class TestApplying:
    def test_moves_all_that_was_read_as_one_decision(self) -> None:
        table = moving(fuse=7, stores=3)

        told = table.does(CONTROL, ApplyWorld((K2, K3)))

        values = [one.event.value for one in told[:-1]]
        assert values == [3, 2]
        levels = {MOOD: 2, STORES: 3, FUSE: 7}
        assert told[-1] == Told(WorldApplied((K2, K3), (), levels, CTRL.id), CONTROL_ALONE)

    def test_leaves_out_what_control_says(self) -> None:
        table = moving(fuse=7, stores=3)

        told = table.does(CONTROL, ApplyWorld((K2, K3), without=(K2,)))

        assert [one.event.value for one in told[:-1]] == [4]
        assert told[-1].event.without == (K2,)
        assert holding(table) == []

    def test_happens_once_and_sets_off_nothing_by_itself(self) -> None:
        table = moving(fuse=7, mood=8)
        table.does(CONTROL, ApplyWorld((K1, K2)))

        assert holding(table) == []
        refused = table.refusal(CONTROL, ApplyWorld(()))
        assert refused.reason is Refusal.ALREADY
        table.does(CONTROL, SetIndicator(FUSE, 5, "x"))
        table.does(CONTROL, SetIndicator(FUSE, 7, "x"))
        assert holding(table) == [K2]

    @pytest.mark.parametrize("seen", [(), (K1,), (K1, K2, K3), (CouplingId("x"),)])
    def test_is_refused_where_others_hold_by_now(self, seen: tuple[CouplingId, ...]) -> None:
        table = moving(fuse=7, stores=3)
        assert table.refusal(CONTROL, ApplyWorld(seen)).reason is Refusal.WORLD_MOVED

    def test_knows_what_it_leaves_out(self) -> None:
        said = moving(mood=7).refusal(CONTROL, ApplyWorld((K1,), without=(K2,)))
        assert said.reason is Refusal.UNKNOWN

    def test_needs_a_start(self) -> None:
        prepared().when(ApplyWorld(()), by=CTRL).refused(Refusal.NOT_STARTED)

    @pytest.mark.parametrize(
        ("values", "name", "cause"),
        [
            ({"mood": 7}, K1, "canary-coupling-k1"),  # everyone knows the source
            ({"fuse": 7}, K2, "Smoke is in the air"),  # control alone does
            ({"stores": 3}, K3, ELSEWHERE),  # some do, and nothing else is written
        ],
    )
    def test_tells_the_reason_only_to_those_who_know_its_source(
        self, values: dict[str, int], name: CouplingId, cause: str
    ) -> None:
        told = moving(**values).does(CONTROL, ApplyWorld((name,)))
        assert told[0].event.reason == cause


DATED = replace(LITTLE, dates={"r1": MAY, "strict": JUNE, "r2": JULY})


class TestDate:
    def test_comes_with_the_first_phase_of_a_round(self) -> None:
        told = prepared(DATED).when(StartExercise(), by=CTRL).told
        assert told[-2] == Told(DateReached(MAY, "First"), EVERYONE)

    def test_stands_within_the_round(self) -> None:
        told = started(DATED).when(OpenPhase(HUSH, after=TALK), by=CTRL).told
        assert not [one for one in told if isinstance(one.event, DateReached)]

    def test_a_phase_may_have_its_own(self) -> None:
        table = _at(DATED, STRICT)
        assert table.state.world.today == JUNE

    def test_time_runs_back_only_with_the_play(self) -> None:
        table = _at(DATED, STRICT)
        table.does(CONTROL, OpenPhase(TALK, after=table.state.clock.phase))
        assert table.state.world.today == MAY
        table.does(CONTROL, SetDate(date(2031, 8, 1), "a long summer"))
        table.does(CONTROL, OpenPhase(VOTE, after=TALK))
        assert table.state.world.today == date(2031, 8, 1)

    def test_control_sets_it_for_everyone(self) -> None:
        then = started().when(SetDate(MAY, "spring"), by=CTRL)
        then.then(Told(DateReached(MAY, "spring"), EVERYONE))

    def test_the_record_keeps_both_times(self) -> None:
        table = seated()
        noon = table.now
        table.does(CONTROL, SetDate(MAY))
        table.wait(minutes=9)
        table.does(CONTROL, SetDate(JUNE))
        world = table.picture(AST).world
        assert [(one.at, one.date) for one in world.days] == [(noon, MAY), (table.now, JUNE)]
        assert [world.day_of(at) for at in (noon, table.now)] == [MAY, JUNE]

    def test_is_not_set_twice_nor_before_the_start(self) -> None:
        started().after(SetDate(MAY), by=CTRL).when(SetDate(MAY), by=CTRL).refused(Refusal.ALREADY)
        prepared().when(SetDate(MAY), by=CTRL).refused(Refusal.NOT_STARTED)


def _at(scenario: Scenario, phase: PhaseId) -> Table:
    table = seated(scenario)
    table.does(CONTROL, OpenPhase(phase, after=TALK))
    return table
