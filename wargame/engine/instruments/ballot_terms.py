"""The terms of a ballot: what its forum asks, by which rule, and what a secret count may tell."""

from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from wargame.engine.instruments.ballot_box import Ballot, BallotOpened, Ballots
from wargame.engine.instruments.documents import Proposal, Proposals
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CONTROL, CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules import RULEBOOK, WEIGHTED, Papers, Terms
from wargame.engine.scenario import Becomes, Forum


class Seen(Protocol):
    """What a rule can hang on: these parts of a picture."""

    @property
    def setting(self) -> Setting:
        """The public frame."""

    @property
    def proposals(self) -> Proposals:
        """The texts in sight."""

    @property
    def ballots(self) -> Ballots:
        """The ballots in sight."""


def unplayed(forum: Forum) -> tuple[CellId, ...]:
    """Return control, where it casts the votes of members that nobody plays; or else nobody."""
    return (CONTROL,) if CONTROL in set(forum.terms.blocs.values()) else ()


def weights_of(forum: Forum | None, voters: tuple[CellId, ...]) -> dict[CellId, int]:
    """Return what each voter weighs in a forum; nothing where all weigh the same.

    Raises Refused where a weight is below zero, or where all together weigh nothing.
    """
    if forum is None or forum.weights is None:
        return {}
    weights = {cell: forum.weights.get(cell, 1) for cell in voters}
    if min(weights.values()) < 0 or not sum(weights.values()):
        raise Refused(Refusal.RULE, reason="the weights of its voters make no sum.")
    return weights


def threshold_of(forum: Forum | None) -> str:
    """Return the share that a forum asks for, as it is written; empty where it has none.

    Raises Refused where that is no share above 0 and up to 1.
    """
    written = forum.threshold if forum else ""
    if written and not _is_share(written):
        raise Refused(Refusal.RULE, reason=f"“{written}” is not a share between 0 and 1.")
    return written


def _is_share(written: str) -> bool:
    try:
        return 0 < Fraction(written) <= 1
    except (ValueError, ZeroDivisionError):
        return False


def check_countable(ballot: BallotOpened) -> None:
    """Refuse a ballot that its rule could not count, for want of a fact, whatever is voted."""
    terms = ballot.terms
    papers = Papers(
        terms.roll(ballot.voters),
        {},
        population=terms.population,
        vetoes=terms.vetoes,
        needed=terms.needed,
        joining=terms.joining,
    )
    missing = RULEBOOK[ballot.rule].lacks(papers)
    if missing:
        raise Refused(Refusal.RULE, reason=f"it lacks {missing}, which a forum can bring.")


def check_secrecy(ballot: BallotOpened) -> None:
    """Refuse a secret ballot whose count would name the voters: who weighs 7 is seen in a sum."""
    if not ballot.secret:
        return
    rule, told_apart = RULEBOOK[ballot.rule], len(set(ballot.weights.values())) > 1
    if ballot.rule == WEIGHTED and told_apart:
        raise Refused(Refusal.RULE, reason="its weights would tell who voted what in secret.")
    if rule.telling:
        raise Refused(Refusal.RULE, reason="its result would tell who voted what in secret.")
    if ballot.terms.blocs:
        raise Refused(Refusal.RULE, reason="its blocs would tell who voted what in secret.")


def rule_of(forum: Forum, terms: Terms, seen: Seen) -> tuple[str, Terms]:
    """Return the rule by which a forum decides by now, and the terms with the reason for it.

    All that changes a rule is public, so every picture gives the same answer.
    """
    becomes = forum.becomes
    adopted = _adopting(becomes, seen) if becomes else None
    if becomes is None or adopted is None:
        return forum.rule, terms
    new, kept = RULEBOOK[becomes.rule].title, RULEBOOK[forum.rule].title
    touched = [one for one in becomes.unless_matters if one in terms.matters]
    what = f"“{adopted.question}” was adopted"
    if touched:
        note = f"{what}, but {' and '.join(touched)} matters stay with: {kept}."
        return forum.rule, replace(terms, note=note)
    return becomes.rule, replace(terms, note=f"{what}, so this is decided by: {new}.")


def _adopting(becomes: Becomes, seen: Seen) -> Ballot | None:
    """Return the ballot that has changed the rule, if any: a public one, in the right forum."""
    forum = seen.setting.forum(becomes.forum)
    return next(
        (
            ballot
            for ballot in seen.ballots.all.values()
            if forum
            and ballot.forum == forum.title
            and ballot.terms.binding
            and not ballot.amendment
            and not ballot.circle
            and ballot.outcome
            and ballot.outcome.adopted
            and _chosen(ballot, becomes, seen) in becomes.options
        ),
        None,
    )


def _chosen(ballot: Ballot, becomes: Becomes, seen: Seen) -> str:
    """Return the option of an issue that the text of a ballot chose; empty where it chose none."""
    proposals = seen.proposals.all
    proposal: Proposal | None = proposals.get(ballot.proposal) if ballot.proposal else None
    versions = proposal.versions if proposal else ()
    voted = (one for one in versions if one.number == ballot.version)
    return next((one.choices.get(becomes.issue, "") for one in voted), "")
