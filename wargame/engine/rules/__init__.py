"""Decision rules: who voted what, under which rule, and what follows, with the arithmetic.

One file a rule, or one for rules of one kind. A rule says in words how it decides and what
abstention means in it, and where that stands in law. Counts are whole numbers; a threshold is a
fraction, never a float. `judge` adds to a count who was decisive and what would have turned it,
`under_all` what the other rules would have said, `who_must_move` what stances come to.
"""

from wargame.engine.rules.ballot_paper import Change, Choice, Outcome, Papers, Rule
from wargame.engine.rules.judging import judge, under_all
from wargame.engine.rules.moving import Moves, who_must_move
from wargame.engine.rules.rulebook import PLAIN, RULEBOOK
from wargame.engine.rules.weighted_majority import WEIGHTED_MAJORITY

RULES: dict[str, Rule] = {rule.id: rule for rule in PLAIN}
"""The rules of the ballots of today, which know papers, weights and a share."""

WEIGHTED = WEIGHTED_MAJORITY.id

__all__ = [
    "RULEBOOK",
    "RULES",
    "WEIGHTED",
    "Change",
    "Choice",
    "Moves",
    "Outcome",
    "Papers",
    "Rule",
    "judge",
    "under_all",
    "who_must_move",
]
