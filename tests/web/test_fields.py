"""Words of a request made into fields of a command."""

import pytest
from django.http import QueryDict

from wargame.conduct import orders
from wargame.engine.instruments.amendment_list import Change
from wargame.engine.instruments.amendments import TableAmendment
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.clauses import AddClause, EditClause, MoveClause, StrikeClause
from wargame.engine.instruments.comments import AddComment
from wargame.engine.instruments.drafts import SubmitProposal
from wargame.engine.instruments.heads import DeputiseSeats, NameHead, TakeHead
from wargame.engine.instruments.leaks import LeakProposal
from wargame.engine.instruments.sponsors import InviteSponsors
from wargame.engine.names import AmendmentId, CellId, ClauseId, ProposalId, SeatId
from wargame.web.fields import command_fields, typed

P, ONE = ProposalId("p"), ClauseId("A")


def test_lists_stay_lists_and_blanks_fall_away() -> None:
    words = typed(QueryDict("to=kyv&to=mos&subject=Hi&text="))
    assert command_fields("cable.send", words) == {
        "to": ["kyv", "mos"],
        "subject": "Hi",
        "text": "",
    }


def test_a_list_of_which_nothing_was_ticked_is_empty() -> None:
    assert command_fields("cable.send", {"text": ["Hi"]}) == {"to": [], "text": "Hi"}


def test_choices_that_are_left_open_are_left_out() -> None:
    words = typed(QueryDict("title=T&choices.S1=b&choices.S2=&clauses=one&clauses=&circle="))
    assert command_fields("proposal.table", words) == {
        "title": "T",
        "choices": {"S1": "b"},
        "clauses": ["one"],
        "circle": [],
    }


def test_an_address_and_a_body_are_read_alike_and_the_body_wins() -> None:
    words = typed(QueryDict("ballot=x&choice=no"), QueryDict("choice=yes&csrfmiddlewaretoken=t"))
    assert words == {"ballot": ["x"], "choice": ["yes"]}


def test_what_nobody_knows_is_kept_to_be_refused() -> None:
    assert command_fields("hand.raise", typed(QueryDict("cell=mos"))) == {"cell": "mos"}


@pytest.mark.parametrize(
    ("act", "sent", "command"),
    [
        (
            "clause.edit",
            "proposal=p&version=2&clause=A&text=Be+kind.&why=",
            EditClause(P, 2, ONE, "Be kind."),
        ),
        ("clause.add", "proposal=p&text=Be+kind.&after=", AddClause(P, "Be kind.")),
        ("clause.move", "proposal=p&clause=A&after=B", MoveClause(P, ONE, ClauseId("B"))),
        ("clause.strike", "proposal=p&clause=A&version=3", StrikeClause(P, ONE, 3)),
        ("sponsor.invite", "proposal=p&cells=ald&cells=", InviteSponsors(P, (CellId("ald"),))),
        ("comment.add", "proposal=p&text=Why%3F&clause=", AddComment(P, "Why?")),
        ("comment.add", "proposal=p&text=Hush&inside=on", AddComment(P, "Hush", inside=True)),
        (
            "amendment.table",
            "proposal=p&version=1&change=replace&clause=A&text=x&issue=&option=&why=",
            TableAmendment(P, 1, Change.REPLACE, ONE, "x"),
        ),
        ("proposal.submit", "proposal=p&circle=", SubmitProposal(P)),
        ("proposal.leak", "proposal=p&to=bir", LeakProposal(P, (CellId("bir"),))),
        ("head.take", "", TakeHead()),
        ("head.deputise", "seats=ald-2", DeputiseSeats((SeatId("ald-2"),))),
        ("head.name", "cell=ald&seat=", NameHead(CellId("ald"))),
        (
            "ballot.call",
            "amendment=a&forum=board&proposal=&version=&question=",
            CallBallot(amendment=AmendmentId("a"), forum="board"),
        ),
    ],
)
def test_what_is_done_to_texts_can_be_posted(act: str, sent: str, command: object) -> None:
    assert orders.command(act, command_fields(act, typed(QueryDict(sent)))) == command
