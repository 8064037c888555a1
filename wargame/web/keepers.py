"""Who may open the console: the facilitator who runs the exercise; everybody else gets a 404."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from wargame.conduct import looks, passes
from wargame.engine import Picture, Seat, Viewer
from wargame.engine.names import CONTROL


@dataclass(frozen=True, slots=True)
class Console:
    """An exercise, and the seat of the facilitator who keeps it."""

    code: str
    seat: Seat

    def picture(self) -> Picture:
        """Return all that control was told."""
        return looks.look(self.code, Viewer(CONTROL)).picture


def for_control(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the console to a view in place of the code, or answer that there is nothing here."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, code: str, **others: Any) -> HttpResponse:  # noqa: ANN401 - parts of the address
        seat = passes.control(request.user, code)
        if seat is None:
            raise Http404
        return view(request, Console(code, seat), **others)

    return guarded
