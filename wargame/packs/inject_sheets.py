"""The master events list as a sheet: rows of cells out, rows of cells in, each fault with its cell.

One row is one inject. Lists stand in one cell, divided by commas; effects as `pub_eu -1`. What is
wrong is named by row and column, and nothing is taken in unless all of it is right.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from wargame.engine.names import InjectId
from wargame.engine.planned import ANY_ROUND, CONDITIONAL, CONTINGENCY, Inject
from wargame.engine.scenario import Scenario
from wargame.engine.worlds import RegionState
from wargame.packs import inject_versions
from wargame.packs.conditions import Unreadable
from wargame.packs.inject_shapes import InjectRow
from wargame.packs.inject_writing import FLAGS, LISTS, written
from wargame.packs.injects import inject_of, known_of
from wargame.packs.shaping import wording

MOST: Final = 500
LONGEST: Final = 8000
"""Characters in a cell."""
COLUMNS: Final = (
    *("id", "title", "type", "round", "phase", "offset", "sender", "to", "public", "channel"),
    *("medium", "classification", "text", "trigger", "when", "auto", "expected", "objectives"),
    *("effects", "effects_if_met", "cause", "owner", "basis", "source", "paragraph", "also"),
    *inject_versions.COLUMNS,
    "regions",
)
NEEDED: Final = (
    *("id", "title", "type", "round", "sender", "channel", "text", "objectives"),
    *("basis", "source", "paragraph"),
)
_NUMBERS: Final = ("offset", "paragraph")
_YES: Final = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_EFFECT: Final = re.compile(r"([A-Za-z0-9][A-Za-z0-9_-]{0,39})\s*:?\s*([+-]?[0-9]{1,4})\Z")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class CellFault(NamedTuple):
    """What is wrong with a cell: its row from 1, its column, a sentence. Row 1 is the heading."""

    row: int
    column: str
    sentence: str

    @property
    def cell(self) -> str:
        """The name of the cell in a spreadsheet, as `C7`; the row alone where no column is."""
        return f"{letters(COLUMNS.index(self.column))}{self.row}" if self.column else str(self.row)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was read: its injects, or its faults."""

    injects: tuple[Inject, ...]
    faults: tuple[CellFault, ...]


def letters(place: int) -> str:
    """Return how a spreadsheet names the column at this place, from 0."""
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)  # noqa: PLR2004


def rows_of(injects: Sequence[Inject]) -> Iterator[tuple[str, ...]]:
    """Yield the heading and one row of texts for each inject."""
    yield COLUMNS
    for one in injects:
        yield tuple(written(one, column) for column in COLUMNS)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(text: str) -> str:
    """Return what was meant by a cell: without the apostrophe of `harmless`."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def read_rows(rows: Sequence[Sequence[str]], scenario: Scenario) -> Sheet:
    """Return the injects of a sheet whose first row is the heading, or every fault of it."""
    filled = [n for n, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if not filled:
        return Sheet((), (CellFault(1, "", "The sheet is empty. Export the list, and fill that."),))
    heading = [cell.strip().lower() for cell in rows[0]]
    faults = list(_faults_of_heading(heading))
    if faults:
        return Sheet((), tuple(faults))
    if len(filled) - 1 > MOST:
        return Sheet((), (CellFault(MOST + 2, "", f"More than {MOST} rows. Take some out."),))
    return _read(heading, [(n, rows[n]) for n in filled if n], scenario)


def _faults_of_heading(heading: Sequence[str]) -> Iterator[CellFault]:
    for n, name in enumerate(heading):
        if name and name not in COLUMNS:
            said = f"{letters(n)}1: no column is called “{name}”. "
            yield CellFault(1, "", f"{said}Those there are: {', '.join(COLUMNS)}.")
        elif name and name in heading[:n]:
            yield CellFault(1, "", f"{letters(n)}1: “{name}” stands twice. Take one out.")
    for name in NEEDED:
        if name not in heading:
            yield CellFault(1, "", f"The column “{name}” is missing. Add it.")


def _read(
    heading: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]], scenario: Scenario
) -> Sheet:
    injects: list[Inject] = []
    faults: list[CellFault] = []
    seen: dict[str, int] = {}
    versions = {one.id: one.versions for one in scenario.injects}
    for n, row in rows:
        cells = {name: plain(cell) for name, cell in zip(heading, row, strict=False) if name}
        wrong = list(_faults_of_row(n + 1, cells, scenario, seen))
        made = None if wrong else _made(n + 1, cells, scenario)
        if isinstance(made, Inject):
            before = versions.get(InjectId(made.id), ())
            texts = inject_versions.kept(tuple(heading), before, made.versions)
            injects.append(replace(made, versions=texts))
        else:
            faults += [*wrong, *(made or ())]
    return Sheet(() if faults else tuple(injects), tuple(faults))


def _faults_of_row(
    row: int, cells: Mapping[str, str], scenario: Scenario, seen: dict[str, int]
) -> Iterator[CellFault]:
    """Yield what is wrong with cells by themselves: length, kind, names that nothing has."""
    for column, text in cells.items():
        if len(text) > LONGEST:
            yield CellFault(row, column, f"More than {LONGEST} characters. Shorten it.")
        elif column in FLAGS and text.strip() and text.strip().lower() not in _YES:
            yield CellFault(row, column, f"“{text[:40]}” is neither yes nor no. Write one of them.")
        elif column in _NUMBERS and text.strip() and not _whole(text):
            yield CellFault(row, column, f"“{text[:40]}” is no whole number. Write digits alone.")
    yield from _effects_faults(row, cells.get("effects", ""), scenario)
    yield from _regions_faults(row, cells.get("regions", ""), scenario)
    yield from _unknown(row, cells, scenario)
    name = cells.get("id", "").strip()
    if name and name in seen:
        yield CellFault(row, "id", f"“{name}” stands in row {seen[name]} too. Give each its own.")
    seen.setdefault(name, row)


def _whole(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,5}(\.0)?", text.strip()) is not None


def _effects_faults(row: int, text: str, scenario: Scenario) -> Iterator[CellFault]:
    known = [str(one.id) for one in scenario.indicators]
    for part in _parts(text):
        found = _EFFECT.match(part)
        if not found:
            said = f"“{part[:40]}” is no effect. Write an indicator and a number, as in “x -1”."
            yield CellFault(row, "effects", said)
        elif found[1] not in known:
            said = f"There is no indicator “{found[1]}”. Write one of: {', '.join(known)}."
            yield CellFault(row, "effects", said)


def _regions_faults(row: int, text: str, scenario: Scenario) -> Iterator[CellFault]:
    known = [str(one.id) for one in scenario.regions]
    for part in _parts(text):
        name, _, state = part.partition(" ")
        if name not in known:
            said = f"There is no region “{name[:40]}”. Write one of: {', '.join(known)}."
            yield CellFault(row, "regions", said)
        elif state.strip() not in set(RegionState):
            said = f"“{part[:40]}” names no state. Write one of: {', '.join(RegionState)}."
            yield CellFault(row, "regions", said)


def _unknown(row: int, cells: Mapping[str, str], scenario: Scenario) -> Iterator[CellFault]:
    """Yield a fault for each name of something that the scenario does not have."""
    rounds = {one.id: one for timing in scenario.timings for one in timing.rounds}
    phases = {phase.id for one in rounds.values() for phase in one.phases}
    sources = {one.id: {p.number for p in one.paragraphs} for one in scenario.sources}
    cells_of = tuple(str(one.id) for one in scenario.delegations)
    kinds = (
        ("round", "round", (*rounds, ANY_ROUND)),
        ("phase", "phase", (*sorted(phases), "")),
        ("to", "delegation", cells_of),
        *((one, "delegation", cells_of) for one in inject_versions.LISTS),
        ("objectives", "objective", tuple(scenario.objectives)),
        ("source", "source", (*sources, "author")),
    )
    for column, kind, known in kinds:
        text = cells.get(column, "")
        for part in _parts(text) if column in LISTS else [text.strip()]:
            if part not in known and (part or column == "source"):
                choices = ", ".join(one for one in known if one)
                said = f"There is no {kind} “{part[:40]}”. Write one of: {choices}."
                yield CellFault(row, column, said)
    source, paragraph = cells.get("source", "").strip(), cells.get("paragraph", "").strip()
    if source in sources and _whole(paragraph) and int(float(paragraph)) not in sources[source]:
        said = f"“{source}” has no paragraph {paragraph}. Look into its list of paragraphs."
        yield CellFault(row, "paragraph", said)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def _made(row: int, cells: Mapping[str, str], scenario: Scenario) -> Inject | list[CellFault]:
    """Return the inject of a row, or what is wrong with it as a whole."""
    try:
        found = InjectRow.model_validate(_values(cells))
    except ValidationError as wrong:
        return [_shape_fault(row, one, cells) for one in wrong.errors(include_url=False)]
    faults = list(_together(row, found, scenario))
    if faults:
        return faults
    try:
        return inject_of(found, known_of(scenario))
    except Unreadable as why:
        return [CellFault(row, "when", why.sentence)]


def _shape_fault(row: int, one: Any, cells: Mapping[str, str]) -> CellFault:  # noqa: ANN401 - as pydantic tells it
    column = str(one["loc"][0]) if one["loc"] else ""
    if column == "versions":
        column = inject_versions.column_of(cells, one["loc"][1], str(one["loc"][2]))
    empty = one["type"] == "missing"
    said = "This cell is empty. Write something in it." if empty else wording(one)
    return CellFault(row, column if column in COLUMNS else "", said)


def _values(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a row as a pack would hold them; empty cells are left out."""
    found: dict[str, Any] = {}
    for column, text in cells.items():
        if not text.strip() or column in inject_versions.COLUMNS:
            continue
        if column == "effects":
            pairs = (_EFFECT.match(part) for part in _parts(text))
            found[column] = {one[1]: int(one[2]) for one in pairs if one}
        elif column == "regions":
            turned = (part.partition(" ") for part in _parts(text))
            found[column] = {name: state.strip() for name, _, state in turned}
        elif column in LISTS:
            found[column] = _parts(text)
        elif column in FLAGS:
            found[column] = _YES[text.strip().lower()]
        elif column in _NUMBERS:
            found[column] = int(float(text))
        else:
            found[column] = text if column == "text" else text.strip()
    return found | {"versions": inject_versions.values(cells)}


def _together(row: int, found: InjectRow, scenario: Scenario) -> Iterator[CellFault]:
    """Yield what does not fit together in a row."""
    rounds = {
        one.id: {phase.id for phase in one.phases}
        for timing in scenario.timings
        for one in timing.rounds
    }
    if found.phase and found.round in rounds and found.phase not in rounds[found.round]:
        said = f"Round “{found.round}” has no such phase."
        yield CellFault(row, "phase", f"{said} Write one of: {', '.join(rounds[found.round])}.")
    if found.offset is not None and not found.phase:
        yield CellFault(row, "offset", "Minutes count from the opening of a phase. Name the phase.")
    if found.public and found.to:
        yield CellFault(row, "to", "A public inject goes to everyone. Empty this cell.")
    if not found.public and not found.to:
        yield CellFault(row, "to", "Nobody would read this. Name delegations, or make it public.")
    waits = found.type in {CONDITIONAL, CONTINGENCY}
    if waits and not (found.trigger or found.when):
        yield CellFault(row, "trigger", f"Say what a {found.type} inject waits for.")
    if found.when and not waits:
        yield CellFault(row, "when", "Only a conditional inject or a contingency waits for this.")
    if found.auto and not found.when:
        yield CellFault(row, "auto", "Nothing says when. Write a condition under “when”.")
