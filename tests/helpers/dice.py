"""Dice of a test: the names that they throw can be foretold."""

from dataclasses import dataclass

from wargame.engine.adjudication import rolling

SEED = "a seed for tests"


@dataclass
class Counted:
    """Names in a row: `t1`, `t2` and so on, with a word of the test before them."""

    word: str = "t"
    thrown: int = 0

    def token(self) -> str:
        """Return the next name."""
        self.thrown += 1
        return f"{self.word}{self.thrown}"

    def roll(self, name: str, sides: int, dice: int) -> tuple[int, ...]:
        """Return the faces of so many dice."""
        return rolling.throw(SEED, name, sides, dice)

    def seal(self) -> str:
        """Return the mark of the seed."""
        return rolling.seal(SEED)

    def reveal(self) -> str:
        """Return the seed."""
        return SEED
