"""Weighted majority: the weights in favour must reach a share of all weights.

The share is the forum's (`threshold = "2/3"`), or else more than half. Who has no weight written
down weighs one. Where a quorum is asked for, so many must have put in a paper.
"""

from dataclasses import replace
from fractions import Fraction
from math import ceil

from wargame.engine.rules.ballot_paper import (
    Choice,
    Outcome,
    Papers,
    Rule,
    outcome,
    quorum_line,
    short_of_quorum,
)


def _count(papers: Papers) -> Outcome:
    weights = {cell: papers.weights.get(cell, 1) for cell in papers.voters}
    total = sum(weights.values())
    agreed = sum(weights[cell] for cell in papers.choosing(Choice.YES))
    needed = _needed(total, papers.threshold)
    heaviest = sorted(weights.items(), key=lambda one: -one[1])
    lines = (
        f"Weight in favour: {agreed} of {total}; {needed} is needed.",
        "Weights: " + ", ".join(f"{papers.name(cell)} {weight}" for cell, weight in heaviest) + ".",
        *quorum_line(papers),
    )
    why = f"a weight of {agreed} in favour, {needed} needed."
    if short_of_quorum(papers):
        why = f"the quorum of {papers.quorum} is not reached."
    adopted = agreed >= needed and not short_of_quorum(papers)
    return replace(outcome(papers, why, *lines, adopted=adopted), needed=needed)


def _needed(total: int, threshold: str) -> int:
    """Return the least weight that reaches the share; never none, whatever the weights."""
    if not threshold:
        return total // 2 + 1
    return max(1, ceil(total * Fraction(threshold)))


WEIGHTED_MAJORITY = Rule(
    id="weighted-majority",
    title="Weighted majority",
    words="Adopted when the weights in favour reach the share that the forum asks for.",
    abstention="Abstaining counts like a vote against, because the share is of all weights.",
    counting=_count,
    measure="weights",
    fits=lambda papers: bool(papers.weights or papers.threshold),
)
