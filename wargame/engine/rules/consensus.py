"""Consensus: a text acceptable to each, shown by nobody objecting.

Source: the practice of the North Atlantic Council, which decides without votes.
"""

from wargame.engine.rules.ballot_paper import Choice, Outcome, Papers, Rule, outcome, times


def _count(papers: Papers) -> Outcome:
    objections = len(papers.choosing(Choice.NO))
    agreed = len(papers.choosing(Choice.YES))
    lines = (
        f"{times(objections, 'objection')}; none is allowed.",
        f"{agreed} of {len(papers.voters)} agreed in so many words; one at least must.",
    )
    if objections:
        return outcome(papers, f"{times(objections, 'objection')} stood.", *lines, adopted=False)
    if not agreed:
        return outcome(papers, "nobody spoke for it, so nothing is decided.", *lines, adopted=False)
    return outcome(papers, "nobody objected.", *lines, adopted=True)


CONSENSUS = Rule(
    id="consensus",
    title="Consensus",
    words="Adopted when nobody objects and one at least agrees.",
    abstention="Who abstains or stays silent stands aside and does not prevent it.",
    counting=_count,
)
