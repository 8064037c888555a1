"""What a ruling is made by: how open it is, by which method, and what a pack may set of it.

The default numbers are those of the common practice of matrix games: two dice, seven or more,
one point for each argument that counts, four at most either way.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from wargame.engine.names import IndicatorId


class Mode(StrEnum):
    """How much of a ruling others hear: all of it, its narrative alone, or that and the result."""

    OPEN = "open"
    CLOSED = "closed"
    RESULT = "public-result"


class Method(StrEnum):
    """The ways to rule on a move."""

    UMPIRE = "umpire"
    DICE = "two-dice"
    ESTIMATE = "estimate"
    VOTE = "vote"
    CONSENSUS = "consensus"


ROLLED = frozenset({Method.DICE, Method.ESTIMATE})
"""The methods that end in a roll; the others end in a word of control or a count."""

VOICED = frozenset({Method.VOTE, Method.CONSENSUS})
"""The methods in which delegations say that a move succeeds, or that it fails."""


@dataclass(frozen=True, slots=True)
class Band:
    """What a margin of at least so much is called; a margin below zero is a failure."""

    title: str
    least: int


@dataclass(frozen=True, slots=True)
class LikelyWord:
    """A word of estimative probability, and the whole percents that it stands for."""

    word: str
    least: int
    most: int

    @property
    def number(self) -> int:
        """The percent that is stored where somebody says the word: the middle, rounded down."""
        return (self.least + self.most) // 2


BANDS = (
    Band("strong success", 3),
    Band("success", 0),
    Band("failure with a partial effect", -2),
    Band("failure at a cost", -12),
)

WORDS = (
    LikelyWord("remote chance", 0, 5),
    LikelyWord("highly unlikely", 10, 20),
    LikelyWord("unlikely", 25, 35),
    LikelyWord("realistic possibility", 40, 49),
    LikelyWord("likely", 55, 75),
    LikelyWord("highly likely", 80, 90),
    LikelyWord("almost certain", 95, 100),
)


@dataclass(frozen=True, slots=True)
class Adjudication:
    """What a pack sets for rulings. Everybody may know it.

    `counter` lets other delegations argue against a revealed move. With `naturals` a two always
    fails and a twelve always succeeds. `words` may be said in place of a percent.
    """

    mode: Mode = Mode.OPEN
    method: Method = Method.DICE
    counter: bool = True
    target: int = 7
    cap: int = 4
    naturals: bool = False
    bands: tuple[Band, ...] = BANDS
    words: tuple[LikelyWord, ...] = WORDS

    def band(self, margin: int) -> str:
        """Return what a margin is called; the lowest name where it is below all."""
        for one in self.bands:
            if margin >= one.least:
                return one.title
        return self.bands[-1].title

    def word(self, wanted: str) -> LikelyWord | None:
        """Return the word of estimative probability that is written so, or None."""
        return next((one for one in self.words if one.word == wanted), None)


@dataclass(frozen=True, slots=True)
class RulingTemplate:
    """A ruling written ahead, for control: a method, sentences to mend, and what it changes.

    `failed`, `actor_failed` and `effects_failed` are for a failure. A `covert` one is meant for
    moves that are not revealed. `templates` fills the braces in the sentences.
    """

    id: str
    title: str
    method: Method
    public: str = ""
    actor: str = ""
    sensitivity: str = ""
    failed: str = ""
    actor_failed: str = ""
    effects: dict[IndicatorId, int] = field(default_factory=dict)
    effects_failed: dict[IndicatorId, int] = field(default_factory=dict)
    fact: str = ""
    objectives: tuple[str, ...] = ()
    covert: bool = False
