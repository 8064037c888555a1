"""Dice of a test: the names that they throw can be foretold."""

from dataclasses import dataclass


@dataclass
class Counted:
    """Names in a row: `t1`, `t2` and so on, with a word of the test before them."""

    word: str = "t"
    thrown: int = 0

    def token(self) -> str:
        """Return the next name."""
        self.thrown += 1
        return f"{self.word}{self.thrown}"
