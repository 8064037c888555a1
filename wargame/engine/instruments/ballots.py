"""Ballots: a question put to those who may vote, under the rule of a forum, named or secret.

While a ballot is open everyone in it knows how many have voted, never what. A vote can be changed
until the ballot is closed: by control at any time, by the delegation that called it once all have
voted. The papers of a secret ballot are sealed: control learns who has voted and the counts, and
no record that leaves the house holds more.

A forum decides by its own rule and voters; control alone may bend them. All who vote can see the
text that they vote on. Where a forum counts members, each delegation casts the votes of those that
it speaks for, and may split them; control casts them for members that nobody plays. Silence with
its deadline has a file of its own.
"""

from dataclasses import dataclass, field, replace

from wargame.engine.audience import circle, only, sealed
from wargame.engine.instrument import Act, Hands, Instrument, Moment, Told, chosen
from wargame.engine.instruments.amendments import votable, with_change
from wargame.engine.instruments.ballot_box import (
    BALLOT_EVENTS,
    Ballot,
    BallotCancelled,
    BallotCast,
    BallotCounted,
    BallotOpened,
    Ballots,
    BallotVoted,
)
from wargame.engine.instruments.ballot_count import as_voter, decided, open_ballot, papers_of
from wargame.engine.instruments.ballot_silence import SILENCE_ACTS, breaking, deadline
from wargame.engine.instruments.ballot_terms import (
    check_countable,
    check_secrecy,
    rule_of,
    threshold_of,
    unplayed,
    weights_of,
)
from wargame.engine.instruments.documents import Proposal
from wargame.engine.instruments.drafting import proposal_in_sight
from wargame.engine.instruments.heads import as_head
from wargame.engine.names import CONTROL, AmendmentId, BallotId, CellId, ProposalId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules import RULEBOOK, RULING, Choice, Terms, by_member
from wargame.engine.scenario import Forum
from wargame.engine.texts import line

QUESTION = 300


@dataclass(frozen=True, slots=True)
class CallBallot:
    """Put a proposal, or a question in words, to a vote.

    `forum` gives rule, voters, weights and threshold; control's `rule`, `voters` and `secret`
    override them. Without a forum the caller names the rule, and, or else all who see it, the
    voters. `matters` are what the text touches, such as `military`, beside what the forum says.
    `minutes` are how long silence lasts, where that decides. `amendment` puts that change to the
    vote, and not the text as it stands.
    """

    question: str = ""
    proposal: ProposalId | None = None
    version: int | None = None
    forum: str = ""
    rule: str = ""
    voters: tuple[CellId, ...] = ()
    secret: bool | None = None
    matters: tuple[str, ...] = ()
    minutes: int | None = None
    amendment: AmendmentId | None = None


@dataclass(frozen=True, slots=True)
class CastVote:
    """Put in a paper, or change the one that is in.

    `split` names the members that vote otherwise than the rest of the bloc; `declared` adds a
    formal declaration to an abstention.
    """

    ballot: BallotId
    choice: Choice
    split: dict[CellId, Choice] = field(default_factory=dict)
    declared: bool = False


@dataclass(frozen=True, slots=True)
class CloseBallot:
    """Close the ballot and count. `ruling` is what control rules, where a ruling decides."""

    ballot: BallotId
    ruling: bool | None = None


@dataclass(frozen=True, slots=True)
class CancelBallot:
    """Stop a ballot without counting, for a reason."""

    ballot: BallotId
    reason: str


def _call(command: CallBallot, moment: Moment) -> tuple[Told, ...]:
    proposal = _put(command, moment)
    forum = _forum(command.forum, moment)
    terms = _terms(command, forum)
    usual, terms = rule_of(forum, terms, moment.state) if forum else ("", terms)
    if forum and moment.by.cell != CONTROL and _bent(command, forum, usual):
        raise Refused(Refusal.NOT_YOURS, who="control")
    rule = command.rule or usual
    if rule not in RULEBOOK:
        raise Refused(Refusal.UNKNOWN, value=rule or "nothing", field="the rule")
    voters = _voters(command, forum, proposal, moment)
    event = BallotOpened(
        ballot=BallotId(moment.dice.token()),
        caller=moment.by.cell,
        question=_question(command, proposal),
        proposal=proposal.id if proposal else None,
        version=proposal.current.number if proposal else None,
        forum=forum.title if forum else "",
        rule=rule,
        voters=voters,
        weights=weights_of(forum, voters),
        threshold=threshold_of(forum),
        secret=bool(forum and forum.secret) if command.secret is None else command.secret,
        circle=proposal.circle if proposal else (),
        terms=terms if rule == usual else replace(terms, note=""),
        deadline=deadline(command.minutes, rule, moment.now),
        amendment=command.amendment,
    )
    check_secrecy(event)
    check_countable(event)
    return (Told(event, circle(event.circle)),)


def _question(command: CallBallot, proposal: Proposal | None) -> str:
    if proposal is None or command.question:
        return line(command.question, "question", QUESTION)
    if command.amendment:
        return f"{proposal.current.title}: shall it be amended?"
    return f"{proposal.current.title}: shall it be adopted?"


def _terms(command: CallBallot, forum: Forum | None) -> Terms:
    """Return the terms of the forum, with what the text touches beside."""
    terms = forum.terms if forum else Terms()
    return replace(terms, matters=tuple(dict.fromkeys((*terms.matters, *command.matters))))


def _bent(command: CallBallot, forum: Forum, usual: str) -> bool:
    """Tell whether a call departs from what the forum prescribes."""
    return (
        command.rule not in {"", usual}
        or bool(command.voters and set(command.voters) != set(forum.voters))
        or command.secret not in {None, forum.secret}
    )


def _put(command: CallBallot, moment: Moment) -> Proposal | None:
    proposal = _text(command, moment)
    if proposal is None:
        return None
    if proposal.draft:
        raise Refused(Refusal.DRAFT)
    if command.version not in {None, proposal.current.number}:
        raise Refused(Refusal.STALE, version=proposal.current.number)
    if moment.state.ballots.on(proposal.id):
        raise Refused(Refusal.ALREADY, what="this proposal is being voted on")
    return proposal


def _text(command: CallBallot, moment: Moment) -> Proposal | None:
    """Return the text that is put to the vote, or that an amendment would change, if any."""
    if command.amendment:
        return votable(command.amendment, moment)[1]
    return proposal_in_sight(command.proposal, moment) if command.proposal else None


def _forum(wanted: str, moment: Moment) -> Forum | None:
    forum = moment.state.setting.forum(wanted)
    if wanted and forum is None:
        raise Refused(Refusal.UNKNOWN, value=wanted, field="the forum")
    return forum


def _voters(
    command: CallBallot, forum: Forum | None, proposal: Proposal | None, moment: Moment
) -> tuple[CellId, ...]:
    seeing = (proposal.circle if proposal else ()) or moment.state.setting.cells
    named = command.voters or (forum.voters if forum else seeing)
    voters = chosen([cell for cell in named if cell != CONTROL], moment, "the voters")
    if not voters:
        raise Refused(Refusal.RULE, reason="nobody who votes there is in play.")
    blind = [moment.state.setting.name(cell) for cell in voters if cell not in seeing]
    if blind:
        raise Refused(Refusal.RULE, reason=f"{', '.join(blind)} cannot see the proposal.")
    return (*voters, *unplayed(forum)) if forum else voters


def _cast(command: CastVote, moment: Moment) -> tuple[Told, ...]:
    ballot = open_ballot(command.ballot, moment)
    by = as_voter(ballot, moment)
    as_head(moment)
    event = _paper(command, ballot, by)
    if ballot.deadline and Choice.NO in {event.choice, *event.split.values()}:
        return with_change(breaking(event, ballot, moment), ballot, moment)
    if _unchanged(event, ballot):
        return ()
    audience = sealed(by) if ballot.secret else only(by)
    paper = Told(event, audience)
    if by in ballot.voted:
        return (paper,)
    return (
        paper,
        Told(BallotVoted(ballot.id, by), only(by)),
        Told(BallotCounted(ballot.id, len(ballot.voted) + 1), circle(ballot.circle)),
    )


def _paper(command: CastVote, ballot: Ballot, by: CellId) -> BallotCast:
    """Return the paper, with nothing in the split that the rest of the bloc chose too.

    Raises Refused for a member of another bloc, and for a declaration that means nothing here.
    """
    members = ballot.terms.members(by) if ballot.terms.blocs else ()
    by_member({by: members}, {}, {by: command.split})
    split = {cell: one for cell, one in command.split.items() if one is not command.choice}
    abstaining = Choice.ABSTAIN in {command.choice, *split.values()}
    if command.declared and not (RULEBOOK[ballot.rule].declaring and abstaining):
        raise Refused(Refusal.RULE, reason="a declaration goes with an abstention in CFSP only.")
    return BallotCast(ballot.id, by, command.choice, split, command.declared)


def _unchanged(paper: BallotCast, ballot: Ballot) -> bool:
    """Tell whether this very paper is in."""
    cell = paper.cell
    return (
        ballot.papers.get(cell) is paper.choice
        and ballot.splits.get(cell, {}) == paper.split
        and (cell in ballot.declaring) is paper.declared
    )


def _as_caller(wanted: BallotId, moment: Moment) -> Ballot:
    ballot = open_ballot(wanted, moment)
    if moment.by.cell not in {CONTROL, ballot.caller}:
        raise Refused(Refusal.NOT_YOURS, who="control, or who called the ballot,")
    return ballot


def _close(command: CloseBallot, moment: Moment) -> tuple[Told, ...]:
    ballot = _as_caller(command.ballot, moment)
    if moment.by.cell != CONTROL and ballot.cast < len(ballot.voters):
        raise Refused(Refusal.PAPERS_MISSING, cast=ballot.cast, voters=len(ballot.voters))
    if ballot.deadline:
        raise Refused(Refusal.SILENCE)
    papers = papers_of(ballot, moment)
    result = decided(ballot, papers, ruling=_ruling(command, ballot, moment))
    return with_change(result, ballot, moment)


def _ruling(command: CloseBallot, ballot: Ballot, moment: Moment) -> bool | None:
    """Return what control rules; refused where it must and did not, or may not and did."""
    ruled, asked = command.ruling is not None, ballot.rule == RULING.id
    if ruled is not asked or (asked and moment.by.cell != CONTROL):
        reason = "control rules here, and says what." if asked else "its papers decide."
        raise Refused(Refusal.RULE, reason=reason)
    return command.ruling


def _cancel(command: CancelBallot, moment: Moment) -> tuple[Told, ...]:
    ballot = _as_caller(command.ballot, moment)
    event = BallotCancelled(ballot.id, line(command.reason, "reason"))
    return (Told(event, circle(ballot.circle)),)


def stop_all(reason: str, moment: Moment) -> tuple[Told, ...]:
    """Return the end, without a count, of every ballot that is open."""
    return tuple(
        Told(BallotCancelled(ballot.id, reason), circle(ballot.circle))
        for ballot in moment.state.ballots.open
    )


BALLOTS = Instrument(
    name="ballots",
    part=Ballots,
    acts={
        "ballot.call": Act(CallBallot, _call, Hands.BOTH),
        "ballot.cast": Act(CastVote, _cast, Hands.BOTH),
        "ballot.close": Act(CloseBallot, _close, Hands.BOTH),
        "ballot.cancel": Act(CancelBallot, _cancel, Hands.BOTH),
        **SILENCE_ACTS,
    },
    events=BALLOT_EVENTS,
)
