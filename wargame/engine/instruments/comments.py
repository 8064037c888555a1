"""Comments: a word in the margin of a text, to all who see it or inside one's own delegation."""

from dataclasses import dataclass
from datetime import datetime

from wargame.engine.audience import circle, only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.documents import NO_CLAUSE
from wargame.engine.instruments.drafting import proposal_in_sight, standing_clause
from wargame.engine.names import CellId, ClauseId, CommentId, ProposalId
from wargame.engine.texts import clean

LIMIT = 1000


@dataclass(frozen=True, slots=True)
class AddComment:
    """Write beside a clause, or beside the whole text; `inside` is for one's own alone."""

    proposal: ProposalId
    text: str
    clause: ClauseId = NO_CLAUSE
    inside: bool = False


@dataclass(frozen=True, slots=True)
class CommentAdded:
    """Somebody has written beside a text."""

    comment: CommentId
    proposal: ProposalId
    clause: ClauseId
    cell: CellId
    text: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, and when it was written."""

    id: CommentId
    proposal: ProposalId
    clause: ClauseId
    cell: CellId
    text: str
    inside: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments in sight, oldest first."""

    made: tuple[Comment, ...] = ()

    def on(self, proposal: ProposalId, clause: ClauseId | None = None) -> tuple[Comment, ...]:
        """Return the comments on a text, or those on one clause; "" means the whole text."""
        return tuple(
            one for one in self.made if one.proposal == proposal and clause in {None, one.clause}
        )


def _add(command: AddComment, moment: Moment) -> tuple[Told, ...]:
    proposal, by = proposal_in_sight(command.proposal, moment), moment.by.cell
    event = CommentAdded(
        comment=CommentId(moment.dice.token()),
        proposal=proposal.id,
        clause=standing_clause(proposal, command.clause).id if command.clause else command.clause,
        cell=by,
        text=clean(command.text, "text", LIMIT),
        inside=command.inside,
    )
    return (Told(event, only(by) if event.inside else circle(proposal.circle)),)


def _hear(part: Comments, event: CommentAdded, at: datetime) -> Comments:
    told = {name: getattr(event, name) for name in CommentAdded.__slots__ if name != "comment"}
    return Comments((*part.made, Comment(id=event.comment, at=at, **told)))


COMMENTS = Instrument(
    name="comments",
    part=Comments,
    acts={"comment.add": Act(AddComment, _add, Hands.BOTH)},
    events={"comment.added": (CommentAdded, _hear)},
)
