"""Situations that several tests begin in."""

from tests.helpers.given import Given, started
from tests.helpers.little import AST, S1, A, seat
from wargame.engine import EVERYONE, Told, only
from wargame.engine.instruments.ballots import CallBallot, CastVote
from wargame.engine.instruments.documents import ProposalTabled, lettered
from wargame.engine.names import CONTROL, BallotId, CellId, ProposalId
from wargame.engine.rules import Choice

CTRL = seat(CONTROL)
B1, P1 = BallotId("t1"), ProposalId("p1")
ASK = "Shall we share?"


def tabled(*circle: CellId) -> Given:
    """Return the exercise with a proposal of ast, before this circle or everyone."""
    one = ProposalTabled(P1, 1, AST, "Share", {S1: A}, lettered(("Be kind.",)), circle)
    return started().and_then(Told(one, only(*circle) if circle else EVERYONE))


def called(forum: str) -> Given:
    """Return the exercise with a ballot in a forum, called by control."""
    return started().after(CallBallot(ASK, forum=forum), by=CTRL)


def voted(there: Given, **papers: Choice) -> Given:
    """Return this after these cells voted in the one ballot."""
    for cell, choice in papers.items():
        there = there.after(CastVote(B1, choice), by=seat(cell))
    return there
