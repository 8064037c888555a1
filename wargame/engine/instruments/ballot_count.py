"""Ballots that are open, and their count: which ballot is meant, and what its papers come to."""

from dataclasses import replace

from wargame.engine.audience import circle
from wargame.engine.instrument import Moment, Told
from wargame.engine.instruments.ballot_box import Ballot, BallotDecided
from wargame.engine.instruments.pledges import Pledge
from wargame.engine.names import CONTROL, BallotId, CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules import RULEBOOK, Choice, Outcome, Papers, judge
from wargame.engine.rules.pledge import PLEDGE


def open_ballot(wanted: BallotId, moment: Moment) -> Ballot:
    """Return an open ballot that the acting cell can see; refuse any other alike."""
    ballot = moment.state.ballots.all.get(wanted)
    by = moment.by.cell
    if ballot is None or (ballot.circle and by not in {CONTROL, *ballot.circle}):
        raise Refused(Refusal.NOT_IN_SIGHT, what="ballot")
    if not ballot.open:
        raise Refused(Refusal.OVER, what="ballot")
    return ballot


def as_voter(ballot: Ballot, moment: Moment) -> CellId:
    """Return the acting cell; refused where it has no vote here."""
    if moment.by.cell not in ballot.voters:
        names = ", ".join(moment.state.setting.name(cell) for cell in ballot.voters)
        raise Refused(Refusal.VOTED_NOT, who=names)
    return moment.by.cell


def decided(
    ballot: Ballot, papers: Papers, *, ruling: bool | None = None, reason: str = ""
) -> Told:
    """Return the result of a ballot, as all in it are told. Secret papers are not in it."""
    event = BallotDecided(
        ballot=ballot.id,
        outcome=_outcome(ballot, replace(papers, ruling=ruling)),
        roll_call=_roll(ballot, papers),
        declared=() if ballot.secret else papers.exempting,
        reason=reason,
    )
    return Told(event, circle(ballot.circle))


def papers_of(ballot: Ballot, moment: Moment) -> Papers:
    """Return the papers of a ballot, with the names of those who put them in.

    Where pledges decide, those made on the text are papers in favour, unless there is another.
    """
    papers = replace(ballot.sheet(), names=names_of(ballot, moment))
    if ballot.rule != PLEDGE.id or ballot.proposal is None or ballot.terms.blocs:
        return papers
    joined = {
        one.cell: one
        for one in moment.state.pledges.on(ballot.proposal)
        if one.cell in ballot.voters and _known(one, ballot)
    }
    cast = {**dict.fromkeys(joined, Choice.YES), **papers.cast}
    caveats = {cell: one.caveats for cell, one in joined.items() if one.caveats}
    return replace(papers, cast=cast, caveats=caveats)


def _known(pledge: Pledge, ballot: Ballot) -> bool:
    """Tell whether all who see a ballot know of a pledge; the result tells nobody else's."""
    return not pledge.circle or bool(ballot.circle and set(ballot.circle) <= set(pledge.circle))


def names_of(ballot: Ballot, moment: Moment) -> dict[CellId, str]:
    """Return what the voters of a ballot are called: members by their own names."""
    setting = moment.state.setting
    return {cell: ballot.terms.names.get(cell) or setting.name(cell) for cell in ballot.roll}


def _outcome(ballot: Ballot, papers: Papers) -> Outcome:
    """Return the count; who was decisive in a secret ballot would tell who voted what."""
    rule = RULEBOOK[ballot.rule]
    return rule.count(papers) if ballot.secret else judge(rule, papers)


def _roll(ballot: Ballot, papers: Papers) -> dict[CellId, Choice]:
    """Return who voted what, in the order of the roll: the order of the papers is not public."""
    if ballot.secret:
        return {}
    return {cell: papers.cast[cell] for cell in ballot.roll if cell in papers.cast}
