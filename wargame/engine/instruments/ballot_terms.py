"""The terms of a ballot: a forum's weights and share, and what a secret count may not tell."""

from fractions import Fraction

from wargame.engine.instruments.ballot_box import BallotOpened
from wargame.engine.names import CellId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.rules import WEIGHTED
from wargame.engine.scenario import Forum


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


def check_secrecy(ballot: BallotOpened) -> None:
    """Refuse a secret ballot whose count would name the voters: who weighs 7 is seen in a sum."""
    told_apart = len(set(ballot.weights.values())) > 1
    if ballot.secret and ballot.rule == WEIGHTED and told_apart:
        raise Refused(Refusal.RULE, reason="its weights would tell who voted what in secret.")
