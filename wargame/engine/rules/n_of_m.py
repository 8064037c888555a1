"""So many of the voters, with holders of a veto.

Source: the scorable negotiation games in the manner of Harborco: all but one must agree, and two
named parties must be among them. The number is the forum's; a veto is cast by a vote against, or,
where assent is asked for, by not being in favour.
"""

from dataclasses import replace

from wargame.engine.rules.ballot_paper import (
    Cells,
    Choice,
    Outcome,
    Papers,
    Rule,
    outcome,
    quorum_line,
    short_of_quorum,
)


def _by_veto(papers: Papers) -> Outcome:
    return _counted(papers, papers.choosing(Choice.NO), "against")


def _by_assent(papers: Papers) -> Outcome:
    agreed = papers.choosing(Choice.YES)
    rest = tuple(cell for cell in papers.voters if cell not in agreed)
    return _counted(papers, rest, "not in favour")


def _counted(papers: Papers, able: Cells, how: str) -> Outcome:
    agreed = len(papers.choosing(Choice.YES))
    stopping = tuple(cell for cell in able if cell in papers.vetoes)
    lines = (
        f"{agreed} in favour of {len(papers.voters)}; {papers.needed} are needed.",
        f"Holders of a veto who are {how}: {papers.listed(stopping)}.",
        *quorum_line(papers),
    )
    why = f"{agreed} in favour, {papers.needed} needed."
    if short_of_quorum(papers):
        why = f"the quorum of {papers.quorum} is not reached."
    elif stopping and agreed >= papers.needed:
        verb = "has" if len(stopping) == 1 else "have"
        why = f"{agreed} in favour would be enough, but {papers.listed(stopping)} {verb} a veto."
    adopted = agreed >= papers.needed and not stopping and not short_of_quorum(papers)
    return replace(outcome(papers, why, *lines, adopted=adopted), needed=papers.needed)


N_OF_M = Rule(
    id="n-of-m",
    title="A number of votes, with vetoes",
    words="Adopted when the number that the forum asks for is in favour and no veto is cast.",
    abstention="Abstaining is no vote in favour, and no veto.",
    counting=_by_veto,
    needs=("needed",),
    telling=True,
)

N_OF_M_ASSENT = Rule(
    id="n-of-m-assent",
    title="A number of votes, with the assent of some",
    words="Adopted when the number that the forum asks for is in favour, some members among them.",
    abstention="Abstaining is not being in favour; it stops the text where assent is asked for.",
    counting=_by_assent,
    needs=("needed", "vetoes"),
    telling=True,
)
