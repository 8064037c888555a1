"""What the projector shows. It is public by nature: its viewer hears what everyone hears."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.names import ProposalId
from wargame.engine.refusals import Refusal, Refused


class Show(StrEnum):
    """The cards that the projector knows."""

    LOBBY = "lobby"
    AGENDA = "agenda"
    CLOCK = "clock"
    STATEMENTS = "statements"
    NEWS = "news"
    TABLE = "table"
    PROPOSAL = "proposal"
    BALLOT = "ballot"
    AGREEMENTS = "agreements"
    RULING = "ruling"
    INDICATORS = "indicators"
    CONSEQUENCES = "consequences"
    THEATRE = "theatre"
    CARDS = "cards"
    SURVEY = "survey"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class TakeProjector:
    """Put a card on the projector; `proposal` names the one to show, where that is the card."""

    show: Show
    proposal: ProposalId | None = None


@dataclass(frozen=True, slots=True)
class ProjectorTaken:
    """The projector shows another card."""

    show: Show
    proposal: ProposalId | None


@dataclass(frozen=True, slots=True)
class Projector:
    """The card that is on."""

    show: Show = Show.LOBBY
    proposal: ProposalId | None = None


def _take(command: TakeProjector, moment: Moment) -> tuple[Told, ...]:
    if command.show is Show.PROPOSAL:
        proposal = moment.state.proposals.all.get(command.proposal) if command.proposal else None
        if proposal is None or proposal.circle:
            raise Refused(Refusal.NOT_IN_SIGHT, what="public proposal")
        return (Told(ProjectorTaken(command.show, command.proposal), EVERYONE),)
    return (Told(ProjectorTaken(command.show, None), EVERYONE),)


def _hear(_: Projector, event: ProjectorTaken, __: datetime) -> Projector:
    return Projector(event.show, event.proposal)


PROJECTOR = Instrument(
    name="projector",
    part=Projector,
    acts={"projector.take": Act(TakeProjector, _take, Hands.CONTROL, lasting=True)},
    events={"projector.taken": (ProjectorTaken, _hear)},
)
