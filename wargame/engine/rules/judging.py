"""Who was decisive, what would have turned a result, and what other rules would have said."""

from collections.abc import Callable
from dataclasses import replace

from wargame.engine.names import CellId
from wargame.engine.rules.ballot_paper import Cells, Change, Choice, Outcome, Papers, Rule
from wargame.engine.rules.rulebook import RULEBOOK
from wargame.engine.rules.searching import Pool, fewest

MOST = 60
"""Voters among whom the fewest that would turn a result are searched."""


def judge(rule: Rule, papers: Papers) -> Outcome:
    """Return the count of these papers, with the decisive voters and the smallest change."""
    counted = rule.count(papers)
    return replace(
        counted,
        decisive=decisive(rule, papers, adopted=counted.adopted),
        change=smallest_change(rule, papers, adopted=counted.adopted),
    )


def under_all(papers: Papers) -> list[tuple[Rule, Outcome]]:
    """Return what each rule would say of these papers that can count them and says something."""
    return [
        (rule, rule.count(papers))
        for rule in RULEBOOK.values()
        if rule.fits(papers) and not rule.lacks(papers)
    ]


def decisive(rule: Rule, papers: Papers, *, adopted: bool) -> Cells:
    """Return the voters any of whom turns the result by another paper of its own."""
    return tuple(
        cell
        for cell in papers.voters
        if any(
            rule.count(moved(papers, (cell,), choice)).adopted is not adopted
            for choice in Choice
            if choice is not papers.cast.get(cell)
        )
    )


def smallest_change(rule: Rule, papers: Papers, *, adopted: bool) -> Change | None:
    """Return the fewest voters who would turn the result, and how; None if no voters would.

    Where as few would do by abstaining as by voting against, they abstain. Among more voters
    than `MOST` nothing is searched.
    """
    if len(papers.voters) > MOST:
        return None
    ways = (Choice.ABSTAIN, Choice.NO) if adopted else (Choice.YES,)
    found: list[Change] = []
    for choice in ways:
        movers = fewest(able(rule, papers, choice), turning(rule, papers, choice, adopted=adopted))
        if movers is not None:
            found.append(Change(movers, choice))
    return min(found, key=lambda change: len(change.voters), default=None)


def moved(papers: Papers, movers: Cells, choice: Choice) -> Papers:
    """Return the papers after these voters have chosen this instead."""
    return replace(papers, cast={**papers.cast, **dict.fromkeys(movers, choice)})


def turning(
    rule: Rule, papers: Papers, choice: Choice, *, adopted: bool
) -> Callable[[Cells], bool]:
    """Return the test whether some voters turn the result by choosing this instead."""

    def turns(movers: Cells) -> bool:
        return rule.count(moved(papers, movers, choice)).adopted is not adopted

    return turns


def able(rule: Rule, papers: Papers, choice: Choice) -> Pool:
    """Return those who could choose this instead of what they chose, the heaviest first."""
    measure = papers.weights if rule.measure == "weights" else papers.population
    least = 1 if rule.measure == "weights" else 0

    def weight(cell: CellId) -> int:
        return measure.get(cell, least)

    def kind(cell: CellId) -> tuple[object, ...]:
        return (papers.cast.get(cell), cell in papers.declared, cell in papers.vetoes)

    movers = [cell for cell in papers.voters if papers.cast.get(cell) is not choice]
    return Pool(tuple(sorted(movers, key=lambda cell: -weight(cell))), kind, weight)
