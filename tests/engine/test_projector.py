"""What the projector shows."""

import pytest

from tests.helpers.given import prepared, started
from tests.helpers.little import BIR, S1, A, seat
from wargame.engine import EVERYONE, Refusal, Told
from wargame.engine.instruments.documents import ProposalWithdrawn
from wargame.engine.instruments.projector import Projector, ProjectorTaken, Show, TakeProjector
from wargame.engine.instruments.proposals import TableProposal
from wargame.engine.names import CONTROL, ProposalId

CTRL = seat(CONTROL)
P1 = ProposalId("t1")


@pytest.mark.parametrize("show", [one for one in Show if one is not Show.PROPOSAL])
def test_every_card(show: Show) -> None:
    then = (
        prepared()
        .when(TakeProjector(show, P1), by=CTRL)
        .then(Told(ProjectorTaken(show, None), EVERYONE))
    )

    assert then.state.projector == Projector(show)


def test_a_public_proposal_even_one_withdrawn() -> None:
    public = started().after(TableProposal("Share", {S1: A}), by=seat(BIR))

    for there in (public, public.and_then(ProposalWithdrawn(P1))):
        there.when(TakeProjector(Show.PROPOSAL, P1), by=CTRL).then(
            ProjectorTaken(Show.PROPOSAL, P1)
        )


def test_never_one_that_some_may_not_see() -> None:
    circle = started().after(TableProposal("Share", {S1: A}, (), (BIR,)), by=seat(BIR))
    hidden = circle.when(TakeProjector(Show.PROPOSAL, P1), by=CTRL)

    absent = started().when(TakeProjector(Show.PROPOSAL, P1), by=CTRL)
    none = started().when(TakeProjector(Show.PROPOSAL), by=CTRL)

    assert hidden.refused(Refusal.NOT_IN_SIGHT) == absent.refused(Refusal.NOT_IN_SIGHT)
    none.refused(Refusal.NOT_IN_SIGHT)
