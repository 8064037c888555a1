"""The world that reacts: consequences, the date, and the states of regions."""

from dataclasses import replace
from datetime import date

import pytest

from tests.engine.scenes_of_moves import moved
from tests.engine.story_of_world import FUSE, GROVE, K1, K2, K3, MOOD, POND, STORES
from tests.engine.test_agreements import signed
from tests.helpers.given import prepared, started
from tests.helpers.little import (
    AST,
    BIR,
    CED,
    HUSH,
    LITTLE,
    PACT,
    STRICT,
    TALK,
    VOTE,
    coupling,
    inject,
    seat,
)
from tests.helpers.table import Table, seated
from wargame.engine import EVERYONE, Refusal, Scenario, Told
from wargame.engine.adjudication import Method
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.clock import OpenPhase, StartExercise
from wargame.engine.instruments.enforcing import PublishAgreement
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.instruments.injects import ReleaseInject
from wargame.engine.instruments.ruling_making import PublishRuling, UndoRuling
from wargame.engine.instruments.rulings import OpenRuling, SettleRuling
from wargame.engine.instruments.world import ApplyWorld, SetDate, SetRegion
from wargame.engine.instruments.world_book import (
    DateReached,
    RegionChanged,
    Standing,
    WorldApplied,
    WorldGiven,
)
from wargame.engine.instruments.world_due import due
from wargame.engine.names import CONTROL, CouplingId, IndicatorId, InjectId, PhaseId, RegionId
from wargame.engine.worlds import ELSEWHERE, RegionState, Trend

CTRL = seat(CONTROL)
MAY, JUNE, JULY = date(2031, 5, 1), date(2031, 6, 1), date(2031, 7, 1)


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


class TestRegions:
    def test_stand_as_the_pack_says(self) -> None:
        picture = seated().picture(CED)
        standing = [picture.world.standing(one) for one in picture.setting.regions]
        assert standing == [
            Standing(RegionState.CALM, "So is grove."),
            Standing(RegionState.TENSE, "So is pond."),
        ]

    def test_control_turns_one_for_everyone(self) -> None:
        order = SetRegion(GROVE, RegionState.FIGHTING, "a fire", "The oaks burn.")
        event = RegionChanged(GROVE, RegionState.FIGHTING, "The oaks burn.", "a fire")
        after = started().when(order, by=CTRL).then(Told(event, EVERYONE))
        history = after.state.world.history(LITTLE.regions[0])
        assert [one.state for one in history] == [RegionState.CALM, RegionState.FIGHTING]

    def test_without_a_sentence_the_reason_stands_there(self) -> None:
        order = SetRegion(POND, RegionState.CALM, "rain")
        started().when(order, by=CTRL).then(RegionChanged(POND, RegionState.CALM, "rain", "rain"))

    @pytest.mark.parametrize(
        ("order", "reason"),
        [
            (SetRegion(RegionId("x"), RegionState.CALM, "rain"), Refusal.UNKNOWN),
            (SetRegion(POND, RegionState.CALM, ""), Refusal.EMPTY_TEXT),
        ],
    )
    def test_needs_a_region_and_a_reason(self, order: SetRegion, reason: Refusal) -> None:
        started().when(order, by=CTRL).refused(reason)

    def test_turn_by_an_inject(self) -> None:
        fire = replace(inject("fire", public=True), regions={GROVE: RegionState.CRISIS})
        table = seated(replace(LITTLE, injects=(fire,)))
        told = table.does(CONTROL, ReleaseInject(InjectId("fire")))
        (event,) = (one.event for one in told if isinstance(one.event, RegionChanged))
        assert (event.region, event.state, event.reason) == (
            GROVE,
            RegionState.CRISIS,
            "canary-title-fire",
        )

    def test_do_not_tell_of_a_secret_inject(self) -> None:
        smoke = replace(inject("smoke", AST), regions={GROVE: RegionState.CRISIS})
        table = seated(replace(LITTLE, injects=(smoke,)))
        table.does(CONTROL, ReleaseInject(InjectId("smoke")))
        assert table.picture(CED).world.standing(LITTLE.regions[0]).reason == ELSEWHERE

    def test_a_state_that_stands_is_not_told_again(self) -> None:
        calm = replace(inject("calm", public=True), regions={GROVE: RegionState.CALM})
        told = seated(replace(LITTLE, injects=(calm,))).does(
            CONTROL, ReleaseInject(InjectId("calm"))
        )
        assert not [one for one in told if isinstance(one.event, RegionChanged)]

    def test_turn_by_a_ruling_and_turn_back_with_it(self) -> None:
        there = moved(revealed=True)
        move = next(iter(there.state.moves.all))
        there = there.after(OpenRuling(move, Method.UMPIRE), by=CTRL)
        (ruling,) = there.state.rulings.all
        there = there.after(SettleRuling(ruling, success=True), by=CTRL)
        bare = PublishRuling(ruling, "A fire.", regions={GROVE: RegionState.FIGHTING})
        there.when(bare, by=CTRL).refused(Refusal.EMPTY_TEXT, field="cause")
        strange = replace(bare, regions={RegionId("x"): RegionState.CALM}, cause="x")
        there.when(strange, by=CTRL).refused(Refusal.UNKNOWN)
        there = there.after(replace(bare, cause="Sparks"), by=CTRL)
        grove = LITTLE.regions[0]
        assert there.state.world.standing(grove).state is RegionState.FIGHTING
        undone = there.after(UndoRuling(ruling, "no fire"), by=CTRL)
        assert undone.state.world.standing(grove).state is RegionState.CALM
        later = there.after(SetRegion(GROVE, RegionState.CRISIS, "embers"), by=CTRL)
        kept = later.after(UndoRuling(ruling, "no fire"), by=CTRL)
        assert kept.state.world.standing(grove).state is RegionState.CRISIS


class TestAgreements:
    def scenario(self) -> Scenario:
        last = replace(PACT.hooks[1], regions={POND: RegionState.CEASEFIRE})
        return replace(LITTLE, agreements=(replace(PACT, hooks=(PACT.hooks[0], last)),))

    def test_turn_a_region(self) -> None:
        table = seated(self.scenario())
        signed(table)
        standing = table.picture(CED).world.standing(LITTLE.regions[1])
        assert (standing.state, standing.reason) == (RegionState.CEASEFIRE, "The pact is signed")

    def test_of_a_few_turn_it_when_they_are_published(self) -> None:
        table = seated(self.scenario())
        name = signed(table, BIR)
        assert table.state.world.changed == {}
        table.does(CONTROL, PublishAgreement(name))
        assert table.state.world.standing(LITTLE.regions[1]).state is RegionState.CEASEFIRE
