"""The Security Council: nine of fifteen, and no permanent member against.

Sources: Article 27 of the Charter: procedural matters by nine members (27(2)), all others by nine
with the concurring votes of the permanent ones (27(3)). By settled practice a permanent member
that abstains or is absent does not veto.
"""

from dataclasses import replace

from wargame.engine.rules.ballot_paper import Choice, Outcome, Papers, Rule, outcome

NINE = 9
SEATS = 15


def _lines(papers: Papers) -> tuple[str, ...]:
    agreed = len(papers.choosing(Choice.YES))
    return (f"{agreed} in favour of {len(papers.voters)}; {NINE} are needed.",)


def _procedural(papers: Papers) -> Outcome:
    agreed = len(papers.choosing(Choice.YES))
    why = f"{agreed} in favour, {NINE} needed; there is no veto."
    result = outcome(papers, why, *_lines(papers), adopted=agreed >= NINE)
    return replace(result, needed=NINE)


def _substantive(papers: Papers) -> Outcome:
    agreed = len(papers.choosing(Choice.YES))
    against = tuple(cell for cell in papers.choosing(Choice.NO) if cell in papers.vetoes)
    vetoed = f"Permanent members against: {papers.listed(against)}."
    why = f"{agreed} in favour, {NINE} needed, and no permanent member against."
    if agreed < NINE:
        why = f"{agreed} in favour, {NINE} needed."
    elif against:
        why = f"{agreed} in favour would be enough, but {papers.listed(against)} vetoed it."
    adopted = agreed >= NINE and not against
    result = outcome(papers, why, *_lines(papers), vetoed, adopted=adopted)
    return replace(result, needed=NINE)


def _fits(papers: Papers) -> bool:
    return len(papers.voters) == SEATS and bool(papers.vetoes)


SECURITY_COUNCIL = Rule(
    id="un.security-council",
    title="Security Council",
    words="Adopted when nine members are in favour and no permanent member is against.",
    abstention="Abstaining is no veto, but it is no vote in favour either.",
    counting=_substantive,
    needs=("vetoes",),
    telling=True,
    fits=_fits,
)

SECURITY_COUNCIL_PROCEDURAL = Rule(
    id="un.security-council-procedural",
    title="Security Council, procedural matter",
    words="Adopted when nine members are in favour, whichever they are.",
    abstention="Abstaining is no vote in favour.",
    counting=_procedural,
    fits=_fits,
)
