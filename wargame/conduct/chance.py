"""Chance for the engine, derived from the exercise's seed and the command that asks.

No other act shifts what a command draws, so the names of things tell nothing about what was
hidden, and a command sent again draws the same.
"""

import hashlib
import hmac

from wargame.engine import Seat
from wargame.engine.adjudication import rolling
from wargame.people.codes import ALPHABET

LENGTH = 10


def of_dice(seed: str) -> str:
    """Return the seed of all rolls, which can be revealed without telling how things are named."""
    return hashlib.sha256(f"dice|{seed}".encode()).hexdigest()


class Chance:
    """The dice of one command."""

    def __init__(self, seed: str, by: Seat, command_id: str) -> None:
        """Bind the dice to a seed, a seat and a command."""
        self._key = seed.encode()
        self._text = f"{by.cell}|{by.id}|{command_id}"
        self._drawn = 0
        self._dice = of_dice(seed)

    def token(self) -> str:
        """Return the next name: ten symbols, about 48 bits."""
        self._drawn += 1
        text = f"{self._text}|{self._drawn}".encode()
        number = int.from_bytes(hmac.digest(self._key, text, hashlib.sha256))
        symbols = []
        for _ in range(LENGTH):
            number, rest = divmod(number, len(ALPHABET))
            symbols.append(ALPHABET[rest])
        return "".join(symbols)

    def roll(self, name: str, sides: int, dice: int) -> tuple[int, ...]:
        """Return the faces of so many dice; no other act shifts what a name rolls."""
        return rolling.throw(self._dice, name, sides, dice)

    def seal(self) -> str:
        """Return the SHA-256 of the seed of all rolls."""
        return rolling.seal(self._dice)

    def reveal(self) -> str:
        """Return the seed of all rolls."""
        return self._dice
