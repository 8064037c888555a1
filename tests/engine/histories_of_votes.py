"""What random histories try with silence and pledges."""

from collections.abc import Callable
from typing import Any

from tests.engine.histories_of_texts import Choosing
from wargame.engine import Picture
from wargame.engine.instruments.ballot_silence import BreakSilence
from wargame.engine.instruments.ballots import CallBallot
from wargame.engine.instruments.pledges import MakePledge, WithdrawPledge

Make = Callable[[Any, Picture], Any]


def call_silence(step: Choosing, state: Picture) -> CallBallot:
    """Put a text that there is, or is not, under silence."""
    return CallBallot(proposal=step.name(state.proposals.all), rule="silence", minutes=5)


BINDING_MAKES: dict[str, Make] = {
    "ballot.break": lambda step, state: BreakSilence(
        step.name(state.ballots.all), f"not at {step.two}"
    ),
    "pledge.make": lambda step, state: MakePledge(
        f"{step.one} boats",
        "in May",
        proposal=step.name(state.proposals.all) if step.one % 2 else None,
        circle=step.some(),
    ),
    "pledge.withdraw": lambda step, state: WithdrawPledge(step.name(state.pledges.all)),
}
