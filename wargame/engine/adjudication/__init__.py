"""Ways to rule on what delegations do away from the table. Whole numbers and fractions only.

Two dice against a target, estimates with a roll in percent, an umpire's word, a vote, consensus.
No formal vote of a body is ever decided by dice: those stand in `engine.rules`.
"""

from wargame.engine.adjudication.terms import (
    ROLLED,
    VOICED,
    Adjudication,
    Band,
    LikelyWord,
    Method,
    Mode,
    RulingTemplate,
)

__all__ = [
    "ROLLED",
    "VOICED",
    "Adjudication",
    "Band",
    "LikelyWord",
    "Method",
    "Mode",
    "RulingTemplate",
]
