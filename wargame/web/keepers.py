"""Who may open pages of control: those who see all of it, or who are in it for a part.

Everybody else gets a 404. A page is for those who see all unless it says otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

from wargame.conduct import looks, passes
from wargame.conduct.duties import Duty
from wargame.engine import Picture, Seat, Viewer
from wargame.engine.names import CONTROL


@dataclass(frozen=True, slots=True)
class Console:
    """An exercise, and what somebody is in control of it for."""

    code: str
    duty: Duty
    shielded: bool = False

    @property
    def seat(self) -> Seat:
        """The seat that acts."""
        return self.duty.seat

    def picture(self) -> Picture:
        """Return all that control was told."""
        return looks.look(self.code, Viewer(CONTROL)).picture


def for_control(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Hand the console to a view in place of the code, or answer that there is nothing here.

    Only those who see all of an exercise are let in, and not while a shield is before the screen.
    """
    return _guarded(view, lambda duty, shielded: duty.reads_all and not shielded)


def for_a_part(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The same for everybody in control; the view itself shows each their own part."""
    return _guarded(view, lambda _, __: True)


def for_a_cell(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The same for pages of one cell: for those who see all, and for whoever minds that cell."""

    def through(
        request: HttpRequest,
        console: Console,
        cell: str,
        **others: Any,  # noqa: ANN401 - parts of the address
    ) -> HttpResponseBase:
        if console.shielded or not console.duty.sees(cell):
            raise Http404
        return view(request, console, cell, **others)

    return for_a_part(wraps(view)(through))


def _guarded(
    view: Callable[..., HttpResponseBase], may: Callable[[Duty, bool], bool]
) -> Callable[..., HttpResponseBase]:
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, code: str, **others: Any) -> HttpResponseBase:  # noqa: ANN401 - parts of the address
        duty = passes.duty(request.user, code)
        shielded = passes.shielded(request.session, code)
        if duty is None or not may(duty, shielded):
            raise Http404
        return view(request, Console(code, duty, shielded), **others)

    return guarded
