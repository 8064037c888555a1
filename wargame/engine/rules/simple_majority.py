"""Simple majority of the members, as in Article 238(1) TFEU: more than half of all who may vote."""

from dataclasses import replace

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
    agreed, needed = len(papers.choosing(Choice.YES)), len(papers.voters) // 2 + 1
    lines = (
        f"{agreed} in favour of {len(papers.voters)} who may vote; {needed} are needed.",
        *quorum_line(papers),
    )
    why = f"{agreed} in favour, {needed} needed."
    if short_of_quorum(papers):
        why = f"the quorum of {papers.quorum} is not reached."
    adopted = agreed >= needed and not short_of_quorum(papers)
    return replace(outcome(papers, why, *lines, adopted=adopted), needed=needed)


SIMPLE_MAJORITY = Rule(
    id="simple-majority",
    title="Simple majority",
    words="Adopted when more than half of all who may vote are in favour.",
    abstention="Abstaining counts like a vote against, because the majority is of all members.",
    counting=_count,
)
