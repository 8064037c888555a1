"""Twins: two histories that differ only in what one viewer may not see.

A scene is a little story with its cast. Where the viewer hears nothing of it, it is told in one
history alone, or in other words in the other one; where the viewer hears a part, only what it does
not hear may differ. Who hears what is written down here by hand, and nowhere asked of the app.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from tests.helpers.little import CELLS
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR

VIEWERS = (*CELLS, OBSERVER, PROJECTOR, CONTROL)
EVERYONE = frozenset({*CELLS, OBSERVER, PROJECTOR})
TEXTS = ("text", "subject", "title", "wants", "trades", "expects", "reason", "clauses")


@dataclass(frozen=True)
class Step:
    """An act, and the cells that hear of it; control does too, but for what is sealed.

    A free step can be left out without any other step noticing. `name` is what later steps call
    the thing that it makes, with a dollar before it.
    """

    by: str
    act: str
    given: Mapping[str, Any]
    ears: frozenset[str]
    free: bool = False
    sealed: bool = False
    name: str = ""

    def heard_by(self, viewer: str) -> bool:
        """Tell whether a viewer learns of this."""
        return viewer in self.ears or (viewer == CONTROL and not self.sealed)

    def reworded(self) -> "Step":
        """Return the same act with other words, which are longer, too."""
        return replace(self, given={name: _other(name, one) for name, one in self.given.items()})


def _other(name: str, value: Any) -> Any:  # noqa: ANN401 - any field of a command
    if name not in TEXTS:
        return value
    if isinstance(value, list):
        return [*value, "A clause more, and more to read."]
    return f"{value} And that is by no means all of it."


Pair = tuple[Step | None, Step | None]
Scene = list[Pair]


@dataclass
class Author:
    """Writes scenes for one viewer."""

    chance: Random
    viewer: str
    scenes: tuple[Callable[["Author"], Scene], ...]
    things: int = 0
    told: list[Scene] = field(default_factory=list)

    def write(self) -> list[Pair]:
        """Return some scenes, woven into each other."""
        for _ in range(self.chance.randint(1, 4)):
            self.told.append(self.chance.choice(self.scenes)(self))
        return list(self._woven())

    def _woven(self) -> Iterator[Pair]:
        threads = [list(scene) for scene in self.told if scene]
        while threads:
            thread = self.chance.choice(threads)
            yield thread.pop(0)
            threads = [one for one in threads if one]

    def cast(self, least: int = 1, most: int = 3) -> list[str]:
        """Return some delegations in any order."""
        return self.chance.sample(CELLS, self.chance.randint(least, most))

    def thing(self) -> str:
        """Return a name for the next thing."""
        self.things += 1
        return f"thing{self.things}"

    def words(self) -> str:
        """Return some words."""
        return " ".join(self.chance.choices(("wood", "light", "rain", "roots", "wind"), k=3))

    def vary(self, *steps: Step) -> Scene:
        """Return a scene that may differ where the viewer hears nothing."""
        if not any(step.heard_by(self.viewer) for step in steps):
            differ = self._difference()
            return [differ(step) for step in steps]
        return [
            self._difference()(step)
            if step.free and not step.heard_by(self.viewer)
            else (step, step)
            for step in steps
        ]

    def _difference(self) -> Callable[[Step], Pair]:
        return self.chance.choice(
            (
                lambda step: (step, step),
                lambda step: (step, None),
                lambda step: (None, step),
                lambda step: (step, step.reworded()),
            )
        )


def hears(*cells: str) -> frozenset[str]:
    """Return these ears."""
    return frozenset(cells) - {CONTROL}
