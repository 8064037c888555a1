"""Silence with a deadline: a text stands unless a voter breaks silence before its time is up.

The deadline is data in the ballot. A pause stops it: when the clock runs again, each deadline is
extended by the length of the pause. Phases do not matter to it, so silence can be broken in any of
them, and between them. Once silence is broken the ballot is over and the text is back in
consultation; once the deadline has passed, any process may close the ballot, and once counts.
Silence is always named: who breaks it is told to all who see the ballot.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wargame.engine.audience import circle
from wargame.engine.instrument import Act, Hands, Moment, Told
from wargame.engine.instruments.amendments import with_change
from wargame.engine.instruments.ballot_box import Ballot, BallotCast, DeadlineMoved
from wargame.engine.instruments.ballot_count import as_voter, decided, open_ballot, papers_of
from wargame.engine.instruments.heads import as_head
from wargame.engine.names import BallotId, CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules import Choice
from wargame.engine.rules.silence import SILENCE
from wargame.engine.texts import line

LONGEST = 2880
"""Minutes: two days, for an exercise by post."""
REASON = 500


@dataclass(frozen=True, slots=True)
class BreakSilence:
    """Object to a text under silence, with or without a reason in words."""

    ballot: BallotId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CloseDueBallot:
    """Adopt a text whose silence has lasted; any process may notice it, once counts."""

    ballot: BallotId


def deadline(minutes: int | None, rule: str, now: datetime) -> datetime | None:
    """Return until when silence lasts, or None for a ballot under another rule.

    Raises Refused where silence has no minutes, another rule has some, or there are too many.
    """
    if rule != SILENCE.id:
        if minutes is not None:
            raise Refused(Refusal.RULE, reason="only silence has a deadline.")
        return None
    if minutes is None:
        raise Refused(Refusal.RULE, reason="silence needs a deadline in minutes.")
    if not 0 < minutes <= LONGEST:
        raise Refused(Refusal.UNKNOWN, value=minutes, field="minutes")
    return now + timedelta(minutes=minutes)


def due(ballot: Ballot, now: datetime) -> bool:
    """Tell whether the deadline of a ballot has passed; without one it never does."""
    return ballot.deadline is not None and now >= ballot.deadline


def breaking(paper: BallotCast, ballot: Ballot, moment: Moment, reason: str = "") -> Told:
    """Return the end of a ballot under silence by a paper that objects.

    Raises Refused where the deadline has passed.
    """
    if due(ballot, moment.now):
        raise Refused(Refusal.OVER, what="silence")
    cell = paper.cell
    splits = {**ballot.splits, cell: paper.split} if paper.split else ballot.splits
    objected = replace(ballot, papers={**ballot.papers, cell: paper.choice}, splits=splits)
    said = line(reason, "reason", REASON, required=False)
    return decided(objected, papers_of(objected, moment), reason=said)


def _break(command: BreakSilence, moment: Moment) -> tuple[Told, ...]:
    ballot = open_ballot(command.ballot, moment)
    paper = BallotCast(ballot.id, as_voter(ballot, moment), Choice.NO)
    if ballot.deadline is None:
        raise Refused(Refusal.ALREADY, what="no silence is kept here, so cast a vote")
    as_head(moment)
    return with_change(breaking(paper, ballot, moment, command.reason), ballot, moment)


def _close_due(command: CloseDueBallot, moment: Moment) -> tuple[Told, ...]:
    ballot = open_ballot(command.ballot, moment)
    if moment.state.clock.paused_at or not due(ballot, moment.now):
        raise Refused(Refusal.ALREADY, what="nothing is due")
    return with_change(decided(ballot, papers_of(ballot, moment)), ballot, moment)


def shift_deadlines(moment: Moment) -> tuple[Told, ...]:
    """Return the deadlines of silence after a pause that ends now."""
    paused_at = moment.state.clock.paused_at
    if paused_at is None:
        return ()
    return tuple(
        _moved(ballot.id, ballot.deadline + (moment.now - paused_at), ballot.circle)
        for ballot in moment.state.ballots.open
        if ballot.deadline
    )


def _moved(ballot: BallotId, until: datetime, named: tuple[CellId, ...]) -> Told:
    return Told(DeadlineMoved(ballot, until), circle(named))


SILENCE_ACTS = {
    "ballot.break": Act(BreakSilence, _break, Hands.BOTH, timed=False),
    "ballot.close-due": Act(CloseDueBallot, _close_due, Hands.CONTROL),
}
