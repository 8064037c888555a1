"""Other texts of an inject in a sheet: for whom, under which title, what they read instead.

Each stands in three columns, such as `to_2`, `title_2` and `text_2`; the first text has none.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from wargame.engine.planned import Inject, InjectVersion

NUMBERS: Final = (2, 3, 4)
FIELDS: Final = ("to", "title", "text")
COLUMNS: Final = tuple(f"{field}_{number}" for number in NUMBERS for field in FIELDS)
LISTS: Final = tuple(f"to_{number}" for number in NUMBERS)


def written(inject: Inject, column: str) -> str:
    """Return the cell of an inject in one of these columns."""
    field, _, number = column.partition("_")
    place = NUMBERS.index(int(number))
    if place >= len(inject.versions):
        return ""
    value = getattr(inject.versions[place], field)
    return value if isinstance(value, str) else ", ".join(value)


def values(cells: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the other texts of a row as a pack would hold them; empty cells are left out."""
    return [one for _, one in _filled(cells)]


def column_of(cells: Mapping[str, str], place: int, field: str) -> str:
    """Return the column in which a field of the so-manieth filled text stands."""
    number = [number for number, _ in _filled(cells)][place]
    return f"{field}_{number}"


def _filled(cells: Mapping[str, str]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number in NUMBERS:
        found = {field: cells.get(f"{field}_{number}", "").strip() for field in FIELDS}
        if any(found.values()):
            given: dict[str, Any] = {field: text for field, text in found.items() if text}
            if "to" in given:
                parts = given["to"].replace(";", ",").split(",")
                given["to"] = [part.strip() for part in parts if part.strip()]
            yield number, given


def kept(
    heading: tuple[str, ...], before: tuple[InjectVersion, ...], made: tuple[InjectVersion, ...]
) -> tuple[InjectVersion, ...]:
    """Return the other texts after an import: those before where the sheet has no such column."""
    return made if set(heading) & set(COLUMNS) else before
