"""A story of texts: drafted inside, worked on by several, amended, published and leaked."""

from tests.helpers.little import AST, BIR, CED, DAL, S1, A, B
from tests.helpers.table import Table
from wargame.engine import Seat
from wargame.engine.instruments.amendment_list import Change
from wargame.engine.instruments.amendments import (
    AcceptAmendment,
    DeclineAmendment,
    TableAmendment,
    WithdrawAmendment,
)
from wargame.engine.instruments.ballots import CallBallot, CloseBallot
from wargame.engine.instruments.brackets import LiftBracket, PutBracket
from wargame.engine.instruments.clauses import AddClause, EditClause, MoveClause, StrikeClause
from wargame.engine.instruments.comments import AddComment
from wargame.engine.instruments.drafts import DraftProposal, SubmitProposal
from wargame.engine.instruments.heads import DeputiseSeats, HandOverHead, NameHead, TakeHead
from wargame.engine.instruments.leaks import LeakProposal, PublishProposal
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.seating import FillSeat, VacateSeat
from wargame.engine.instruments.sponsors import InviteSponsors, JoinSponsors, LeaveSponsors
from wargame.engine.names import CONTROL, ClauseId, ProposalId, SeatId

AST_1, AST_2, AST_3 = (SeatId(f"ast-{n}") for n in (1, 2, 3))
ONE, TWO, THREE = (ClauseId(letter) for letter in "ABC")


def texts(table: Table) -> None:
    """Let everything happen once that can happen to a text; no seat of ast but the first is new."""
    _heads(table)
    public = _drafted(table)
    circle = table.makes("bir", TableProposal("Pipes", {S1: B}, ("Lay pipes.",), (CED,)))
    for text in (public, circle):
        _worked_on(table, text, circle)
    _amended(table, public)
    table.does("bir", LeakProposal(circle, (DAL,)))
    table.does(CONTROL, LeakProposal(circle, (AST, DAL)))
    table.does("ced", TableAmendment(circle, 1, Change.CHOOSE, issue=S1, option=A))
    table.does("ced", PutBracket(circle, ONE, "the price"))
    table.does("bir", PublishProposal(circle))
    table.does("dal", AddComment(circle, "So that is what they did."))


def _heads(table: Table) -> None:
    for seat in (AST_2, AST_3):
        table.does(CONTROL, FillSeat(AST, seat))
    table.does("ast", TakeHead())
    table.does("ast", DeputiseSeats((AST_2, AST_3)))
    table.does("ast", HandOverHead(AST_2))
    table.does(CONTROL, VacateSeat(AST, AST_2))
    table.does(CONTROL, NameHead(AST, AST_1))
    table.does(CONTROL, VacateSeat(AST, AST_3))


def _drafted(table: Table) -> ProposalId:
    draft = table.makes(Seat(AST, AST_1), DraftProposal("Share", {S1: A}, ("Share it.",)))
    table.does("ast", EditClause(draft, 1, ONE, "Share all of it.", "to be clear"))
    table.does("ast", AddComment(draft, "Will they read this?", ONE, inside=True))
    made: ProposalId = table.makes("ast", SubmitProposal(draft))
    return made


def _worked_on(table: Table, text: ProposalId, circle: ProposalId) -> None:
    first, second = ("bir", CED) if text == circle else ("ast", BIR)
    table.does(first, AddClause(text, "Share water too.", ONE))
    table.does(first, MoveClause(text, TWO))
    table.does(first, InviteSponsors(text, (second,)))
    table.does(second, JoinSponsors(text))
    table.does(first, EditClause(text, 3, TWO, "Share water and wind too."))
    table.does(second, EditClause(text, 3, TWO, "Share water but not salt too."))
    table.does(first, LiftBracket(text, TWO))
    table.does(second, StrikeClause(text, TWO, 5))
    table.does(second, LeaveSponsors(text))
    table.does(second, PutBracket(text, ONE))
    table.does(second, AddComment(text, "All of it?", ONE))
    table.does(second, AddComment(text, "They will never.", inside=True))


def _amended(table: Table, text: ProposalId) -> None:
    def wish(words: str, version: int) -> TableAmendment:
        return TableAmendment(text, version, Change.REPLACE, ONE, words, why="fairness")

    table.does("ast", AcceptAmendment(table.makes("ced", wish("Share all of this.", 6))))
    table.does("ast", DeclineAmendment(table.makes("dal", wish("Share none.", 7)), "no"))
    table.does("dal", WithdrawAmendment(table.makes("dal", wish("Share some.", 7))))
    for forum in ("assembly", "consent"):
        wished = table.makes("ced", wish(f"Share as the {forum} says.", 7))
        ballot = table.makes("bir", CallBallot(amendment=wished, forum=forum))
        table.does(CONTROL, CloseBallot(ballot))
