"""Chance is told to the engine, never asked for by it."""

from typing import Protocol


class Dice(Protocol):
    """A source of names that nobody can guess, and of rolls that everybody can check later."""

    def token(self) -> str:
        """Return a fresh name for a thing that this act makes; it tells nothing of other acts."""

    def roll(self, name: str, sides: int, dice: int) -> tuple[int, ...]:
        """Return the faces of so many dice; the same name always falls the same."""

    def seal(self) -> str:
        """Return the SHA-256 of the seed of all rolls."""

    def reveal(self) -> str:
        """Return the seed of all rolls."""
