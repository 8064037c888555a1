"""Lineages: which exercise was forked from which, and which were started together."""

from collections.abc import Iterable
from dataclasses import replace

from wargame.conduct.numbering import numbers
from wargame.journal import reading
from wargame.journal.record import Lineage

__all__ = ["Lineage", "branches", "named", "of"]


def of(code: str) -> Lineage:
    """Return where an exercise comes from; nowhere, where there is none."""
    return named((code,)).get(code, Lineage())


def named(codes: Iterable[str]) -> dict[str, Lineage]:
    """Return where each of these exercises comes from; those that are not there are left out.

    The entry behind which it was forked has the number that control has for it.
    """
    return {code: _numbered(code, one) for code, one in reading.lineages(codes).items()}


def _numbered(code: str, lineage: Lineage) -> Lineage:
    head = lineage.origin_head
    return lineage if head is None else replace(lineage, origin_head=numbers(code).number(head))


def branches(code: str) -> tuple[str, ...]:
    """Return the exercises that were forked from this one, the oldest first."""
    return reading.branches(code)
