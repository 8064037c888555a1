"""The rooms of the control side, painted for a request: console, projector, another's room."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse

from wargame.conduct import looks
from wargame.conduct.company import company
from wargame.engine import Picture, Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId
from wargame.people.company import Company
from wargame.rooms.painting import digest
from wargame.web.keepers import Console
from wargame.web.panels import Painted, as_frame, as_json, now_ms, painter


@dataclass(frozen=True, slots=True)
class Board:
    """A painted room with the cell and the people that it was painted for."""

    cell: CellId
    company: Company
    painted: Painted

    @property
    def picture(self) -> Picture:
        """What its viewer was told."""
        return self.painted.look.picture

    @property
    def words(self) -> dict[str, Any]:
        """What the page of the room needs to be painted, and to be followed from there."""
        return {
            "painted": self.painted,
            "panels": self.painted.panels,
            "setting": self.picture.setting,
            "now_ms": now_ms(),
        }

    def panels(self) -> HttpResponse:
        """Return all panels in the shape of a frame of the socket."""
        return JsonResponse(as_frame(self.painted))

    def picture_json(self) -> HttpResponse:
        """Return the picture, and nothing that it does not hold."""
        return as_json(self.picture)


def board(code: str, kind: str, cell: CellId) -> Board:
    """Return the room of a kind of viewer."""
    seen = looks.look(code, Viewer(cell))
    present = company(code, Viewer(cell))
    panels = painter(code, kind, cell).paint(seen.picture, present)
    return Board(cell, present, Painted(seen, panels, digest(panels)))


def console_board(code: str) -> Board:
    """Return the console."""
    return board(code, "control", CONTROL)


def home_board(console: Console) -> Board:
    """Return what somebody's first page of control shows: all of it, their part, or the shield."""
    if not console.duty.reads_all:
        return board_as(console.code, OBSERVER)
    return (
        board(console.code, "shield", PROJECTOR)
        if console.shielded
        else console_board(console.code)
    )


def projector_board(code: str) -> Board:
    """Return the projector."""
    return board(code, "projector", PROJECTOR)


def board_as(code: str, cell: CellId) -> Board:
    """Return what a delegation, or an observer, sees."""
    return board(code, "observer" if cell == OBSERVER else "room", cell)
