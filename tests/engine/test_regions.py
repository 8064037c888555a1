"""Regions of the world: who turns them, and who is told why."""

from dataclasses import replace

import pytest

from tests.engine.pacts import signed
from tests.engine.scenes_of_moves import moved
from tests.engine.story_of_world import GROVE, POND
from tests.helpers.given import started
from tests.helpers.little import (
    AST,
    BIR,
    CED,
    LITTLE,
    PACT,
    inject,
    seat,
)
from tests.helpers.table import seated
from wargame.engine import EVERYONE, Refusal, Scenario, Told
from wargame.engine.adjudication import Method
from wargame.engine.instruments.enforcing import PublishAgreement
from wargame.engine.instruments.injects import ReleaseInject
from wargame.engine.instruments.ruling_making import PublishRuling, UndoRuling
from wargame.engine.instruments.rulings import OpenRuling, SettleRuling
from wargame.engine.instruments.world import SetRegion
from wargame.engine.instruments.world_book import (
    RegionChanged,
    Standing,
)
from wargame.engine.names import CONTROL, InjectId, RegionId
from wargame.engine.worlds import ELSEWHERE, RegionState

CTRL = seat(CONTROL)


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
