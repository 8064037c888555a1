"""The painted panels of a page, and the picture behind them, for who may see them."""

import time
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie
from pydantic import TypeAdapter

from wargame.conduct.company import company
from wargame.conduct.looks import Look
from wargame.engine import Picture
from wargame.engine.names import OBSERVER, CellId
from wargame.rooms.painting import Painter, Panels, digest
from wargame.web.door import PersonPage, page_of_person

private = cache_control(no_store=True, private=True)


@dataclass(frozen=True, slots=True)
class Painted:
    """A room as it stands: its panels, their digest, and what the viewer has heard."""

    look: Look
    panels: Panels
    digest: str


@lru_cache(maxsize=128)
def painter(_: str, kind: str, cell: CellId) -> Painter:
    """Return the painter of a room of an exercise, who remembers what was painted last.

    Threads may share it: it hands out what it remembers only for the same picture and company.
    """
    return Painter(kind, cell)


def paint(page: PersonPage) -> Painted:
    """Paint the room of a person."""
    standing, look = page.standing, page.look()
    people = company(page.code, None if standing.kind == "lobby" else standing.viewer)
    panels = painter(page.code, standing.kind, standing.cell or OBSERVER).paint(
        look.picture, people
    )
    return Painted(look, panels, digest(panels))


def as_frame(painted: Painted) -> dict[str, Any]:
    """Return a room as the page's script takes it, over HTTP or a socket alike."""
    return {
        "n": painted.look.heard,
        "h": painted.digest,
        "t": now_ms(),
        "panels": {name: str(html) for name, html in painted.panels.items()},
    }


def now_ms() -> int:
    """Return the server's time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


@require_safe
@private
@vary_on_cookie
def of_person(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Return all panels of a person's room."""
    return JsonResponse(as_frame(paint(page_of_person(request, code, handle))))


@require_safe
@private
@vary_on_cookie
def picture_of_person(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Return a person's own picture, and nothing that it does not hold."""
    picture = page_of_person(request, code, handle).look().picture
    return as_json(picture)


def as_json(picture: Picture) -> HttpResponse:
    """Return a picture, and nothing that it does not hold."""
    return HttpResponse(_pictures().dump_json(picture, indent=1), content_type="application/json")


@cache
def _pictures() -> TypeAdapter[Picture]:
    """Return what writes pictures; made when it is first asked for: few starts need it."""
    return TypeAdapter(Picture)
