"""Marks: what a delegation notes for itself on a text: red line, tradeable, wanted.

A mark stands on a clause, by its letter, or on an issue that the text settles. It is told to the
own delegation alone, and to control. It binds nobody, so it may be set in any phase, and while
others vote.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from wargame.engine.audience import only
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told
from wargame.engine.instruments.documents import Proposal
from wargame.engine.instruments.drafting import proposal_in_sight
from wargame.engine.names import CellId, ClauseId, IssueId, ProposalId
from wargame.engine.refusals import Refusal, Refused


class Mark(StrEnum):
    """What a delegation makes of a part of a text; NONE where it has marked nothing."""

    RED_LINE = "red-line"
    TRADEABLE = "tradeable"
    WANTED = "wanted"
    NONE = ""


@dataclass(frozen=True, slots=True)
class SetMark:
    """Mark one clause or one issue of a text; no mark takes an earlier one away."""

    proposal: ProposalId
    clause: ClauseId | None = None
    issue: IssueId | None = None
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class MarkPlaced:
    """A delegation's mark on a clause or on an issue; the other one is None."""

    proposal: ProposalId
    cell: CellId
    clause: ClauseId | None
    issue: IssueId | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of one delegation on one text, by letter and by issue."""

    clauses: dict[ClauseId, Mark] = field(default_factory=dict)
    issues: dict[IssueId, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks in sight: a delegation's own, or those of all for control."""

    by: dict[CellId, dict[ProposalId, Marked]] = field(default_factory=dict)

    def on(self, proposal: ProposalId, cell: CellId) -> Marked:
        """Return what a delegation has marked on a text."""
        return self.by.get(cell, {}).get(proposal, Marked())


def _set(command: SetMark, moment: Moment) -> tuple[Told, ...]:
    proposal = proposal_in_sight(command.proposal, moment)
    _known(command, proposal, moment)
    cell = moment.by.cell
    if _standing(moment.state.marks.on(proposal.id, cell), command) is command.mark:
        return ()
    event = MarkPlaced(proposal.id, cell, command.clause, command.issue, command.mark)
    return (Told(event, only(cell)),)


def _known(command: SetMark, proposal: Proposal, moment: Moment) -> None:
    """Refuse what is neither one clause of the text that stands nor one issue of the exercise."""
    if (command.clause is None) is (command.issue is None):
        raise Refused(Refusal.EMPTY_TEXT, field="clause or issue")
    if command.clause is not None and proposal.current.clause(command.clause) is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="clause")
    if command.issue is not None and moment.state.setting.issue(command.issue) is None:
        raise Refused(Refusal.NOT_IN_SIGHT, what="issue")


def _standing(marked: Marked, command: SetMark) -> Mark:
    if command.clause is not None:
        return marked.clauses.get(command.clause, Mark.NONE)
    return marked.issues.get(command.issue, Mark.NONE) if command.issue else Mark.NONE


def _hear(part: Marks, event: MarkPlaced, _: datetime) -> Marks:
    before = part.on(event.proposal, event.cell)
    clauses = _with(before.clauses, event.clause, event.mark)
    marked = Marked(clauses, _with(before.issues, event.issue, event.mark))
    own = {**part.by.get(event.cell, {}), event.proposal: marked}
    return Marks({**part.by, event.cell: own})


def _with[K](marks: dict[K, Mark], where: K | None, mark: Mark) -> dict[K, Mark]:
    """Return marks with another one in this place, or without any there."""
    if where is None:
        return marks
    others = {one: kept for one, kept in marks.items() if one != where}
    return others if mark is Mark.NONE else {**others, where: mark}


MARKS = Instrument(
    name="marks",
    part=Marks,
    acts={"mark.set": Act(SetMark, _set, Hands.DELEGATIONS, timed=False)},
    events={"mark.placed": (MarkPlaced, _hear)},
)
