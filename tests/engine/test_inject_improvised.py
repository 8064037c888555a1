"""Injects that were not on the list: written under way, imported, or forbidden."""

from dataclasses import replace
from typing import Any

import pytest

from tests.engine.planned import CTRL, J1, MOOD
from tests.helpers.given import prepared, started
from tests.helpers.little import AST, BIR, LITTLE, TALK, inject
from wargame.engine import Refusal, only
from wargame.engine.instruments.inject_desk import (
    PlanChanged,
)
from wargame.engine.instruments.inject_plan import (
    ImportPlan,
    ImproviseInject,
)
from wargame.engine.instruments.injects import ReleaseInject
from wargame.engine.names import IndicatorId, InjectId


class TestImprovised:
    def test_is_planned_and_released_like_any_other(self) -> None:
        made = ImproviseInject("Rain", "A cloud", "It rains.", (BIR,), effects={MOOD: -1})
        then = started().after(made, by=CTRL)
        new = then.state.injects.plan[-1]
        told = then.when(ReleaseInject(new.id), by=CTRL).told

        assert (new.type, new.public, new.phase, new.round) == ("ad-hoc", False, TALK, "r1")
        assert told[0].audience == only(BIR)
        assert told[2].event.value == 4

    def test_for_everyone_where_nobody_is_named(self) -> None:
        then = started().after(ImproviseInject("Rain", "A cloud", "It rains."), by=CTRL)

        assert then.state.injects.plan[-1].public

    @pytest.mark.parametrize(
        ("wrong", "why"),
        [
            ({"title": " "}, Refusal.EMPTY_TEXT),
            ({"to": ("elm",)}, Refusal.UNKNOWN),
            ({"medium": "owl"}, Refusal.UNKNOWN),
            ({"effects": {MOOD: 11}}, Refusal.UNKNOWN),
            ({"effects": {IndicatorId("moon"): 1}}, Refusal.UNKNOWN),
            ({"objectives": ("O9",)}, Refusal.UNKNOWN),
        ],
    )
    def test_must_make_sense(self, wrong: dict[str, Any], why: Refusal) -> None:
        good = ImproviseInject("Rain", "A cloud", "It rains.")

        started().when(replace(good, **wrong), by=CTRL).refused(why)

    def test_needs_an_exercise_that_runs(self) -> None:
        good = ImproviseInject("Rain", "A cloud", "It rains.")

        prepared().when(good, by=CTRL).refused(Refusal.NOT_STARTED)


class TestImported:
    def test_new_rows_and_rows_in_the_places_of_others(self) -> None:
        other = replace(LITTLE.injects[0], title="Other")
        then = started().after(ImportPlan((other, inject("j9", AST))), by=CTRL)

        assert [one.id for one in then.state.injects.plan] == ["j1", "j2", "j3", "j4", "j9"]
        assert then.state.injects.plan[0].title == "Other"
        assert then.when(ImportPlan((other,)), by=CTRL).told == ()

    def test_what_was_released_stays_as_it_was(self) -> None:
        then = started().after(ReleaseInject(J1), by=CTRL)
        other = replace(LITTLE.injects[0], title="Other")

        assert then.when(ImportPlan((other,)), by=CTRL).told == ()

    def test_before_the_start_the_plan_waits_for_it(self) -> None:
        early = prepared().after(ImportPlan((inject("j9", AST),)), by=CTRL)
        early.when(ReleaseInject(InjectId("j9")), by=CTRL).refused(Refusal.NOT_IN_SIGHT)

    def test_a_plan_has_bounds(self) -> None:
        rows = tuple(inject(f"x{n}", AST) for n in range(500))

        started().when(ImportPlan(rows), by=CTRL).refused(Refusal.LONG_TEXT)


class TestListOnly:
    """An exercise that releases only what its list holds."""

    listed = replace(LITTLE, list_only=True)

    def test_nothing_is_improvised(self) -> None:
        rain = ImproviseInject("Rain", "A cloud", "It rains.")
        started(self.listed).when(rain, by=CTRL).refused(Refusal.OFF_LIST)

    def test_the_list_grows_before_the_start_alone(self) -> None:
        new = ImportPlan((inject("j9", AST),))
        prepared(self.listed).when(new, by=CTRL).then(PlanChanged(new.injects, "from a sheet"))
        started(self.listed).when(new, by=CTRL).refused(Refusal.OFF_LIST)

    def test_what_it_holds_is_reworded_and_released(self) -> None:
        other = replace(LITTLE.injects[0], title="Other")
        there = started(self.listed).after(ImportPlan((other,)), by=CTRL)
        assert there.when(ReleaseInject(J1), by=CTRL).told

    def test_elsewhere_what_is_off_the_list_is_logged_as_such(self) -> None:
        rain = ImproviseInject("Rain", "A cloud", "It rains.")
        (told,) = started().when(rain, by=CTRL).told
        assert told.event.reason == "improvised"
        assert told.event.injects[0].type == "ad-hoc"
