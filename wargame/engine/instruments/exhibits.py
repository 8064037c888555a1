"""Exhibits: what control lays before everyone on the projector, in the form of rows.

An exhibit holds all that it shows, so nothing that is opened, withdrawn or counted later changes
it: a title, what it says in a sentence, rows under columns, and how they are drawn, if they are.
"""

from dataclasses import dataclass

from wargame.engine.names import ExhibitId
from wargame.engine.refusals import Refusal, Refused
from wargame.engine.texts import LONG, line

Cell = str | int | float | None
Row = tuple[Cell, ...]

TITLE = 200
SAYS = 1000
COLUMNS = 12
ROWS = 600
DRAWING = 40_000
"""The most characters, columns and rows of an exhibit: a wall holds no more."""


@dataclass(frozen=True, slots=True)
class ShowExhibit:
    """Put rows on the projector; `drawing` is Vega-Lite without data, or empty for a table.

    `about` is what control's pages call the thing that is shown.
    """

    title: str
    says: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    drawing: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitShown:
    """These rows lie before everyone on the projector."""

    exhibit: ExhibitId
    title: str
    says: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    drawing: str
    about: str


def exhibited(command: ShowExhibit, token: str) -> ExhibitShown:
    """Return the exhibit, cleaned; raises Refused where it is none."""
    if not command.columns:
        raise Refused(Refusal.EMPTY_TEXT, field="columns")
    if not command.rows:
        raise Refused(Refusal.EMPTY_TEXT, field="rows")
    if any(len(row) != len(command.columns) for row in command.rows):
        raise Refused(Refusal.UNKNOWN, value="another length", field="a row")
    _fit(len(command.columns), COLUMNS, "columns")
    _fit(len(command.rows), ROWS, "rows")
    _fit(len(command.drawing), DRAWING, "drawing")
    return ExhibitShown(
        exhibit=ExhibitId(token),
        title=line(command.title, "title", TITLE),
        says=line(command.says, "what it says", SAYS),
        note=line(command.note, "note", SAYS, required=False),
        columns=tuple(line(one, "column", TITLE) for one in command.columns),
        rows=tuple(tuple(map(_cell, row)) for row in command.rows),
        drawing=command.drawing,
        about=line(command.about, "what it is about", TITLE, required=False),
    )


def _fit(length: int, limit: int, field: str) -> None:
    if length > limit:
        raise Refused(Refusal.LONG_TEXT, field=field, length=length, limit=limit)


def _cell(value: Cell) -> Cell:
    return line(value, "cell", LONG, required=False) if isinstance(value, str) else value
