"""Tables of bodies that vote: dated, with their source, replaceable by the facilitator.

A table is one TOML file with `title`, `year`, `source`, `unit` and `[[members]]`. It is refused
with every fault at once, like a pack.
"""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from wargame.engine.names import CellId
from wargame.engine.rules.bodies import BASIS_POINTS, HEADS, SEATS, Body, Member
from wargame.packs.faults import Fault, Faulty
from wargame.packs.files import LARGEST
from wargame.packs.places import Spot, Table, number, walk

UNITS: Final = (BASIS_POINTS, HEADS, SEATS)
_KEYS: Final = ("title", "year", "source", "unit", "total", "threshold", "members")
_MEMBER: Final = ("id", "name", "population", "permanent")
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{0,5}\Z")
_YEARS: Final = range(1945, 2101)
_MOST_MEMBERS: Final = 60
_LONGEST: Final = 1000
_MOST: Final = 10**10
_WHOLE: Final = 10_000
DIGITS: Final = 12

Check = Callable[[object], bool]


def read_table(path: Path) -> Body:
    """Return the body of a table. Raises Faulty with every fault of it."""
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as fault:
        said = f"The file cannot be read: {fault.strerror}. fixtures/tables/ has some to copy."
        raise Faulty([Fault(path.name, "", said)]) from fault
    return body_of(path.name, content)


def body_of(name: str, content: bytes) -> Body:
    """Return the body of a table from the bytes of a file: TOML, or CSV where its name says so.

    A CSV has a row for each of title, year, source and unit, then a row of member columns such as
    `id,name,population`, then a row for each member. Raises Faulty with every fault of it.
    """
    table, faults = _parsed(name, content)
    faults += _faults(name, table) if not faults else []
    if faults:
        raise Faulty(faults)
    unit = table["unit"]
    return Body(
        title=table["title"],
        year=table["year"],
        source=table["source"],
        unit=unit,
        members=tuple(
            Member(
                id=CellId(row["id"]),
                name=row["name"],
                population=row.get("population", 0),
                permanent=row.get("permanent", False),
            )
            for row in table["members"]
        ),
        total=table.get("total", 0),
        threshold=table.get("threshold", 0),
    )


def check_table(path: Path) -> list[Fault]:
    """Return every fault of a table; nothing where it can be used."""
    try:
        read_table(path)
    except Faulty as found:
        return list(found.faults)
    return []


def _parsed(name: str, content: bytes) -> tuple[Table, list[Fault]]:
    try:
        if len(content) > LARGEST:
            return {}, [Fault(name, "", f"The file has over {LARGEST} bytes. Shorten it.")]
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        return (_rows(text) if name.lower().endswith(".csv") else tomllib.loads(text)), []
    except UnicodeDecodeError:
        said = "The file is not UTF-8. Save it as UTF-8 text."
    except csv.Error as fault:
        said = f"This is not CSV: {fault}. Mend it."
    except (ValueError, RecursionError) as fault:
        said = f"This is not TOML: {fault}. Mend it; a text stands in quotes."
    return {}, [Fault(name, "", said)]


def _rows(text: str) -> Table:
    """Return a CSV as the table that a TOML of the same words would be."""
    rows = [row for row in csv.reader(text.splitlines()) if any(cell.strip() for cell in row)]
    start = next((n for n, row in enumerate(rows) if row[0].strip() == "id"), len(rows))
    table: Table = {row[0].strip(): _typed(row[1] if len(row) > 1 else "") for row in rows[:start]}
    columns = [one.strip() for one in rows[start]] if start < len(rows) else []
    table["members"] = [
        {key: _typed(cell) for key, cell in zip(columns, row, strict=False) if cell.strip()}
        for row in rows[start + 1 :]
    ]
    return table


def _typed(cell: str) -> object:
    """Return a number where a cell holds nothing but digits, or else its text."""
    words = cell.strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) <= DIGITS else words


def _faults(file: str, table: Table) -> list[Fault]:
    root = Spot("", "", table, table)
    rows = [spot for spot in walk(table, "members[]") if isinstance(spot.value, dict)]
    found = [
        *_strangers(file, root, _KEYS),
        *_heads(file, root),
        *(fault for row in rows for fault in _row(file, row, table.get("unit"))),
        *_twins(file, rows),
    ]
    return found or list(_sums(file, table))


def _strangers(file: str, spot: Spot, known: tuple[str, ...]) -> Iterator[Fault]:
    for key in spot.value:
        if key not in known:
            said = f"There is no such key here. Take it out; those there are: {', '.join(known)}."
            yield Fault(file, spot.at(key), said)


def _heads(file: str, root: Spot) -> Iterator[Fault]:
    yield from _wanted(file, root, "title", _is_text, _TEXT)
    yield from _wanted(file, root, "source", _is_text, f"{_TEXT} Say who published it, and when.")
    years = f"Write the year for which it holds, from {_YEARS[0]} to {_YEARS[-1]}."
    yield from _wanted(file, root, "year", lambda it: number(it) in _YEARS, years)
    units = f"Write one of: {', '.join(UNITS)}."
    yield from _wanted(file, root, "unit", lambda it: it in UNITS, units)
    rows = f"Write one to {_MOST_MEMBERS} members, each under [[members]]."
    yield from _wanted(file, root, "members", _are_rows, rows)
    for key in ("total", "threshold"):
        if key in root.value:
            yield from _wanted(file, root, key, _is_number, _NUMBER)


def _row(file: str, spot: Spot, unit: object) -> Iterator[Fault]:
    yield from _strangers(file, spot, _MEMBER)
    codes = "Write a code of one to six capital letters and digits, as in “DE”."
    yield from _wanted(file, spot, "id", _is_code, codes)
    yield from _wanted(file, spot, "name", _is_text, _TEXT)
    if "permanent" in spot.value:
        yes = "Write true or false, without quotes."
        yield from _wanted(file, spot, "permanent", lambda it: isinstance(it, bool), yes)
    if unit != SEATS:
        yield from _wanted(file, spot, "population", _is_number, _NUMBER)
    elif "population" in spot.value:
        said = "Only seats count in this table. Take the population out, or write another unit."
        yield Fault(file, spot.at("population"), said)


def _wanted(file: str, spot: Spot, key: str, fits: Check, sentence: str) -> Iterator[Fault]:
    """Yield a fault where a key is missing, or does not fit; the sentence says what to write."""
    if key not in spot.value:
        yield Fault(file, spot.at(key), f"This key is missing. {sentence}")
    elif not fits(spot.value[key]):
        yield Fault(file, spot.at(key), f"This does not fit. {sentence}")


_TEXT: Final = f"Write a text in quotes, of {_LONGEST} letters at most."
_NUMBER: Final = f"Write a whole number from 1 to {_MOST}, without quotes."


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST


def _is_number(value: object) -> bool:
    return 0 < (number(value) or 0) <= _MOST


def _is_code(value: object) -> bool:
    return isinstance(value, str) and bool(_CODE.match(value))


def _are_rows(value: object) -> bool:
    return (
        isinstance(value, list)
        and 0 < len(value) <= _MOST_MEMBERS
        and all(isinstance(one, dict) for one in value)
    )


def _twins(file: str, rows: list[Spot]) -> Iterator[Fault]:
    counted = Counter(spot.value.get("id") for spot in rows if _is_code(spot.value.get("id")))
    for spot in rows:
        if counted[spot.value.get("id")] > 1:
            said = "Two members have this code. Give each its own."
            yield Fault(file, spot.at("id"), said)


def _sums(file: str, table: dict[str, Any]) -> Iterator[Fault]:
    """Yield faults of numbers that do not agree, in a table whose form is sound."""
    rows, total, threshold = table["members"], table.get("total"), table.get("threshold")
    together = sum(row.get("population", 0) for row in rows)
    # Each share is rounded by half a basis point at most.
    if table["unit"] == BASIS_POINTS and 2 * abs(together - _WHOLE) > len(rows):
        said = f"The shares add up to {together}, too far from {_WHOLE} for rounding. Check each."
        yield Fault(file, "members", said)
    if table["unit"] == HEADS and total is not None and total != together:
        said = f"The members add up to {together}. Write that, or mend a member."
        yield Fault(file, "total", said)
    if threshold is not None and total is None:
        yield Fault(file, "threshold", "There is no total that this is 65 % of. Write the total.")
    if threshold is not None and total is not None and threshold != -(-65 * total // 100):
        said = f"65 % of the total, rounded up, is {-(-65 * total // 100)}. Mend one of them."
        yield Fault(file, "threshold", said)
