"""Agreements: initialled, signed, ratified, in force, suspended, breached, ended; and hidden."""

import pytest

from tests.engine.pacts import CLAUSES, PACT, initialled, of, signed, tabled
from tests.helpers.little import AST, BIR, CED, DAL, S1, S2, A, B, C, seat
from tests.helpers.table import seated
from wargame.engine import KINDS, Refusal
from wargame.engine.instruments.ballots import CallBallot, CastVote, CloseBallot
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.initialling import InitialText
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal
from wargame.engine.instruments.seating import FillSeat
from wargame.engine.instruments.signing import DELEGATE, HEAD, SignAgreement
from wargame.engine.names import (
    CONTROL,
    SeatId,
)
from wargame.engine.rules import Choice
from wargame.engine.treaties import Step


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
