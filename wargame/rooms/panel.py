"""What a panel is: a template, what it reads, and the words it hands to the template."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wargame.engine import Picture
from wargame.engine.names import CellId
from wargame.people.company import Company


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a panel may be painted from: the picture of a cell, that cell, and its company."""

    picture: Picture
    cell: CellId
    company: Company


@dataclass(frozen=True, slots=True)
class Turn:
    """What a panel asks anew each time, compared by value."""

    value: Any


@dataclass(frozen=True, slots=True)
class Panel:
    """One painted part of a room.

    `parts` names the fields of the picture that `words` reads; the panel is painted again only
    when one of them, or the company where `company` is set, has changed, or where `turns` says
    something else than before: it may look at the time, which moves nothing else. The template of a
    `shared` panel is not given the cell, so rooms with the same words share one painting of it.
    """

    id: str
    template: str
    parts: tuple[str, ...]
    words: Callable[[Scene], dict[str, Any]]
    company: bool = False
    shared: bool = False
    turns: Callable[[Scene], Any] | None = None

    def read(self, scene: Scene) -> tuple[Any, ...]:
        """Return what the panel is painted from, to compare by identity and value."""
        seen = tuple(getattr(scene.picture, part) for part in self.parts)
        if self.turns:
            seen = (*seen, Turn(self.turns(scene)))
        return (*seen, scene.company) if self.company else seen
