"""Agreements: initialled, signed, ratified, in force, suspended, breached, ended; and hidden."""

from dataclasses import replace

import pytest

from tests.helpers.little import AST, BIR, CED, DAL, LITTLE, S1, S2, A, B, C, seat
from tests.helpers.table import Table, seated
from wargame.engine import KINDS, Refusal
from wargame.engine.instruments.agreement_paper import Agreement
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.enforcing import (
    BreachAgreement,
    EndAgreement,
    PublishAgreement,
    ResumeAgreement,
    SuspendAgreement,
)
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.indicators import SetIndicator
from wargame.engine.instruments.initialling import InitialText
from wargame.engine.instruments.injects import ReleaseInject
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal
from wargame.engine.instruments.ratifying import RatifyAgreement, RuleRatification
from wargame.engine.instruments.seating import FillSeat
from wargame.engine.instruments.signing import DELEGATE, HEAD, SignAgreement
from wargame.engine.names import (
    CONTROL,
    AgreementId,
    CellId,
    ClauseId,
    IndicatorId,
    InjectId,
    ProposalId,
    SeatId,
)
from wargame.engine.rules import Choice
from wargame.engine.treaties import Step

PACT = {S1: A, S2: B}
CLAUSES = ("Share the light.", "Share the water.")
MOOD, STORES, FUSE = (IndicatorId(one) for one in ("mood", "stores", "fuse"))


def tabled(table: Table, *circle: CellId, choices: dict | None = None) -> ProposalId:  # type: ignore[type-arg]
    made = table.makes("ast", TableProposal("Share", choices or PACT, CLAUSES, circle))
    return ProposalId(made)


def initialled(table: Table, *circle: CellId, by: tuple[CellId, ...] = (AST, BIR)) -> AgreementId:
    text = tabled(table, *circle)
    for cell in by:
        table.does(cell, InitialText(text, 1))
    return next(reversed(table.state.agreements.all))


def signed(table: Table, *circle: CellId) -> AgreementId:
    name = initialled(table, *circle)
    for cell in (AST, BIR):
        table.does(cell, SignAgreement(name))
    return name


def in_force(table: Table, *circle: CellId) -> AgreementId:
    name = signed(table, *circle)
    table.does("ast", RatifyAgreement(name, ratified=True))
    table.does(CONTROL, RuleRatification(name, BIR, ratified=True, reason="They nod."))
    return name


def of(table: Table, name: AgreementId, cell: CellId = CONTROL) -> Agreement:
    return table.picture(cell).agreements.all[name]


def level(table: Table, name: IndicatorId) -> int:
    return table.state.indicators.readings[name].value


class TestInitialling:
    def test_freezes_the_text(self) -> None:
        table = seated()
        text = tabled(table)

        told = table.does("ast", InitialText(text, 1))
        table.does("ast", ReviseProposal(text, 1, "Share less", {S1: A}))

        assert [KINDS[type(one.event)] for one in told] == [
            "agreement.drafted",
            "agreement.initialled",
        ]
        (name,) = table.state.agreements.all
        one = of(table, name, DAL)
        assert (one.title, one.choices, one.version) == ("Share", PACT, 1)
        assert {each.id: each.text for each in one.clauses} == dict(zip("AB", CLAUSES, strict=True))
        assert (one.kind, one.signatories, one.guarantors) == ("pact", (AST, BIR), {CED: (S2,)})

    def test_of_a_later_version_is_of_another_text(self) -> None:
        table = seated()
        first = initialled(table, by=(AST,))
        text = of(table, first).proposal
        table.does("ast", ReviseProposal(text, 1, "Share less", PACT))

        table.does("bir", InitialText(text, 1))
        table.does("bir", InitialText(text, 2))

        assert of(table, first).open_for_signature
        assert len(table.state.agreements.all) == 2

    def test_is_for_parties(self) -> None:
        table = seated()
        text = tabled(table)

        refused = table.refusal("dal", InitialText(text, 1))

        assert refused.reason is Refusal.NOT_PARTY
        assert "The Ast, The Bir and The Ced" in refused.sentence

    def test_is_for_whoever_commits_the_delegation(self) -> None:
        table = seated()
        text = tabled(table)
        table.does(CONTROL, FillSeat(AST, SeatId("ast-1")))
        table.does("ast", TakeHead())

        assert table.refusal(seat(AST, 2), InitialText(text, 1)).reason is Refusal.NOT_HEAD

    def test_is_of_the_version_that_stands_and_once(self) -> None:
        table = seated()
        text = tabled(table)

        assert table.refusal("ast", InitialText(text, 2)).reason is Refusal.STALE
        table.does("ast", InitialText(text, 1))
        assert table.refusal("ast", InitialText(text, 1)).reason is Refusal.ALREADY

    def test_waits_for_the_end_of_a_vote(self) -> None:
        table = seated()
        text = tabled(table)
        table.does(CONTROL, CallBallot(proposal=text, forum="council"))

        assert table.refusal("ast", InitialText(text, 1)).reason is Refusal.IN_VOTE

    def test_of_a_text_that_nobody_else_sees_is_refused(self) -> None:
        table = seated()
        text = table.makes("ast", TableProposal("Alone", PACT, (), (AST,)))

        assert table.refusal("ast", InitialText(text, 1)).reason is Refusal.AGREEMENT_STEP


class TestSigning:
    def test_waits_for_all_initials(self) -> None:
        table = seated()
        name = initialled(table, by=(AST,))

        refused = table.refusal("ast", SignAgreement(name))

        assert refused.reason is Refusal.AGREEMENT_STEP
        assert "The Bir has not initialled it" in refused.sentence

    def test_by_all_makes_it_signed(self) -> None:
        table = seated()
        name = initialled(table)

        table.does("ast", SignAgreement(name, reservation="Not the oaks.", declaration="We read."))
        assert of(table, name).state is Step.INITIALLED
        table.does("bir", SignAgreement(name))

        one = of(table, name, DAL)
        assert one.state is Step.SIGNED
        assert one.signatures[0].reservation == "Not the oaks."
        assert [paper.office for paper in one.signatures] == [DELEGATE, DELEGATE]

    def test_by_the_head_says_so_without_a_name(self) -> None:
        table = seated()
        name = initialled(table)
        table.does("ast", TakeHead())

        table.does("ast", SignAgreement(name))

        assert of(table, name).signatures[0].office == HEAD

    def test_waits_for_the_forum_that_has_to_decide(self) -> None:
        table = seated()
        text = tabled(table, choices={S1: B, S2: C})
        for cell in (AST, BIR):
            table.does(cell, InitialText(text, 1))
        (name,) = table.state.agreements.all

        refused = table.refusal("ast", SignAgreement(name))
        assert refused.reason is Refusal.AGREEMENT_NEEDS
        assert "Council has not adopted S1 b (B)" in refused.sentence
        ballot = table.makes(CONTROL, CallBallot(proposal=text, forum="council"))
        for cell in (AST, BIR):
            table.does(cell, CastVote(ballot, Choice.YES))
        table.does(CONTROL, CloseBallot(ballot))

        table.does("ast", SignAgreement(name))
        assert of(table, name).signed_by == (AST,)

    def test_in_parts_is_not_for_those_who_sign_the_whole(self) -> None:
        table = seated()
        name = initialled(table)

        refused = table.refusal("ast", SignAgreement(name, ("A",)))

        assert refused.reason is Refusal.AGREEMENT_STEP

    @pytest.mark.parametrize(
        ("articles", "issues", "clauses"),
        [((), (S2,), ()), (("S2", "B"), (S2,), ("B",)), (("A",), (), ("A",))],
    )
    def test_a_guarantor_signs_its_own_articles(
        self, articles: tuple[str, ...], issues: tuple[str, ...], clauses: tuple[str, ...]
    ) -> None:
        table = seated()
        name = signed(table)

        table.does("ced", SignAgreement(name, articles))

        paper = of(table, name).signatures[-1]
        assert (paper.cell, paper.issues, paper.clauses) == (CED, issues, clauses)

    @pytest.mark.parametrize("article", ["S1", "Z", "pact"])
    def test_a_guarantor_signs_no_others(self, article: str) -> None:
        table = seated()
        name = signed(table)

        refused = table.refusal("ced", SignAgreement(name, (article,)))

        assert refused.reason is Refusal.NOT_ARTICLE
        assert "S2, clauses by letter (A, B)" in refused.sentence

    def test_is_done_once(self) -> None:
        table = seated()
        name = signed(table)

        assert table.refusal("ast", SignAgreement(name)).reason is Refusal.ALREADY

    def test_of_a_text_of_no_kind_binds_those_who_initialled_it(self) -> None:
        table = seated()
        text = tabled(table, choices={S1: A})
        for cell in (AST, DAL):
            table.does(cell, InitialText(text, 1))
        (name,) = table.state.agreements.all

        table.does("ast", SignAgreement(name))
        assert table.refusal("ced", InitialText(text, 1)).reason is Refusal.AGREEMENT_STEP
        assert table.refusal("ced", SignAgreement(name)).reason is Refusal.AGREEMENT_STEP
        table.does("dal", SignAgreement(name))

        assert of(table, name).state is Step.IN_FORCE


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
