"""What the projector shows. It is public by nature: its viewer hears what everyone hears."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from wargame.engine.audience import EVERYONE
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.exhibits import ExhibitShown, ShowExhibit, exhibited
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
    EXHIBIT = "exhibit"
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
    """The card that is on, and the exhibit that was shown last."""

    show: Show = Show.LOBBY
    proposal: ProposalId | None = None
    exhibit: ExhibitShown | None = None


def _take(command: TakeProjector, moment: Moment) -> tuple[Told, ...]:
    if command.show is Show.PROPOSAL:
        proposal = moment.state.proposals.all.get(command.proposal) if command.proposal else None
        if proposal is None or proposal.circle:
            raise Refused(Refusal.NOT_IN_SIGHT, what="public proposal")
        return (Told(ProjectorTaken(command.show, command.proposal), EVERYONE),)
    return (Told(ProjectorTaken(command.show, None), EVERYONE),)


def _show(command: ShowExhibit, moment: Moment) -> tuple[Told, ...]:
    if not moment.state.clock.ended:
        raise Refused(Refusal.NOT_ENDED)
    return (Told(exhibited(command, moment.dice.token()), EVERYONE),)


def _hear(part: Projector, event: ProjectorTaken, _: datetime) -> Projector:
    return replace(part, show=event.show, proposal=event.proposal)


def _hear_shown(_: Projector, event: ExhibitShown, __: datetime) -> Projector:
    return Projector(Show.EXHIBIT, None, event)


PROJECTOR = Instrument(
    name="projector",
    part=Projector,
    acts={
        "projector.take": Act(TakeProjector, _take, Hands.CONTROL, lasting=True),
        "exhibit.show": Act(ShowExhibit, _show, Hands.CONTROL, lasting=True),
    },
    events={
        "projector.taken": (ProjectorTaken, _hear),
        "exhibit.shown": (ExhibitShown, _hear_shown),
    },
)
