"""Names of things: what a text, a vote or a caucus is called, for entries that only refer to it.

The names are gathered from the entries that a reader may know, and from no others.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Self

_NAMED: Mapping[str, tuple[str, str]] = {
    "proposal.tabled": ("proposal", "title"),
    "proposal.published": ("proposal", "title"),
    "leak.received": ("leak", "title"),
    "ballot.opened": ("ballot", "question"),
    "caucus.opened": ("caucus", "title"),
    "caucus.changed": ("caucus", "title"),
    "agreement.drafted": ("agreement", "title"),
    "pledge.made": ("pledge", "what"),
    "question.asked": ("question", "text"),
    "move.submitted": ("move", "action"),
    "move.revealed": ("move", "action"),
    "fact.established": ("fact", "text"),
    "project.begun": ("project", "title"),
    "indicator.reported": ("indicator", "title"),
    "inject.released": ("message", "title"),
    "finding.written": ("finding", "title"),
    "remedy.assigned": ("remedy", "text"),
    "query.added": ("query", "text"),
}
"""Where a kind tells the name of a thing: the field of its id, and the field of the name."""

_OF: Mapping[str, tuple[str, str]] = {
    "ruling.opened": ("ruling", "move"),
    "ruling.rolled": ("ruling", "move"),
    "amendment.tabled": ("amendment", "proposal"),
}
"""Things without a name of their own: they are called after what they are about."""

_REFERS = (
    *("ballot", "proposal", "caucus", "agreement", "pledge", "move", "ruling", "amendment"),
    *("question", "fact", "project", "indicator", "message", "leak", "finding", "remedy", "query"),
)
LONGEST = 100

NAMING = frozenset({*_NAMED, *_OF, "agreement.published"})
"""The kinds that name things."""


class Names:
    """The names that a reader knows, by field and id."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[tuple[str, str], str] = {}

    @classmethod
    def of(cls, told: Iterable[tuple[str, Any]]) -> Self:
        """Return the names in entries, each given as its kind and its event, oldest first."""
        names = cls()
        for kind, event in told:
            names.hear(kind, event)
        return names

    def hear(self, kind: str, event: Any) -> None:  # noqa: ANN401 - any instrument's event
        """Take note of what an entry names."""
        if kind == "agreement.published":
            self._known["agreement", event.agreement] = event.record.title
        elif kind in _NAMED:
            thing, name = _NAMED[kind]
            self._known[thing, getattr(event, thing)] = getattr(event, name)
        elif kind in _OF:
            thing, about = _OF[kind]
            self._known[thing, getattr(event, thing)] = self.get(about, getattr(event, about))

    def get(self, thing: str, name: str | None) -> str:
        """Return what a thing is called, or nothing where that is not known."""
        return self._known.get((thing, name or ""), "")

    def subject(self, event: Any) -> str:  # noqa: ANN401 - any instrument's event
        """Return what an entry is about: the first thing it refers to that has a name."""
        found = (self.get(one, getattr(event, one, None)) for one in _REFERS)
        name = " ".join(next(filter(None, found), "").split())
        return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
