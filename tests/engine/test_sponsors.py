"""Sponsors: who stands behind a text, and may work on it."""

import pytest

from tests.engine.situations import P1, tabled
from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, CED, DAL, ELM, S1, A, seat
from wargame.engine import EVERYONE, Refusal, Told, only
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.documents import (
    Proposal,
    SponsorInvited,
    SponsorJoined,
    SponsorResigned,
)
from wargame.engine.instruments.heads import TakeHead
from wargame.engine.instruments.proposals import ReviseProposal, WithdrawProposal
from wargame.engine.instruments.sponsors import InviteSponsors, JoinSponsors, LeaveSponsors
from wargame.engine.names import CONTROL, CellId


def asked(*cells: CellId, circle: tuple[CellId, ...] = ()) -> Given:
    """Return the exercise with a text of ast that these are asked to sponsor."""
    return tabled(*circle).after(InviteSponsors(P1, cells), by=seat(AST))


def joined(*cells: CellId) -> Given:
    """Return the exercise with a text of ast that these sponsor too."""
    there = asked(*cells)
    for cell in cells:
        there = there.after(JoinSponsors(P1), by=seat(cell))
    return there


def text(there: Given) -> Proposal:
    """Return the one text."""
    return there.state.proposals.all[P1]


def test_who_tables_a_text_is_its_first_sponsor() -> None:
    assert text(tabled()).sponsors == (AST,)


class TestInviting:
    def test_is_told_to_all_who_see_the_text(self) -> None:
        invited = SponsorInvited(P1, (BIR, CED))

        then = (
            tabled(AST, BIR, CED)
            .when(InviteSponsors(P1, (CED, BIR, CED)), by=seat(AST))
            .then(Told(invited, only(AST, BIR, CED)))
        )

        assert text(then).invited == (BIR, CED)

    def test_those_who_were_asked_or_are_in_is_no_news(self) -> None:
        asked(BIR).when(InviteSponsors(P1, (BIR, AST)), by=seat(AST)).then()
        then = asked(BIR).when(InviteSponsors(P1, (BIR, CED)), by=seat(AST))
        then.then(Told(SponsorInvited(P1, (CED,)), EVERYONE))

    def test_by_another_sponsor(self) -> None:
        assert joined(BIR).when(InviteSponsors(P1, (CED,)), by=seat(BIR)).told

    @pytest.mark.parametrize("by", [BIR, CONTROL])
    def test_by_others(self, by: CellId) -> None:
        tabled().when(InviteSponsors(P1, (CED,)), by=seat(by)).refused(Refusal.NOT_YOURS)

    def test_nobody(self) -> None:
        tabled().when(InviteSponsors(P1, ()), by=seat(AST)).refused(Refusal.NO_AUDIENCE)

    def test_those_who_do_not_see_the_text(self) -> None:
        blind = tabled(AST, BIR).when(InviteSponsors(P1, (BIR, DAL)), by=seat(AST))

        blind.refused(Refusal.UNKNOWN, value=DAL)

    def test_those_who_are_not_in_play(self) -> None:
        tabled().when(InviteSponsors(P1, (ELM,)), by=seat(AST)).refused(Refusal.UNKNOWN, value=ELM)


class TestJoining:
    def test_as_one_was_asked(self) -> None:
        then = (
            asked(BIR, CED)
            .when(JoinSponsors(P1), by=seat(BIR))
            .then(Told(SponsorJoined(P1, BIR), EVERYONE))
        )

        assert text(then).sponsors == (AST, BIR)
        assert text(then).invited == (CED,)

    def test_unasked(self) -> None:
        asked(CED).when(JoinSponsors(P1), by=seat(BIR)).refused(Refusal.NOT_YOURS)

    def test_twice(self) -> None:
        joined(BIR).when(JoinSponsors(P1), by=seat(BIR)).then()

    def test_is_for_the_head(self) -> None:
        headed = asked(BIR).after(TakeHead(), by=seat(BIR, 2))

        headed.when(JoinSponsors(P1), by=seat(BIR)).refused(Refusal.NOT_HEAD)
        assert headed.when(JoinSponsors(P1), by=seat(BIR, 2)).told

    def test_lets_one_work_on_the_text_but_not_withdraw_it(self) -> None:
        revised = joined(BIR).after(ReviseProposal(P1, 1, "Ours", {S1: A}), by=seat(BIR))

        assert text(revised).current.cell == BIR
        sentence = revised.when(WithdrawProposal(P1), by=seat(BIR)).refused(Refusal.NOT_YOURS)
        assert "The Ast" in sentence


class TestLeaving:
    def test_leaves_the_text_to_the_others(self) -> None:
        then = (
            joined(BIR, CED)
            .when(LeaveSponsors(P1), by=seat(BIR))
            .then(Told(SponsorResigned(P1, BIR), EVERYONE))
        )

        assert text(then).sponsors == (AST, CED)
        then.when(ReviseProposal(P1, 1, "Mine", {S1: A}), by=seat(BIR)).refused(Refusal.NOT_YOURS)

    def test_by_the_first(self) -> None:
        joined(BIR).when(LeaveSponsors(P1), by=seat(AST)).refused(Refusal.FIRST_SPONSOR)

    def test_by_one_who_is_none(self) -> None:
        joined(BIR).when(LeaveSponsors(P1), by=seat(CED)).refused(Refusal.NOT_YOURS)

    def test_and_coming_back_takes_another_invitation(self) -> None:
        left = joined(BIR).after(LeaveSponsors(P1), by=seat(BIR))

        left.when(JoinSponsors(P1), by=seat(BIR)).refused(Refusal.NOT_YOURS)
        again = left.after(InviteSponsors(P1, (BIR,)), by=seat(AST))
        assert text(again.after(JoinSponsors(P1), by=seat(BIR))).sponsors == (AST, BIR)


@pytest.mark.parametrize(
    "command", [InviteSponsors(P1, (CED,)), JoinSponsors(P1), LeaveSponsors(P1)]
)
class TestAll:
    def test_hide_what_is_hidden(self, command: object) -> None:
        absent = started().when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT)
        hidden = asked(BIR, circle=(AST, BIR))

        assert hidden.when(command, by=seat(DAL)).refused(Refusal.NOT_IN_SIGHT) == absent

    def test_wait_for_a_vote_and_are_over_with_the_text(self, command: object) -> None:
        by = seat(BIR)
        there = joined(BIR) if not isinstance(command, JoinSponsors) else asked(BIR)

        voting = there.after(CallBallot(proposal=P1, forum="consent"), by=by)
        gone = there.after(WithdrawProposal(P1), by=seat(AST))

        voting.when(command, by=by).refused(Refusal.IN_VOTE)
        gone.when(command, by=by).refused(Refusal.OVER)
