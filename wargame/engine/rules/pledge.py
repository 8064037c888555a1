"""Opt-in pledge and facilitator's ruling: two ways to decide that are no votes.

A pledge is made by a coalition of the willing: it binds those who join and nobody else, with who,
what, when and which caveats. A ruling is the facilitator's; the papers are advice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wargame.engine.names import CellId
from wargame.engine.rules.ballot_paper import (
    Cells,
    Choice,
    Outcome,
    Papers,
    Rule,
    outcome,
    times,
)


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a delegation binds itself to: who, what, until or from when, and but for what."""

    who: CellId
    what: str
    when: str
    caveats: str = ""


def joined(asked: Cells, pledges: Iterable[Pledge], *, needed: int = 0) -> Papers:
    """Return the papers of those who were asked to join and of the pledges that came.

    The last pledge of a delegation counts. A pledge of somebody who was not asked counts not.
    """
    last = {pledge.who: pledge for pledge in pledges if pledge.who in asked}
    return Papers(
        voters=asked,
        cast=dict.fromkeys(last, Choice.YES),
        needed=needed,
        caveats={who: pledge.caveats for who, pledge in last.items() if pledge.caveats},
    )


def _pledged(papers: Papers) -> Outcome:
    bound = papers.choosing(Choice.YES)
    needed = max(1, papers.needed)
    lines = [f"{len(bound)} of {len(papers.voters)} joined; {needed} needed for it to stand."]
    lines += [
        f"{papers.name(cell)} joined with a caveat: {papers.caveats[cell]}"
        for cell in bound
        if papers.caveats.get(cell)
    ]
    why = f"it binds {papers.listed(bound)} and nobody else."
    if len(bound) < needed:
        why = f"{len(bound)} joined, {needed} needed."
    result = outcome(papers, why, *lines, adopted=len(bound) >= needed)
    apart = tuple(cell for cell in papers.voters if cell not in bound)
    if not result.adopted:
        return replace(result, needed=needed)
    return replace(result, needed=needed, binds=bound, exempt=apart)


def _ruled(papers: Papers) -> Outcome:
    agreed, against = len(papers.choosing(Choice.YES)), len(papers.choosing(Choice.NO))
    line = f"Advice: {times(agreed, 'voice')} in favour, {against} against; the ruling decides."
    if papers.ruling is None:
        return outcome(papers, "the facilitator has not ruled.", line, adopted=False)
    return outcome(papers, "the facilitator ruled so.", line, adopted=papers.ruling)


PLEDGE = Rule(
    id="pledge",
    title="Opt-in pledge",
    words="Stands when one at least joins, or as many as the forum asks for; binds those who join.",
    abstention="Abstaining, like voting against, is not joining; it stops nobody else.",
    counting=_pledged,
    telling=True,
    fits=lambda _: False,
)

RULING = Rule(
    id="ruling",
    title="Ruling of the facilitator",
    words="Adopted when the facilitator rules so; what delegations say is advice.",
    abstention="Abstaining is giving no advice.",
    counting=_ruled,
    fits=lambda _: False,
)
