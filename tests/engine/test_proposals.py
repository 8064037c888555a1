"""Proposals: packages, versions, circles, and choices that do not fit together."""

import pytest

from tests.engine.situations import P1, tabled
from tests.helpers.given import NOON, Given, started
from tests.helpers.little import AST, BIR, CED, DAL, ELM, LITTLE, S1, S2, A, B, C, seat
from tests.helpers.table import seated
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.ballots import CallBallot, CancelBallot, CloseBallot
from wargame.engine.instruments.documents import (
    ProposalTabled,
    ProposalWithdrawn,
    Version,
    letter,
    lettered,
)
from wargame.engine.instruments.drafting import bites, broken
from wargame.engine.instruments.proposals import ReviseProposal, TableProposal, WithdrawProposal
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.names import CONTROL, BallotId, CellId, IssueId, OptionId, ProposalId
from wargame.engine.scenario import Exclusion

KIND = lettered(("Be kind.",))
T1 = ProposalId("t1")


def letters(there: Given) -> dict[str, str]:
    """Return the clauses of the proposal that was tabled, by letter."""
    return {one.id: one.text for one in there.state.proposals.all[T1].current.clauses}


class TestTabling:
    def test_before_everyone(self) -> None:
        one = ProposalTabled(ProposalId("t1"), 1, AST, "Share", {S1: A, S2: B}, KIND, ())

        then = (
            started()
            .when(TableProposal("Share", {S2: B, S1: A}, ("Be kind.", " ")), by=seat(AST))
            .then(Told(one, EVERYONE))
        )

        assert list(then.state.proposals.all[ProposalId("t1")].current.choices) == [S1, S2]

    def test_before_a_circle_with_its_sender_in_it(self) -> None:
        decided = started().when(TableProposal("Share", {S1: A}, (), (CED, BIR)), by=seat(AST))

        assert decided.told[0].event.circle == (AST, BIR, CED)
        assert decided.told[0].audience == only(AST, BIR, CED)

    def test_before_oneself_alone(self) -> None:
        decided = started().when(TableProposal("Draft", {S1: A}, (), (AST,)), by=seat(AST))

        assert decided.told[0].audience == only(AST)

    def test_by_control_before_a_circle(self) -> None:
        decided = started().when(TableProposal("Share", {S1: A}, (), (BIR,)), by=seat(CONTROL))

        assert decided.told[0].event.circle == (BIR,)
        assert decided.told[0].audience == only(BIR)

    def test_by_control_before_everyone(self) -> None:
        decided = started().when(TableProposal("Share", {S1: A}), by=seat(CONTROL))

        assert decided.told[0].audience == EVERYONE

    def test_before_a_stranger(self) -> None:
        decided = started().when(TableProposal("Share", {S1: A}, (), (ELM,)), by=seat(AST))

        decided.refused(Refusal.UNKNOWN, value=ELM)

    def test_clauses_alone(self) -> None:
        decided = started().when(TableProposal("Share", {}, ("Be kind.",)), by=seat(AST))

        assert decided.told[0].event.clauses == KIND

    @pytest.mark.parametrize("clauses", [(), ("", "  \u200b")])
    def test_an_empty_one(self, clauses: tuple[str, ...]) -> None:
        decided = started().when(TableProposal("Share", {}, clauses), by=seat(AST))

        decided.refused(Refusal.EMPTY_PROPOSAL)

    def test_its_texts(self) -> None:
        untitled = started().when(TableProposal("", {S1: A}), by=seat(AST))
        long = started().when(TableProposal("x", {}, ("x" * 4001,)), by=seat(AST))
        many = started().when(TableProposal("x", {}, ("x",) * 41), by=seat(AST))

        untitled.refused(Refusal.EMPTY_TEXT, field="title")
        long.refused(Refusal.LONG_TEXT, field="clause")
        many.refused(Refusal.LONG_TEXT, field="clauses", length=41, limit=40)
        assert started().when(TableProposal("x", {}, ("x",) * 40), by=seat(AST)).told

    @pytest.mark.parametrize(
        "choices", [{IssueId("S9"): A}, {S1: C}, {S1: OptionId("")}, {IssueId(""): A}]
    )
    def test_unknown_choices(self, choices: dict[IssueId, OptionId]) -> None:
        decided = started().when(TableProposal("Share", choices), by=seat(AST))

        decided.refused(Refusal.UNKNOWN)

    def test_choices_that_do_not_fit(self) -> None:
        sentence = (started().when(TableProposal("Share", {S1: A, S2: C}), by=seat(AST))).refused(
            Refusal.INCOHERENT
        )

        assert "S1 by a needs S2 by a or b." in sentence

    def test_a_hollow_package_is_let_through(self) -> None:
        assert started().when(TableProposal("Share", {S1: B, S2: A}), by=seat(AST)).told


def test_letters_go_on_after_z() -> None:
    names = [letter(n) for n in (0, 25, 26, 27, 51, 52, 701, 702)]

    assert names == ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]


class TestExclusions:
    RULE = Exclusion("x", {S1: (A,)}, {S2: (A, B)}, "because")

    @pytest.mark.parametrize(
        ("choices", "breaks"),
        [
            ({S1: A, S2: C}, True),
            ({S1: A, S2: A}, False),
            ({S1: A, S2: B}, False),
            ({S1: B, S2: C}, False),
            ({S1: A}, False),  # what is left open never breaks a rule
            ({S2: C}, False),
            ({}, False),
        ],
    )
    def test_one(self, choices: dict[IssueId, OptionId], breaks: bool) -> None:  # noqa: FBT001 - a column of the table
        assert bites(self.RULE, choices) is breaks
        assert (broken((self.RULE,), choices) is self.RULE) is breaks

    def test_all_of_when_must_hold(self) -> None:
        rule = Exclusion("x", {S1: (A,), S2: (A,)}, {IssueId("S3"): (A,)}, "because")

        assert bites(rule, {S1: A, S2: A, IssueId("S3"): B})
        assert not bites(rule, {S1: A, S2: B, IssueId("S3"): B})

    def test_hollow_ones_bite_and_never_break(self) -> None:
        hollow = LITTLE.exclusions[1]

        assert bites(hollow, {S1: B, S2: A})
        assert broken((hollow,), {S1: B, S2: A}) is None


class TestRevising:
    def test_makes_another_version_for_the_same_circle(self) -> None:
        second = ProposalTabled(P1, 2, AST, "Share more", {S1: B}, KIND, (AST, BIR))

        then = (
            tabled(AST, BIR)
            .later(minutes=1)
            .when(ReviseProposal(P1, 1, "Share more", {S1: B}), by=seat(AST, 2))
            .then(Told(second, only(AST, BIR)))
        )

        proposal = then.state.proposals.all[P1]
        assert proposal.current.number == 2
        assert proposal.versions[0] == Version(1, "Share", {S1: A}, KIND, NOON, AST)

    def test_the_same_text_is_no_change(self) -> None:
        same = ReviseProposal(P1, 1, " Share ", {S1: A}, ("Be kind.", ""))

        tabled().when(same, by=seat(AST)).then()

    def test_a_text_written_anew_keeps_the_letters_that_it_can(self) -> None:
        three = started().after(TableProposal("x", {}, ("One.", "Two.", "Three.")), by=seat(AST))

        first = three.after(
            ReviseProposal(T1, 1, "x", {}, ("Zero.", "One.", "Two or so.")), by=seat(AST)
        )
        second = first.after(ReviseProposal(T1, 2, "x", {}, ("One.", "Four.")), by=seat(AST))

        assert letters(first) == {"D": "Zero.", "A": "One.", "B": "Two or so."}
        assert letters(second) == {"A": "One.", "B": "Four."}
        third = second.after(ReviseProposal(T1, 3, "x", {}, ("One.", "4.", "5.")), by=seat(AST))
        assert letters(third) == {"A": "One.", "B": "4.", "E": "5."}  # C and D were others

    def test_two_seats_of_a_delegation_do_not_overwrite_each_other(self) -> None:
        once = tabled().after(ReviseProposal(P1, 1, "One", {S1: A}), by=seat(AST))

        second = once.when(ReviseProposal(P1, 1, "Two", {S1: A}), by=seat(AST, 2))

        second.refused(Refusal.STALE, version=2)

    @pytest.mark.parametrize("by", [BIR, CONTROL])
    def test_the_text_of_another(self, by: CellId) -> None:
        decided = tabled().when(ReviseProposal(P1, 1, "Mine", {S1: A}), by=seat(by))

        assert "The Ast" in decided.refused(Refusal.NOT_YOURS)

    def test_the_text_of_control(self) -> None:
        one = ProposalTabled(P1, 1, CONTROL, "Share", {S1: A}, (), ())
        decided = started().and_then(one).when(WithdrawProposal(P1), by=seat(AST))

        assert "The warden" in decided.refused(Refusal.NOT_YOURS)

    def test_is_checked_like_a_new_one(self) -> None:
        untitled = tabled().when(ReviseProposal(P1, 1, " ", {S1: B}), by=seat(AST))
        incoherent = tabled().when(ReviseProposal(P1, 1, "x", {S1: A, S2: C}), by=seat(AST))

        untitled.refused(Refusal.EMPTY_TEXT, field="title")
        incoherent.refused(Refusal.INCOHERENT)


class TestWithdrawing:
    def test_tells_the_circle(self) -> None:
        then = (
            tabled(AST, BIR)
            .when(WithdrawProposal(P1), by=seat(AST))
            .then(Told(ProposalWithdrawn(P1), only(AST, BIR)))
        )

        assert then.state.proposals.standing == ()
        assert tabled().state.proposals.standing != ()

    def test_is_for_good(self) -> None:
        gone = tabled().after(WithdrawProposal(P1), by=seat(AST))

        for command in (
            WithdrawProposal(P1),
            ReviseProposal(P1, 1, "Back", {S1: A}),
            DeclareStance(P1, 1, Stance.SUPPORT),
            CallBallot(proposal=P1, forum="consent"),
        ):
            gone.when(command, by=seat(AST)).refused(Refusal.OVER, what="proposal")


class TestWhileItIsVotedOn:
    CALL = CallBallot(proposal=P1, forum="consent")

    @pytest.mark.parametrize(
        "command", [ReviseProposal(P1, 1, "Other", {S1: B}), WithdrawProposal(P1)]
    )
    def test_the_text_stands(self, command: object) -> None:
        voting = tabled().after(self.CALL, by=seat(BIR))

        voting.when(command, by=seat(AST)).refused(Refusal.IN_VOTE)

    @pytest.mark.parametrize(
        "end", [CloseBallot(BallotId("t1")), CancelBallot(BallotId("t1"), "not yet")]
    )
    def test_and_can_be_changed_again_afterwards(self, end: object) -> None:
        over = tabled().after(self.CALL, by=seat(BIR)).after(end, by=seat(CONTROL))

        assert over.when(ReviseProposal(P1, 1, "Other", {S1: B}), by=seat(AST)).told

    def test_a_stance_can_be_declared(self) -> None:
        voting = tabled().after(self.CALL, by=seat(BIR))

        assert voting.when(DeclareStance(P1, 1, Stance.OPPOSE), by=seat(BIR)).told


@pytest.mark.parametrize(
    "command",
    [
        ReviseProposal(P1, 1, "x", {S1: A}),
        ReviseProposal(P1, 7, "", {S1: C}),
        WithdrawProposal(P1),
        DeclareStance(P1, 1, Stance.SUPPORT),
        DeclareStance(P1, 7, Stance.SUPPORT),
        CallBallot(proposal=P1, forum="consent"),
        CallBallot(proposal=P1, version=7, forum="consent"),
    ],
)
def test_hidden_and_absent_are_alike(command: object) -> None:
    absent = started().when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT)
    hidden = tabled(AST, BIR)
    voted = hidden.after(CallBallot(proposal=P1, rule="consensus"), by=seat(BIR))
    gone = hidden.after(WithdrawProposal(P1), by=seat(AST))

    for there in (hidden, voted, gone):
        assert there.when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT) == absent


def test_a_circle_keeps_its_text_to_itself() -> None:
    table = seated()
    name = table.makes("ast", TableProposal("canary", {S1: A}, ("canary",), (BIR,)))
    table.does("bir", DeclareStance(name, 1, Stance.OPPOSE))
    table.does("ast", ReviseProposal(name, 1, "canary two", {S1: B}))
    table.does("ast", WithdrawProposal(name))

    for cell in ("ced", "dal", "observer", "projector"):
        assert table.picture(cell) == seated().picture(cell)
    for part in ("proposals", "stances"):
        mine = getattr(table.picture("ast"), part)
        assert mine == getattr(table.picture("bir"), part) == getattr(table.state, part)
