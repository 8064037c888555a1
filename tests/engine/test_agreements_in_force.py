"""Agreements after their signature: at home, in force, broken, ended, and what hangs on them."""

from dataclasses import replace

import pytest

from tests.engine.pacts import initialled, of, signed, tabled
from tests.helpers.little import AST, BIR, CED, DAL, LITTLE
from tests.helpers.table import Table, seated
from wargame.engine import Refusal
from wargame.engine.instruments.enforcing import (
    BreachAgreement,
    EndAgreement,
    PublishAgreement,
    ResumeAgreement,
    SuspendAgreement,
)
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.instruments.initialling import InitialText
from wargame.engine.instruments.injects import ReleaseInject
from wargame.engine.instruments.ratifying import RatifyAgreement, RuleRatification
from wargame.engine.instruments.signing import SignAgreement
from wargame.engine.names import (
    CONTROL,
    AgreementId,
    CellId,
    ClauseId,
    IndicatorId,
    InjectId,
)
from wargame.engine.treaties import Step

MOOD, STORES, FUSE = (IndicatorId(one) for one in ("mood", "stores", "fuse"))


def in_force(table: Table, *circle: CellId) -> AgreementId:
    name = signed(table, *circle)
    table.does("ast", RatifyAgreement(name, ratified=True))
    table.does(CONTROL, RuleRatification(name, BIR, ratified=True, reason="They nod."))
    return name


def level(table: Table, name: IndicatorId) -> int:
    return table.state.indicators.readings[name].value


class TestRatifying:
    def test_hangs_on_the_gate(self) -> None:
        table = seated()
        name = signed(table)
        table.does(CONTROL, SetIndicator(MOOD, 2, "rain"))

        table.does("ast", RatifyAgreement(name, ratified=True))

        (paper,) = of(table, name).ratifications
        assert (paper.ratified, paper.ruled) == (False, False)
        assert paper.reason == "The wood must be in a good mood."
        assert of(table, name).state is Step.REFUSED

    def test_may_be_refused_for_a_reason(self) -> None:
        table = seated()
        name = signed(table)

        refused = table.refusal("ast", RatifyAgreement(name, ratified=False))
        assert refused.reason is Refusal.EMPTY_TEXT
        table.does("ast", RatifyAgreement(name, ratified=False, reason="The oaks object."))

        assert of(table, name).ratifications[0].reason == "The oaks object."

    def test_is_control_s_to_rule_where_the_pack_says_so(self) -> None:
        table = seated()
        name = signed(table)

        refused = table.refusal("bir", RatifyAgreement(name, ratified=True))

        assert refused.reason is Refusal.AGREEMENT_STEP
        assert "control rules on it" in refused.sentence

    def test_by_all_brings_it_into_force(self) -> None:
        table = seated()
        name = signed(table)

        table.does("ast", RatifyAgreement(name, ratified=True))
        assert of(table, name).state is Step.SIGNED
        table.does(CONTROL, RuleRatification(name, BIR, ratified=True, reason="They nod."))

        assert of(table, name, DAL).state is Step.IN_FORCE
        assert [one.what for one in of(table, name).life][-2:] == ["ratified", "in-force"]

    def test_that_was_refused_can_be_ruled_otherwise(self) -> None:
        table = seated()
        name = signed(table)
        table.does("ast", RatifyAgreement(name, ratified=False, reason="The oaks object."))

        table.does(CONTROL, RuleRatification(name, AST, ratified=True, reason="A second vote."))

        assert of(table, name).state is Step.SIGNED
        assert of(table, name).ratifications_missing == (BIR,)

    @pytest.mark.parametrize("cell", [CED, DAL])
    def test_is_for_those_whom_the_pack_names(self, cell: CellId) -> None:
        table = seated()
        name = signed(table)

        assert table.refusal(cell, RatifyAgreement(name, ratified=True)).reason is (
            Refusal.AGREEMENT_STEP
        )

    def test_comes_after_all_signatures(self) -> None:
        table = seated()
        name = initialled(table)
        table.does("ast", SignAgreement(name))

        refused = table.refusal("ast", RatifyAgreement(name, ratified=True))

        assert "The Bir has not signed it" in refused.sentence

    def test_waits_for_a_guarantor_that_the_pack_wants(self) -> None:
        (pact,) = LITTLE.agreements
        table = seated(replace(LITTLE, agreements=(replace(pact, guarantees=1),)))
        name = in_force(table)
        assert of(table, name).state is Step.RATIFIED

        table.does("ced", SignAgreement(name))

        assert of(table, name).state is Step.IN_FORCE


class TestInForce:
    def test_it_rests_and_binds_again(self) -> None:
        table = seated()
        name = in_force(table)

        table.does("ast", SuspendAgreement(name, "Smoke."))
        assert of(table, name).state is Step.SUSPENDED
        assert table.refusal("bir", ResumeAgreement(name, "Now.")).reason is Refusal.NOT_YOURS
        table.does("ast", ResumeAgreement(name, "No smoke."))

        assert of(table, name).state is Step.IN_FORCE

    def test_a_party_alleges_a_breach_and_control_finds_it(self) -> None:
        table = seated()
        name = in_force(table)
        letters = (ClauseId("B"),)

        table.does("ast", BreachAgreement(name, BIR, "They dammed the brook.", letters))
        assert of(table, name).state is Step.IN_FORCE
        assert of(table, name, DAL).life[-1].accused == BIR
        table.does(CONTROL, BreachAgreement(name, BIR, "They did.", letters))

        assert of(table, name).state is Step.BREACHED
        assert table.refusal("ast", ResumeAgreement(name, "Well.")).reason is Refusal.NOT_YOURS
        table.does(CONTROL, ResumeAgreement(name, "The dam is gone."))
        assert of(table, name).state is Step.IN_FORCE

    def test_nobody_breaks_what_they_have_not_signed(self) -> None:
        table = seated()
        name = in_force(table)

        for accused in (CED, DAL, AST):
            refused = table.refusal("ast", BreachAgreement(name, accused, "Well."))
            assert refused.reason is Refusal.UNKNOWN
        stray = BreachAgreement(name, BIR, "Well.", (ClauseId("Z"),))
        assert table.refusal("ast", stray).reason is Refusal.UNKNOWN
        assert table.refusal("dal", BreachAgreement(name, BIR, "W.")).reason is Refusal.NOT_PARTY

    @pytest.mark.parametrize("by", [AST, CONTROL])
    def test_it_ends(self, by: CellId) -> None:
        table = seated()
        name = in_force(table)

        table.does(by, EndAgreement(name, "Winter."))

        assert of(table, name).state is Step.ENDED
        assert table.refusal("ast", EndAgreement(name, "Again.")).reason is Refusal.OVER
        table.does("ast", InitialText(of(table, name).proposal, 1))

    def test_nothing_of_it_comes_before(self) -> None:
        table = seated()
        name = signed(table)
        orders = (SuspendAgreement(name, "x"), BreachAgreement(name, BIR, "x"))

        for order in (*orders, ResumeAgreement(name, "x")):
            assert table.refusal("ast", order).reason is Refusal.AGREEMENT_STEP
        for wish in (SuspendAgreement(name, "x"), EndAgreement(name, "x")):
            assert table.refusal("ced", wish).reason is Refusal.NOT_PARTY


class TestHooks:
    def test_each_step_moves_what_the_pack_says_with_its_cause(self) -> None:
        table = seated()

        name = signed(table)
        assert (level(table, STORES), level(table, MOOD)) == (4, 6)
        table.does("ast", RatifyAgreement(name, ratified=True))
        table.does(CONTROL, RuleRatification(name, BIR, ratified=True, reason="They nod."))

        assert level(table, MOOD) == 10
        assert table.state.indicators.readings[MOOD].values[-1][2] == "The pact binds"
        assert [one.title for one in table.picture(DAL).injects.messages] == ["canary-title-j2"]
        assert InjectId("j2") in table.picture(CONTROL).injects.spent

    def test_an_inject_that_all_have_read_is_not_released_again(self) -> None:
        table = seated()
        table.does(CONTROL, ReleaseInject(InjectId("j2")))

        in_force(table)

        assert len(table.picture(DAL).injects.messages) == 1

    def test_what_a_breach_releases_reaches_its_readers_alone(self) -> None:
        table = seated()
        name = in_force(table)

        table.does(CONTROL, BreachAgreement(name, BIR, "They did."))

        assert level(table, FUSE) == 7
        assert len(table.picture(CED).injects.messages) == 2
        assert len(table.picture(DAL).injects.messages) == 1

    def test_control_is_given_the_plan_and_nobody_else(self) -> None:
        table = seated()

        assert [one.step for one in table.picture(CONTROL).agreements.hooks["pact"]][:2] == [
            Step.INITIALLED,
            Step.SIGNED,
        ]
        assert not table.picture(AST).agreements.hooks
        (public,) = table.picture(AST).setting.agreements
        assert (public.hooks, public.gates[0].indicator, public.gates[0].least) == ((), None, None)


class TestSecret:
    def test_is_told_to_its_circle_alone(self) -> None:
        table = seated()
        before = len(table.heard(DAL)), len(table.heard(CED))

        name = in_force(table, BIR)
        table.does("ast", BreachAgreement(name, BIR, "They dammed the brook."))

        assert (len(table.heard(DAL)), len(table.heard(CED))) == before
        assert table.picture(BIR).agreements.all[name].state is Step.IN_FORCE

    def test_and_absent_are_refused_alike(self) -> None:
        table = seated()
        name = in_force(table, BIR)
        for order in (
            SignAgreement,
            lambda one: RatifyAgreement(one, ratified=True),
            lambda one: SuspendAgreement(one, "x"),
            lambda one: BreachAgreement(one, BIR, "x"),
            lambda one: ResumeAgreement(one, "x"),
            lambda one: EndAgreement(one, "x"),
            PublishAgreement,
        ):
            hidden = table.refusal("dal", order(name))
            absent = table.refusal("dal", order(AgreementId("absent")))
            assert hidden.reason is Refusal.NOT_IN_SIGHT
            assert hidden.sentence == absent.sentence

    def test_moves_nothing_that_others_see_until_it_is_published(self) -> None:
        table = seated()
        name = in_force(table, BIR)
        assert (level(table, MOOD), level(table, STORES)) == (5, 5)

        table.does("bir", PublishAgreement(name))

        assert (level(table, MOOD), level(table, STORES)) == (10, 4)
        one = of(table, name, DAL)
        assert one == of(table, name, AST)
        assert (one.circle, one.state) == ((), Step.IN_FORCE)
        assert table.refusal("ast", PublishAgreement(name)).reason is Refusal.ALREADY

    def test_has_no_kind_where_a_signatory_cannot_see_it(self) -> None:
        table = seated()
        text = tabled(table, CED)

        table.does("ced", InitialText(text, 1))

        (one,) = table.picture(CED).agreements.all.values()
        assert (one.kind, one.signatories, one.ratifiers) == ("", (AST, CED), ())


def test_every_step_replays_to_the_same_state() -> None:
    table = seated()
    name = in_force(table, BIR)
    table.does("ast", SuspendAgreement(name, "Smoke."))
    table.does("bir", PublishAgreement(name))
    table.does(CONTROL, EndAgreement(name, "Winter."))

    table.check()
    assert table.picture(DAL).agreements.all == table.picture(AST).agreements.all
    assert len(table.heard(DAL)) < len(table.entries)
