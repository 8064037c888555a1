"""Unanimity, as in Article 238(4) TFEU: one vote against is enough to stop the text.

Abstention by members present does not prevent adoption. A ballot in which nobody votes for the
text decides nothing.
"""

from wargame.engine.rules.ballot_paper import Choice, Outcome, Papers, Rule, outcome, times


def _count(papers: Papers) -> Outcome:
    against = len(papers.choosing(Choice.NO))
    agreed = len(papers.choosing(Choice.YES))
    silent = len(papers.silent)
    lines = (
        f"{times(against, 'vote')} against; none is allowed.",
        f"{times(silent, 'voter')} without a paper; all must be present or represented.",
        f"{times(agreed, 'vote')} in favour; one at least is needed.",
    )
    if against:
        return outcome(papers, f"{times(against, 'vote')} against.", *lines, adopted=False)
    if silent:
        return outcome(papers, f"{times(silent, 'voter')} took no part.", *lines, adopted=False)
    if not agreed:
        return outcome(papers, "all abstained, so nothing is decided.", *lines, adopted=False)
    return outcome(papers, "no vote against.", *lines, adopted=True)


UNANIMITY = Rule(
    id="unanimity",
    title="Unanimity",
    words="Adopted when all take part and nobody votes against.",
    abstention="Abstaining does not prevent adoption; staying away does.",
    counting=_count,
)
