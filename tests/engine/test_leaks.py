"""Side deals that come out: published by sponsors, or leaked, and then nobody says by whom."""

from dataclasses import replace

import pytest

from tests.engine.situations import P1, tabled
from tests.helpers.given import NOON, Given, started
from tests.helpers.little import AST, BIR, CED, DAL, ELM, S1, S2, A, B, seat
from tests.helpers.table import Table, seated
from wargame.engine import EVERYONE, Refusal, Told, Viewer, only
from wargame.engine.instruments.amendment_list import Change
from wargame.engine.instruments.amendments import (
    AcceptAmendment,
    DeclineAmendment,
    TableAmendment,
)
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.brackets import BracketPlaced, PutBracket
from wargame.engine.instruments.clauses import AddClause, EditClause, StrikeClause
from wargame.engine.instruments.comments import AddComment
from wargame.engine.instruments.documents import ProposalPublished, ProposalTabled, lettered
from wargame.engine.instruments.drafts import DraftProposal
from wargame.engine.instruments.leaks import (
    Leak,
    LeakMade,
    LeakProposal,
    LeakReceived,
    PublishProposal,
)
from wargame.engine.instruments.proposals import TableProposal, WithdrawProposal
from wargame.engine.instruments.sponsors import InviteSponsors, JoinSponsors
from wargame.engine.instruments.stances import DeclareStance, Stance
from wargame.engine.names import CONTROL, CellId, ClauseId, LeakId, ProposalId

ONE, TWO = ClauseId("A"), ClauseId("B")
DEAL = tabled(AST, BIR)
KIND = lettered(("Be kind.",))


class TestPublishing:
    def test_is_an_event_before_everyone_with_the_text_as_it_stands(self) -> None:
        then = DEAL.when(PublishProposal(P1), by=seat(AST)).then(
            Told(ProposalPublished(P1, AST, 1, "Share", {S1: A}, KIND, (AST,), (), AST), EVERYONE)
        )

        assert then.state.proposals.all[P1].circle == ()

    def test_brings_brackets_and_open_amendments_along(self) -> None:
        there = DEAL.after(PutBracket(P1, ONE, "the price"), by=seat(BIR))
        there = there.after(TableAmendment(P1, 1, Change.STRIKE, ONE), by=seat(BIR))

        told = there.when(PublishProposal(P1), by=seat(AST)).told

        assert {one.audience for one in told} == {EVERYONE}
        assert told[1].event == BracketPlaced(P1, ONE, BIR, "the price")
        assert (
            told[2].event
            == there.when(TableAmendment(P1, 1, Change.STRIKE, ONE), by=seat(BIR)).told[0].event
        )

    @pytest.mark.parametrize("by", [AST, CONTROL])
    def test_is_for_sponsors_and_control(self, by: CellId) -> None:
        assert DEAL.when(PublishProposal(P1), by=seat(by)).told
        DEAL.when(PublishProposal(P1), by=seat(BIR)).refused(Refusal.NOT_YOURS)

    def test_what_everybody_can_read(self) -> None:
        tabled().when(PublishProposal(P1), by=seat(AST)).refused(Refusal.ALREADY)

    def test_waits_for_a_vote_and_is_over_with_the_text(self) -> None:
        voting = DEAL.after(CallBallot(proposal=P1, rule="consensus"), by=seat(BIR))
        gone = DEAL.after(WithdrawProposal(P1), by=seat(AST))

        for by in (AST, CONTROL):
            voting.when(PublishProposal(P1), by=seat(by)).refused(Refusal.IN_VOTE)
            gone.when(PublishProposal(P1), by=seat(by)).refused(Refusal.OVER)


def published() -> tuple[Table, ProposalId]:
    """Return a table at which a deal of ast and bir with a past was published."""
    table = seated()
    name: ProposalId = table.makes(
        "ast", TableProposal("Deal", {S1: A}, ("nightingale one",), (BIR,))
    )
    table.does("ast", EditClause(name, 1, ONE, "Share it.", "nightingale five"))
    table.does("ast", AddClause(name, "nightingale two", ONE))
    table.does("ast", StrikeClause(name, TWO, 3))
    table.wait(minutes=1)
    table.does("ast", InviteSponsors(name, (BIR,)))
    table.does("bir", JoinSponsors(name))
    table.does("bir", AddComment(name, "nightingale three"))
    table.does("bir", DeclareStance(name, 4, Stance.OPPOSE))
    table.does("bir", PutBracket(name, ONE, "the price"))
    table.does("ast", DeclineAmendment(table.makes("bir", _to_choose(name)), "nightingale four"))
    table.does("bir", _to_choose(name))
    table.does("bir", PublishProposal(name))
    return table, name


def _to_choose(name: ProposalId) -> TableAmendment:
    return TableAmendment(name, 4, Change.CHOOSE, issue=S2, option=B)


class TestWhatStrangersLearn:
    def test_the_text_its_brackets_and_what_is_open(self) -> None:
        table, name = published()

        for cell in ("ced", "observer", "projector"):
            seen = table.picture(cell)
            text = seen.proposals.all[name]
            whole = table.state.proposals.all[name].current
            assert (text.current.title, text.current.clauses) == (whole.title, whole.clauses)
            assert [one.number for one in text.versions] == [4]
            assert text.sponsors == (AST, BIR)
            assert seen.brackets == table.state.brackets
            assert [one.state for one in seen.amendments.on(name)] == ["open"]

    def test_and_nothing_of_how_it_came_about(self) -> None:
        table, name = published()

        for cell in ("ced", "observer", "projector"):
            seen = table.picture(cell)
            assert "nightingale" not in repr(seen)
            assert seen.stances.declared == {}
            assert seen.comments.made == ()
            assert seen.proposals.all[name].current.at == table.now
        assert "nightingale four" in repr(table.picture("ast"))

    def test_from_then_on_they_work_with_it_like_anybody(self) -> None:
        table, name = published()
        table.does("ced", DeclareStance(name, 4, Stance.SUPPORT))
        table.does("ced", AddComment(name, "So that is it."))
        mine = table.makes("ced", TableAmendment(name, 4, Change.REPLACE, ONE, "Share all."))
        table.does("ast", AcceptAmendment(mine))

        assert table.picture("dal").proposals.all[name].current.clauses[0].text == "Share all."
        assert table.picture("dal").amendments.all[mine].state == "accepted"
        table.check()


class TestLeaking:
    LEAK = LeakProposal(P1, (DAL, CED))

    def test_is_known_to_the_leaker_and_the_copy_to_those_who_get_it(self) -> None:
        made = LeakMade(LeakId("t1"), P1, BIR, (CED, DAL))
        copy = LeakReceived(LeakId("t1"), 1, "Share", {S1: A}, KIND, (AST,))

        then = DEAL.when(self.LEAK, by=seat(BIR)).then(
            Told(made, only(BIR)), Told(copy, only(CED, DAL))
        )

        assert then.state.leaks.made == (made,)
        assert then.state.leaks.received == (
            Leak(LeakId("t1"), 1, "Share", {S1: A}, KIND, (AST,), NOON),
        )

    def test_by_control(self) -> None:
        told = DEAL.when(self.LEAK, by=seat(CONTROL)).told

        assert [one.audience for one in told] == [only(CONTROL), only(CED, DAL)]

    def test_of_a_draft(self) -> None:
        there = started().after(DraftProposal("Inside", {S1: A}), by=seat(AST))

        assert there.when(LeakProposal(ProposalId("t1"), (BIR,)), by=seat(AST)).told

    def test_to_those_who_have_it(self) -> None:
        some = DEAL.when(LeakProposal(P1, (AST, CED)), by=seat(BIR)).told
        assert some[1].audience == only(CED)

        for to in ((), (AST,), (AST, BIR)):
            DEAL.when(LeakProposal(P1, to), by=seat(BIR)).refused(Refusal.NO_AUDIENCE)

    def test_to_those_who_are_not_in_play(self) -> None:
        DEAL.when(LeakProposal(P1, (ELM,)), by=seat(BIR)).refused(Refusal.UNKNOWN, value=ELM)

    def test_what_everybody_can_read(self) -> None:
        tabled().when(self.LEAK, by=seat(BIR)).refused(Refusal.ALREADY)

    def test_hides_what_is_hidden(self) -> None:
        for command in (self.LEAK, PublishProposal(P1)):
            absent = started().when(command, by=seat(CED)).refused(Refusal.NOT_IN_SIGHT)
            assert DEAL.when(command, by=seat(CED)).refused(Refusal.NOT_IN_SIGHT) == absent


def test_a_copy_gives_no_way_into_the_circle() -> None:
    table = seated()
    name = table.makes("ast", TableProposal("Deal", {S1: A}, ("Share it.",), (BIR,)))
    table.does("bir", LeakProposal(name, (CED,)))

    assert table.picture("ced").proposals.all == {}
    (copy,) = table.picture("ced").leaks.received
    assert "bir" not in repr(replace(copy, id=LeakId("")))  # a name tells nothing in earnest
    assert str(name) not in repr(table.picture("ced"))
    assert table.refusal("ced", AddComment(name, "x")).reason is Refusal.NOT_IN_SIGHT
    for cell in ("ast", "dal", "observer", "projector"):
        assert table.picture(cell).leaks == seated().picture(cell).leaks


def test_whoever_leaked_it_the_copy_is_the_same() -> None:
    copies = []
    for cell in ("ast", "bir", CONTROL):
        table = seated()
        name = table.makes("ast", TableProposal("Deal", {S1: A}, ("Share it.",), (BIR,)))
        (copy,) = _copy(table, cell, name)
        copies.append((copy.version, copy.title, copy.choices, copy.clauses, copy.sponsors))

    assert copies[0] == copies[1] == copies[2]


def _copy(table: Table, cell: str, name: ProposalId) -> tuple[Leak, ...]:
    table.does(cell, LeakProposal(name, (CED,)))
    return table.picture("ced").leaks.received


def test_a_later_version_needs_another_leak() -> None:
    there: Given = DEAL.after(TestLeaking.LEAK, by=seat(BIR))
    there = there.after(EditClause(P1, 1, ONE, "Be cruel."), by=seat(AST))

    assert there.state.leaks.received[0].clauses == KIND
    assert isinstance(there.happened[-1].event, ProposalTabled)
    assert not there.happened[-1].audience.includes(Viewer(CED))
