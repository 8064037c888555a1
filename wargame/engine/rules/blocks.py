"""The blocking coalitions that formed: who, by the papers that they put in, stopped a text."""

from collections.abc import Mapping
from dataclasses import replace

from wargame.engine.names import CellId
from wargame.engine.rules.ballot_paper import Cells, Choice, Papers, Rule
from wargame.engine.rules.searching import Pool, Sets, smallest

Voices = Mapping[CellId, Cells]


def formed(rule: Rule, papers: Papers, voices: Voices) -> Sets:
    """Return the sets of voices whose papers, as they were, stop what all others are in favour of.

    Each set is enough, and none of its voices could be spared; the smallest come first. A voice
    casts the votes of some members. Nothing formed where the papers as they are adopt the text.
    """
    unwilling = tuple(
        cell
        for cell, members in voices.items()
        if any(papers.cast.get(one) is not Choice.YES for one in members)
    )

    def stops(those: Cells) -> bool:
        kept = {one for cell in those for one in voices[cell]}
        cast = {
            **dict.fromkeys(papers.voters, Choice.YES),
            **{one: choice for one, choice in papers.cast.items() if one in kept},
        }
        silent = kept.difference(papers.cast)
        left = {one: choice for one, choice in cast.items() if one not in silent}
        return not rule.count(replace(papers, cast=left)).adopted

    pool = Pool(unwilling, lambda cell: cell, lambda _: 1)
    return smallest(pool, stops)
