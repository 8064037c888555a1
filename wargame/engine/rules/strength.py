"""The power of those at the table: how often a delegation turns a vote, with all that it votes for.

`power` counts the members of an assembly with numbers and weights. Here the rule itself is asked,
whatever it is, for every way in which delegations can be in favour or against. So it holds for
vetoes, assent and blocs, too, as long as there are few enough of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import comb

from wargame.engine.names import CellId
from wargame.engine.rules.ballot_paper import Cells, Choice, Papers, Rule
from wargame.engine.rules.pledge import PLEDGE, RULING
from wargame.engine.rules.power import Power

MOST = 12
"""Delegations whose coalitions are gone through: 4,096 counts."""
Voices = Mapping[CellId, Cells]


def strength(rule: Rule, papers: Papers, voices: Voices) -> Power | None:
    """Return the power of each voice, who casts the votes of these members, in their order.

    What is cast in the papers does not count. None where there are more than MOST voices, where
    the rule lacks a fact, or where it is not votes that decide.
    """
    if not 0 < len(voices) <= MOST or rule.lacks(papers) or rule.id in {PLEDGE.id, RULING.id}:
        return None
    members = list(voices.values())
    wins = [_wins(rule, papers, members, coalition) for coalition in range(1 << len(members))]
    by_size = [_swings(wins, voice, len(members)) for voice in range(len(members))]
    return Power(
        winning=sum(wins),
        coalitions=len(wins),
        swings=tuple(sum(sizes) for sizes in by_size),
        shapley_shubik=tuple(map(_orders, by_size)),
    )


def _wins(rule: Rule, papers: Papers, members: list[Cells], coalition: int) -> bool:
    cast = {
        cell: Choice.YES if coalition >> voice & 1 else Choice.NO
        for voice, cells in enumerate(members)
        for cell in cells
    }
    return rule.count(replace(papers, cast=cast, declared=())).adopted


def _swings(wins: list[bool], voice: int, voices: int) -> list[int]:
    """Return, by size, the losing coalitions of others that a voice turns into winning ones."""
    sizes, bit = [0] * voices, 1 << voice
    for coalition, won in enumerate(wins):
        if not (coalition & bit or won) and wins[coalition | bit]:
            sizes[coalition.bit_count()] += 1
    return sizes


def _orders(sizes: list[int]) -> Fraction:
    voices = len(sizes)
    parts = (Fraction(n, voices * comb(voices - 1, size)) for size, n in enumerate(sizes))
    return sum(parts, Fraction())
