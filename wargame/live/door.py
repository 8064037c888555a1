"""The door of the sockets: what an address asks for, and whether this browser may have it.

A pass is looked at when a socket opens, and again while it is open: a cookie that was good once
may not be good any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, parse_cookie

from wargame.conduct import looks, passes
from wargame.conduct.duties import Duty
from wargame.conduct.standing import Standing
from wargame.engine import Viewer
from wargame.engine.names import CONTROL, OBSERVER, PROJECTOR, CellId, SeatId
from wargame.live.origin import Headers

type Key = tuple[str, CellId]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address of a socket asks for, and the session that asks."""

    kind: str
    code: str
    name: str
    session: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a socket belongs: a room of an exercise, and whose it is.

    `handle` is empty for pages of control and projectors; `holder` is who may have but so many.
    """

    code: str
    room: Key
    holder: str
    handle: str = ""
    seat: SeatId | None = None


def wish(scope: Mapping[str, Any]) -> Wish:
    """Return what the scope of a connection asks for."""
    asked = scope["url_route"]["kwargs"]
    name = asked.get("handle") or asked.get("cell") or ""
    return Wish(asked["kind"], asked["code"], name, _cookie(scope["headers"]))


def admit(asked: Wish) -> Place | None:
    """Return the place that a browser may have; None for what is absent and forbidden alike."""
    session = import_module(settings.SESSION_ENGINE).SessionStore(asked.session or None)
    if asked.kind == "person":
        standing = passes.person(session, asked.code, asked.name)
        return place_of(asked.code, standing) if standing else None
    request = HttpRequest()
    request.session = session
    user = get_user(request)
    if asked.kind == "projector":
        allowed = passes.projector(session, user, asked.code)
        return Place(asked.code, ("projector", PROJECTOR), "") if allowed else None
    return _console(asked, user, session)


def place_of(code: str, standing: Standing) -> Place:
    """Return the place of a person who stands here."""
    room = (standing.kind, standing.cell or OBSERVER)
    return Place(code, room, standing.handle, standing.handle, standing.seat)


def _console(asked: Wish, user: object, session: passes.Session) -> Place | None:
    """Return the place of somebody in control, who may also look through the eyes of others.

    Who is in control for a part hears what everybody hears, and the delegations of that part; a
    shielded console hears what the projector shows. Whose eyes were not borrowed on the record,
    through them nobody looks.
    """
    duty = passes.duty(user, asked.code)
    if duty is None:
        return None
    seat, shielded = duty.seat, passes.shielded(session, asked.code)
    if asked.kind == "control":
        return Place(asked.code, _home(duty, shielded=shielded), seat.id)
    cell = CellId(asked.name)
    if shielded or not duty.sees(cell):
        return None
    if not looks.look(asked.code, Viewer(CONTROL)).picture.eyes.lent(seat.id, cell):
        return None
    return Place(asked.code, ("observer" if cell == OBSERVER else "room", cell), seat.id)


def _home(duty: Duty, *, shielded: bool) -> Key:
    """Return the room of somebody's first page of control."""
    if not duty.reads_all:
        return ("observer", OBSERVER)
    return ("shield", PROJECTOR) if shielded else ("control", CONTROL)


def _cookie(headers: Headers) -> str:
    jars = [value.decode("latin1") for name, value in headers if name.lower() == b"cookie"]
    return str(parse_cookie("; ".join(jars)).get(settings.SESSION_COOKIE_NAME, ""))
