"""Chance is told to the engine, never asked for by it."""

from typing import Protocol


class Dice(Protocol):
    """A source of names that nobody can guess, and that tell nothing about other acts."""

    def token(self) -> str:
        """Return a fresh name for a thing that this act makes."""
