"""Places in what a TOML file holds: `injects[3].to[0] (ferry-late)` is the key of one.

Rows are counted from 0. The name in brackets is the `id` of the innermost row that has one.
Nothing is taken for granted: a place that has another form than expected is passed over in
silence, because the shapes have reported it already.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

Table = dict[str, Any]


class Spot(NamedTuple):
    """A value, where it stands, and the innermost row around it."""

    path: str
    name: str
    value: Any
    row: Table

    @property
    def key(self) -> str:
        """How a fault names this place."""
        return f"{self.path} ({self.name})" if self.name else self.path

    def at(self, child: str) -> str:
        """Return the key of a place below this one."""
        path = f"{self.path}.{child}" if self.path else child
        return f"{path} ({self.name})" if self.name else path

    def walk(self, pattern: str) -> Iterator["Spot"]:
        """Yield the places below this one that fit a pattern; see `walk`."""
        spots = [self]
        for part in pattern.split("."):
            spots = [deeper for spot in spots for deeper in _step(spot, part)]
        yield from spots


def walk(table: Table, pattern: str) -> Iterator[Spot]:
    """Yield the places that fit a pattern such as `rounds[].phases[].id`.

    `x[]` is each row of a list, `x{}` each key of a table, `x{}[]` each row of each of its lists.
    """
    yield from Spot("", "", table, table).walk(pattern)


def _step(spot: Spot, part: str) -> Iterator[Spot]:
    name = part.rstrip("[]{}")
    if not isinstance(spot.value, dict) or name not in spot.value:
        return
    path = f"{spot.path}.{name}" if spot.path else name
    here = Spot(path, spot.name, spot.value[name], spot.row)
    match part[len(name) :]:
        case "":
            yield here
        case "[]":
            yield from _rows(here)
        case "{}":
            yield from _keys(here)
        case _:
            for key in _keys(here):
                yield from _rows(key._replace(value=here.value[key.value]))


def _rows(spot: Spot) -> Iterator[Spot]:
    if isinstance(spot.value, list):
        for n, value in enumerate(spot.value):
            path = f"{spot.path}[{n}]"
            if isinstance(value, dict):
                yield Spot(path, name_of(value) or spot.name, value, value)
            else:
                yield spot._replace(path=path, value=value)


def _keys(spot: Spot) -> Iterator[Spot]:
    if isinstance(spot.value, dict):
        for key in spot.value:
            yield spot._replace(path=f"{spot.path}.{key}", value=key)


def name_of(row: Table) -> str:
    """Return the `id` of a row, or nothing."""
    return word(row.get("id"))


def words(value: object) -> tuple[str, ...]:
    """Return the strings in a list; nothing where it is no list."""
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def word(value: object) -> str:
    """Return a string, or nothing where it is none."""
    return value if isinstance(value, str) else ""


def number(value: object) -> int | None:
    """Return a whole number, or None where it is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
