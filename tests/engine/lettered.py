"""A text of clauses, and how it stands."""

from tests.helpers.given import Given, started
from tests.helpers.little import AST, BIR, seat
from wargame.engine.instruments.documents import Version
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.instruments.sponsors import InviteSponsors, JoinSponsors
from wargame.engine.names import CellId, ClauseId, ProposalId

ONE, TWO, THREE, FOUR, NINTH = (ClauseId(letter) for letter in "ABCDI")
T1 = ProposalId("t1")
BOAT = "The boat leaves at six in the morning."


def text(*clauses: str, circle: tuple[CellId, ...] = ()) -> Given:
    """Return the exercise with a text of ast in these clauses."""
    return started().after(TableProposal("Boats", {}, clauses, circle), by=seat(AST))


def shared(*clauses: str) -> Given:
    """Return the exercise with a text that ast and bir sponsor."""
    there = text(*clauses).after(InviteSponsors(T1, (BIR,)), by=seat(AST))
    return there.after(JoinSponsors(T1), by=seat(BIR))


def current(there: Given) -> Version:
    """Return the version that stands."""
    return there.state.proposals.all[T1].current


def letters(there: Given) -> dict[str, str]:
    """Return the clauses that stand, by letter, in their order."""
    return {one.id: one.text for one in current(there).clauses}
