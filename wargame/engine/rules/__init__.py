"""Decision rules: who voted what, under which rule, and what follows, with the arithmetic.

One file a rule. A rule says in words how it decides and what abstention means in it. Counts are
integers; a threshold is a fraction, never a float.
"""

from wargame.engine.rules.ballot_paper import Choice, Outcome, Papers, Rule
from wargame.engine.rules.consensus import CONSENSUS
from wargame.engine.rules.simple_majority import SIMPLE_MAJORITY
from wargame.engine.rules.unanimity import UNANIMITY
from wargame.engine.rules.weighted_majority import WEIGHTED_MAJORITY

RULES: dict[str, Rule] = {
    rule.id: rule for rule in (CONSENSUS, UNANIMITY, SIMPLE_MAJORITY, WEIGHTED_MAJORITY)
}

WEIGHTED = WEIGHTED_MAJORITY.id

__all__ = ["RULES", "WEIGHTED", "Choice", "Outcome", "Papers", "Rule"]
