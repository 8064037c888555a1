"""Voices: delegations that say a move succeeds or fails, counted, or found to agree."""

from collections.abc import Iterable


def majority(voices: Iterable[bool]) -> bool | None:
    """Return what more than half of the voices say, a tie being a failure; None without voices."""
    said = list(voices)
    return sum(said) * 2 > len(said) if said else None


def agreed(voices: Iterable[bool]) -> bool | None:
    """Return what all voices say, or None where they differ or there is none."""
    said = set(voices)
    return said.pop() if len(said) == 1 else None
