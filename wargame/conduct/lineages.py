"""Lineages: which exercise was forked from which, and which were started together."""

from collections.abc import Iterable

from wargame.journal import reading
from wargame.journal.record import Lineage

__all__ = ["Lineage", "branches", "named", "of"]


def of(code: str) -> Lineage:
    """Return where an exercise comes from; nowhere, where there is none."""
    return reading.lineages((code,)).get(code, Lineage())


def named(codes: Iterable[str]) -> dict[str, Lineage]:
    """Return where each of these exercises comes from; those that are not there are left out."""
    return reading.lineages(codes)


def branches(code: str) -> tuple[str, ...]:
    """Return the exercises that were forked from this one, the oldest first."""
    return reading.branches(code)
