"""The voting calculator: who votes what under which rule, and what comes of it.

It belongs to no exercise. A command and a page ask it; neither knows a rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.engine.rules.ballot_paper import Cells, Choice, Outcome, Papers, Rule, percent
from wargame.engine.rules.bodies import Body
from wargame.engine.rules.judging import judge, under_all
from wargame.engine.rules.rulebook import RULEBOOK


class Unclear(Exception):
    """A vote that cannot be counted as it was put; its words say what to put instead."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as somebody puts it. Who is not named votes in favour.

    Where `yes` names those in favour, who is not named puts in no paper. `declare` abstain with
    a formal declaration. `out` take no part in the act. `joining`, `matters` and `needed` are
    those of `Papers`.
    """

    rule: str
    yes: Cells = ()
    no: Cells = ()
    abstain: Cells = ()
    declare: Cells = ()
    out: Cells = ()
    joining: Cells = ()
    matters: tuple[str, ...] = ()
    needed: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """A counted vote: the rule, the papers, the result, and what other rules would say."""

    body: Body
    rule: Rule
    papers: Papers
    outcome: Outcome
    others: tuple[tuple[Rule, Outcome], ...]


def tally(vote: Vote, body: Body) -> Tally:
    """Return the count of a vote in a body. Raises Unclear with all that stands in its way."""
    rule = RULEBOOK.get(vote.rule)
    found = list(_faults(vote, body))
    if rule is None:
        known = ", ".join(RULEBOOK)
        found.insert(0, f"There is no rule “{vote.rule}”. Choose one of: {known}.")
    if rule is None or found:
        raise Unclear("\n".join(found))
    papers = papers_of(vote, body)
    missing = rule.lacks(papers)
    if missing:
        raise Unclear(f"{rule.title} cannot be counted without {missing}. Add that to the vote.")
    others = ((one, told) for one, told in under_all(papers) if one.id != rule.id)
    return Tally(body, rule, papers, judge(rule, papers), tuple(others))


def papers_of(vote: Vote, body: Body) -> Papers:
    """Return the papers of a vote that is put without fault."""
    voters = tuple(cell for cell in body.ids if cell not in vote.out)
    cast = {} if vote.yes else dict.fromkeys(voters, Choice.YES)
    cast |= dict.fromkeys(vote.yes, Choice.YES)
    cast |= dict.fromkeys(vote.no, Choice.NO)
    cast |= dict.fromkeys((*vote.abstain, *vote.declare), Choice.ABSTAIN)
    return Papers(
        voters=voters,
        cast=cast,
        population=body.population,
        rounded=body.rounded,
        declared=vote.declare,
        vetoes=tuple(cell for cell in body.permanent if cell in voters),
        needed=vote.needed,
        joining=vote.joining,
        matters=vote.matters,
    )


def _faults(vote: Vote, body: Body) -> Iterator[str]:
    groups: dict[str, Cells] = {
        "in favour": vote.yes,
        "against": vote.no,
        "abstaining": vote.abstain,
        "abstaining with a declaration": vote.declare,
        "taking no part": vote.out,
    }
    named = dict.fromkeys(cell for cells in (*groups.values(), vote.joining) for cell in cells)
    unknown = [cell for cell in named if cell not in body.ids]
    if unknown:
        yield (
            f"Not in the table “{body.title}” of {body.year}: {', '.join(unknown)}."
            f" Choose from: {', '.join(body.ids)}."
        )
    for cell in named:
        twice = [group for group, cells in groups.items() if cell in cells]
        if len(twice) > 1:
            said = " and ".join(twice)
            yield f"{cell} cannot be {said} at once. Take it out of all but one."


def plain(counted: Tally) -> dict[str, object]:
    """Return a count as plain values. Shares are texts with two decimals, or None."""
    told, papers, body = counted.outcome, counted.papers, counted.body
    apart = papers.exempting
    change = told.change
    return {
        "rule": counted.rule.id,
        "title": counted.rule.title,
        "adopted": told.adopted,
        "sentence": told.sentence,
        "members": len(papers.voters),
        "yes": told.yes,
        "no": told.no,
        "abstain": told.abstain,
        "silent": told.silent,
        "needed": told.needed or None,
        "yes_population": told.yes_population if told.population else None,
        "population": told.population or None,
        "yes_population_pct": told.yes_share or None,
        "population_needed": told.population_needed or None,
        "blocking_minority": told.blocking or None,
        "deemed": told.deemed,
        "within_rounding": told.within_rounding,
        "caution": told.caution,
        "declared": list(apart),
        "declared_population_pct": (
            percent(papers.people(apart), told.population) if told.population else None
        ),
        "exempt": list(told.exempt),
        "decisive": list(told.decisive),
        "change": {"members": list(change.voters), "to": change.choice} if change else None,
        "arithmetic": list(told.arithmetic),
        "words": f"{counted.rule.words} {counted.rule.abstention}",
        "other_rules": {rule.id: other.adopted for rule, other in counted.others},
        "table": {"title": body.title, "year": body.year, "source": body.source},
    }
