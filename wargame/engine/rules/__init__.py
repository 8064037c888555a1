"""Decision rules: who voted what, under which rule, and what follows, with the arithmetic.

One file a rule, or one for rules of one kind. A rule says in words how it decides and what
abstention means in it, and where that stands in law. Counts are whole numbers; a threshold is a
fraction, never a float. `judge` adds to a count who was decisive and what would have turned it,
`under_all` what the other rules would have said, `who_must_move` what stances come to.
"""

from wargame.engine.rules.ballot_paper import Change, Choice, Outcome, Papers, Rule
from wargame.engine.rules.blocs import by_member
from wargame.engine.rules.judging import judge, under_all
from wargame.engine.rules.moving import Moves, who_must_move
from wargame.engine.rules.pledge import RULING
from wargame.engine.rules.rulebook import RULEBOOK
from wargame.engine.rules.terms import Terms
from wargame.engine.rules.weighted_majority import WEIGHTED_MAJORITY

WEIGHTED = WEIGHTED_MAJORITY.id

__all__ = [
    "RULEBOOK",
    "RULING",
    "WEIGHTED",
    "Change",
    "Choice",
    "Moves",
    "Outcome",
    "Papers",
    "Rule",
    "Terms",
    "by_member",
    "judge",
    "under_all",
    "who_must_move",
]
