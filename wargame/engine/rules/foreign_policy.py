"""Unanimity in the Union's foreign and security policy, with constructive abstention.

Sources: Article 31(1) TEU: decisions are unanimous. A member may make a formal declaration with
its abstention; it need not then apply the decision. Where those who do are a third of the members
at least, and hold a third of the Union's population at least, the decision is not adopted. A
plain abstention neither blocks nor exempts. Article 238(4) TFEU: abstention by members present or
represented does not prevent unanimity.
"""

from dataclasses import replace
from fractions import Fraction
from math import ceil

from wargame.engine.rules.ballot_paper import (
    Choice,
    Outcome,
    Papers,
    Rule,
    percent,
    times,
)
from wargame.engine.rules.double_majority import close
from wargame.engine.rules.unanimity import UNANIMITY

THIRD = Fraction(1, 3)


def _count(papers: Papers) -> Outcome:
    apart = papers.exempting
    many = 3 * len(apart) >= len(papers.voters)
    large = 3 * papers.people(apart) >= papers.people(papers.voters)
    agreed = UNANIMITY.counting(papers)
    caution = _caution(papers, many=many and agreed.adopted)
    lines = (*agreed.arithmetic, _line(papers), *((caution,) if caution else ()))
    base = replace(
        agreed,
        arithmetic=lines,
        caution=caution,
        yes_population=papers.people(papers.choosing(Choice.YES)),
        population=papers.people(papers.voters),
    )
    if agreed.adopted and many and large:
        return replace(base, adopted=False, sentence=_blocked(papers), binds=())
    return _with_exempt(base, papers)


def _with_exempt(base: Outcome, papers: Papers) -> Outcome:
    apart = papers.exempting
    if not base.adopted or not apart:
        return base
    return replace(
        base,
        sentence=f"{base.sentence} It does not bind {papers.listed(apart)}.",
        exempt=apart,
        binds=tuple(cell for cell in base.binds if cell not in apart),
    )


def _line(papers: Papers) -> str:
    apart, total = papers.exempting, papers.people(papers.voters)
    return (
        f"Declared abstentions: {len(apart)} of {len(papers.voters)} members, with"
        f" {percent(papers.people(apart), total)} % of the population;"
        f" {ceil(THIRD * len(papers.voters))} members with a third of it would block."
    )


def _blocked(papers: Papers) -> str:
    apart = papers.exempting
    held = percent(papers.people(apart), papers.people(papers.voters))
    return (
        f"Not adopted: {times(len(apart), 'member')} declared abstention, with {held} % of the"
        " population; a third of the members with a third of the population blocks."
    )


def _caution(papers: Papers, *, many: bool) -> str:
    apart, total = papers.people(papers.exempting), papers.people(papers.voters)
    if papers.rounded and many and close(apart, total, THIRD):
        return "Too close to call with rounded shares: exact populations could turn this."
    return ""


CFSP_UNANIMITY = Rule(
    id="eu.cfsp-unanimity",
    title="Unanimity with constructive abstention",
    words=(
        "Adopted when all take part and nobody votes against, unless a third of the members, with"
        " a third of the population, declare their abstention."
    ),
    abstention=(
        "Abstaining does not prevent adoption and exempts nobody; abstaining with a declaration"
        " exempts who makes it."
    ),
    counting=_count,
    needs=("population",),
    measure="population",
    telling=True,
    declaring=True,
)
