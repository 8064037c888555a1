"""An amendment that is on the table."""

from tests.engine.situations import P1, tabled
from tests.helpers.given import Given
from tests.helpers.little import BIR, seat
from wargame.engine.instruments.amendment_list import (
    Amendment,
    Change,
)
from wargame.engine.instruments.amendments import (
    TableAmendment,
)
from wargame.engine.instruments.documents import Version
from wargame.engine.names import AmendmentId, BallotId, ClauseId

M1, B1 = AmendmentId("t1"), BallotId("t1")
ONE, TWO = ClauseId("A"), ClauseId("B")
REPLACE = TableAmendment(P1, 1, Change.REPLACE, ONE, "Be kinder.", why="for the children")


def wished(command: TableAmendment = REPLACE, there: Given | None = None) -> Given:
    """Return the exercise with an amendment of bir to a text of ast."""
    return (there or tabled()).after(command, by=seat(BIR))


def text(there: Given) -> Version:
    """Return the text as it stands."""
    return there.state.proposals.all[P1].current


def letters(there: Given) -> dict[str, str]:
    """Return its clauses by letter."""
    return {one.id: one.text for one in text(there).clauses}


def amendment(there: Given) -> Amendment:
    """Return the one amendment."""
    return there.state.amendments.all[M1]
