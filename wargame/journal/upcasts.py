"""Upcasts: events as they were once recorded, read as they are now.

A journal is never rewritten, and neither is an export. Where the shape of a kind has changed, the
old shape is made into the new one as it is read.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wargame.engine.instruments.documents import letter

Body = dict[str, Any]


def _letters(body: Body) -> Body:
    """Give their letters to clauses that were recorded as words alone, in order."""
    clauses = [
        {"id": letter(place), "text": one} if isinstance(one, str) else one
        for place, one in enumerate(body["clauses"])
    ]
    return {**body, "clauses": clauses}


UPCASTS: Mapping[str, Callable[[Body], Body]] = {"proposal.tabled": _letters}
"""How the body of a kind is made what it would be today; a body of today stays as it is."""
