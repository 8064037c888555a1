"""Drafts: written inside by all of a delegation, and laid on the table under another name."""

import pytest

from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, ELM, S1, S2, A, B, C, seat
from tests.helpers.table import seated
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.brackets import PutBracket
from wargame.engine.instruments.clauses import AddClause, EditClause, MoveClause, StrikeClause
from wargame.engine.instruments.comments import AddComment
from wargame.engine.instruments.documents import (
    DraftSubmitted,
    Proposal,
    ProposalTabled,
    lettered,
)
from wargame.engine.instruments.drafts import DraftProposal, SubmitProposal
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.leaks import PublishProposal
from wargame.engine.instruments.proposals import TableProposal, WithdrawProposal
from wargame.engine.instruments.sponsors import InviteSponsors
from wargame.engine.names import CONTROL, ClauseId, ProposalId

T1 = ProposalId("t1")
ONE, TWO = ClauseId("A"), ClauseId("B")


def drafted() -> Given:
    """Return the exercise with a draft of ast that was worked on."""
    there = started().after(DraftProposal("Share", {S1: A}, ("One.", "Two.")), by=seat(AST))
    there = there.after(AddClause(T1, "Three.", TWO), by=seat(AST, 2))
    return there.after(StrikeClause(T1, ONE, 1), by=seat(AST))


def only_draft(there: Given) -> Proposal:
    """Return the draft."""
    return there.state.proposals.all[T1]


class TestDrafting:
    def test_is_seen_inside_only(self) -> None:
        made = ProposalTabled(T1, 1, AST, "Share", {S1: A}, lettered(("One.",)), (AST,), draft=True)

        started().when(DraftProposal(" Share", {S1: A}, ("One.", " ")), by=seat(AST)).then(
            Told(made, only(AST))
        )

    def test_is_no_proposal_on_the_table(self) -> None:
        part = drafted().state.proposals

        assert part.standing == ()
        assert [one.id for one in part.drafts] == [T1]

    def test_is_worked_on_by_all_of_the_delegation(self) -> None:
        there = drafted().after(EditClause(T1, 1, TWO, "2."), by=seat(AST, 2))

        draft = only_draft(there)
        assert draft.draft
        assert draft.current.clauses[0].text == "2."
        assert [one.cell for one in draft.versions] == [AST] * 4

    def test_tells_strangers_nothing(self) -> None:
        for command in (
            EditClause(T1, 1, ONE, "x"),
            SubmitProposal(T1),
            AddComment(T1, "x"),
            PutBracket(T1, TWO),
        ):
            absent = started().when(command, by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT)
            assert drafted().when(command, by=seat(BIR)).refused(Refusal.NOT_IN_SIGHT) == absent

    @pytest.mark.parametrize(
        ("command", "reason"),
        [
            (DraftProposal("", {S1: A}), Refusal.EMPTY_TEXT),
            (DraftProposal("Nothing"), Refusal.EMPTY_PROPOSAL),
            (DraftProposal("Both", {S1: A, S2: C}), Refusal.INCOHERENT),
            (DraftProposal("Much", {}, ("x",) * 41), Refusal.LONG_TEXT),
        ],
    )
    def test_is_checked_like_a_proposal(self, command: DraftProposal, reason: Refusal) -> None:
        started().when(command, by=seat(AST)).refused(reason)

    def test_is_for_delegations(self) -> None:
        started().when(DraftProposal("x", {S1: A}), by=seat(CONTROL)).refused(Refusal.ROLE)

    def test_cannot_be_voted_on_published_or_shared(self) -> None:
        vote = CallBallot(proposal=T1, rule="consensus")

        drafted().when(vote, by=seat(AST)).refused(Refusal.DRAFT)
        drafted().when(PublishProposal(T1), by=seat(AST)).refused(Refusal.DRAFT)
        drafted().when(InviteSponsors(T1, (BIR,)), by=seat(AST)).refused(Refusal.UNKNOWN)

    def test_can_be_given_up(self) -> None:
        there = drafted().after(WithdrawProposal(T1), by=seat(AST))

        assert there.state.proposals.drafts == ()


class TestSubmitting:
    def test_tables_it_anew_and_closes_the_draft(self) -> None:
        there = drafted()
        told = there.when(SubmitProposal(T1, (BIR,)), by=seat(AST)).told

        first, second = told
        new = first.event.proposal
        assert first == Told(
            ProposalTabled(new, 1, AST, "Share", {S1: A}, lettered(("Two.", "Three.")), (AST, BIR)),
            only(AST, BIR),
        )
        assert second == Told(DraftSubmitted(T1, new), only(AST))

    def test_before_everyone(self) -> None:
        told = drafted().when(SubmitProposal(T1), by=seat(AST)).told

        assert (told[0].audience, told[0].event.circle) == (EVERYONE, ())

    def test_before_those_who_are_in_play(self) -> None:
        decided = drafted().when(SubmitProposal(T1, (ELM,)), by=seat(AST))

        decided.refused(Refusal.UNKNOWN, value=ELM)

    def test_is_for_the_head(self) -> None:
        headed = drafted().after(TakeHead(), by=seat(AST, 2))

        headed.when(SubmitProposal(T1), by=seat(AST)).refused(Refusal.NOT_HEAD)
        assert headed.when(EditClause(T1, 1, TWO, "2."), by=seat(AST)).told
        assert headed.when(SubmitProposal(T1), by=seat(AST, 2)).told

    def test_what_is_on_the_table(self) -> None:
        there = started().after(TableProposal("Share", {S1: B}), by=seat(AST))

        there.when(SubmitProposal(T1), by=seat(AST)).refused(Refusal.ALREADY)


def test_a_draft_that_became_a_proposal_is_over_and_says_which() -> None:
    table = seated()
    draft = table.makes("ast", DraftProposal("Share", {S1: A}, ("One.",)))
    made = table.makes("ast", SubmitProposal(draft))

    assert made != draft
    assert table.state.proposals.all[draft].submitted == made
    assert table.state.proposals.drafts == ()
    assert [one.id for one in table.state.proposals.standing] == [made]
    for command in (SubmitProposal(draft), MoveClause(draft, ONE)):
        assert table.refusal("ast", command).reason is Refusal.OVER


def test_nobody_learns_how_a_text_was_written() -> None:
    """Two texts that read alike are alike to others, however long one of them was in the making."""
    quick, slow = seated(), seated()
    made = [quick.makes("ast", DraftProposal("Share", {}, ("Two.", "Three.")))]
    made += [slow.makes("ast", DraftProposal("Share", {}, ("One.", "Two.")))]
    slow.does("ast", StrikeClause(made[1], ONE, 1))
    slow.does("ast", AddClause(made[1], "Three.", TWO))
    slow.does("ast", AddComment(made[1], "canary", inside=True))
    slow.does("ast", PutBracket(made[1], TWO, "canary"))
    for table, draft in zip((quick, slow), made, strict=True):
        table.acts["ast-1"] = 9
        table.does("ast", SubmitProposal(draft, (BIR,)))

    for cell in (BIR, CED, "observer", "projector"):
        assert quick.picture(cell) == slow.picture(cell)
