"""One order for each act on a text, and for each act about the head of a delegation."""

from typing import Any

from tests.helpers.little import AST, BIR, CED, S1, A
from wargame.engine.instruments.amendment_list import Change
from wargame.engine.instruments.amendments import (
    AcceptAmendment,
    DeclineAmendment,
    TableAmendment,
    WithdrawAmendment,
)
from wargame.engine.instruments.brackets import LiftBracket, PutBracket
from wargame.engine.instruments.clauses import AddClause, EditClause, MoveClause, StrikeClause
from wargame.engine.instruments.comments import AddComment
from wargame.engine.instruments.drafts import DraftProposal, SubmitProposal
from wargame.engine.instruments.heads import DeputiseSeats, HandOverHead, NameHead, TakeHead
from wargame.engine.instruments.leaks import LeakProposal, PublishProposal
from wargame.engine.instruments.sponsors import InviteSponsors, JoinSponsors, LeaveSponsors
from wargame.engine.names import AmendmentId, ClauseId, ProposalId, SeatId

PROPOSAL, AMENDMENT = ProposalId("absent"), AmendmentId("absent")
FIRST = ClauseId("A")

TEXT_ORDERS: dict[str, Any] = {
    "proposal.draft": DraftProposal("Share", {S1: A}),
    "proposal.submit": SubmitProposal(PROPOSAL),
    "proposal.publish": PublishProposal(PROPOSAL),
    "proposal.leak": LeakProposal(PROPOSAL, (CED,)),
    "clause.edit": EditClause(PROPOSAL, 1, FIRST, "Be kinder."),
    "clause.add": AddClause(PROPOSAL, "Be quick.", FIRST),
    "clause.strike": StrikeClause(PROPOSAL, FIRST, 1),
    "clause.move": MoveClause(PROPOSAL, FIRST),
    "sponsor.invite": InviteSponsors(PROPOSAL, (BIR,)),
    "sponsor.join": JoinSponsors(PROPOSAL),
    "sponsor.leave": LeaveSponsors(PROPOSAL),
    "bracket.put": PutBracket(PROPOSAL, FIRST, "not yet"),
    "bracket.lift": LiftBracket(PROPOSAL, FIRST),
    "amendment.table": TableAmendment(PROPOSAL, 1, Change.REPLACE, FIRST, "Be kinder."),
    "amendment.accept": AcceptAmendment(AMENDMENT),
    "amendment.decline": DeclineAmendment(AMENDMENT, "no"),
    "amendment.withdraw": WithdrawAmendment(AMENDMENT),
    "comment.add": AddComment(PROPOSAL, "Why?", FIRST),
    "head.take": TakeHead(),
    "head.hand-over": HandOverHead(SeatId("ast-2")),
    "head.deputise": DeputiseSeats((SeatId("ast-2"),)),
    "head.name": NameHead(AST),
}
