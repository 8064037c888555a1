"""Who must move: what declared stances come to under a rule, before anybody votes.

Who supports a text or can live with it is taken to vote for it, who opposes it against, and who
is undeclared to put in no paper. Nothing here is a forecast; it is arithmetic on what was said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from wargame.engine.names import CellId
from wargame.engine.rules.ballot_paper import Cells, Choice, Outcome, Papers, Rule
from wargame.engine.rules.judging import able, turning
from wargame.engine.rules.searching import Sets, fewest, smallest

PAPERS: Final = {
    "support": Choice.YES,
    "can-live-with": Choice.YES,
    "oppose": Choice.NO,
}
"""The paper that a stance stands for; an undeclared one stands for none."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What stances come to: `now` is the count as they stand.

    `cheapest` are the fewest who must come over, the heaviest of such; empty where it passes, or
    where nobody's coming over would help (`possible` is false then). `coalitions` are the sets of
    those who would carry it by coming over, none of whom could be spared, the smallest first.
    `blocking` are the sets of those not in firm support who would stop it by voting against, all
    others in favour, none of whom could be spared; `alone` can each do that without help.
    `complete` tells whether both lists hold all there are.
    """

    now: Outcome
    possible: bool
    cheapest: Cells
    coalitions: tuple[Cells, ...]
    blocking: tuple[Cells, ...]
    alone: Cells
    complete: bool


def who_must_move(rule: Rule, papers: Papers, stances: Mapping[CellId, str]) -> Moves:
    """Return who must move for a text to pass, and who can block it with whom.

    `papers` give the voters and what the rule asks for; what is cast in them does not count.
    """
    said = replace(papers, cast=papers_of(papers.voters, stances))
    now = rule.count(said)
    coming = able(rule, said, Choice.YES)
    carries = turning(rule, said, Choice.YES, adopted=False)
    cheapest = None if now.adopted else fewest(coming, carries)
    passing = Sets() if now.adopted else smallest(coming, carries)
    unsure = tuple(cell for cell in papers.voters if stances.get(cell) != "support")
    stopping = blocking(rule, papers, unsure)
    return Moves(
        now=now,
        possible=now.adopted or cheapest is not None,
        cheapest=cheapest or (),
        coalitions=tuple(passing.all),
        blocking=tuple(stopping.all),
        alone=_alone(rule, papers, unsure),
        complete=passing.complete and stopping.complete,
    )


def papers_of(voters: Cells, stances: Mapping[CellId, str]) -> dict[CellId, Choice]:
    """Return the papers that stances stand for."""
    return {
        cell: PAPERS[stances[cell]] for cell in voters if stances.get(cell, "undeclared") in PAPERS
    }


def blocking(rule: Rule, papers: Papers, among: Cells) -> Sets:
    """Return the minimal sets of some voters who stop a text that all others are in favour of."""
    willing = _all_in_favour(papers)
    pool = able(rule, willing, Choice.NO)
    chosen = replace(pool, movers=tuple(cell for cell in pool.movers if cell in among))
    return smallest(chosen, turning(rule, willing, Choice.NO, adopted=True))


def _alone(rule: Rule, papers: Papers, among: Cells) -> Cells:
    """Return those who stop by themselves what would pass with all in favour."""
    willing = _all_in_favour(papers)
    stops = turning(rule, willing, Choice.NO, adopted=True)
    return () if stops(()) else tuple(cell for cell in among if stops((cell,)))


def _all_in_favour(papers: Papers) -> Papers:
    return replace(papers, cast=dict.fromkeys(papers.voters, Choice.YES), declared=())
