"""The projector's page: public matter on a wall, for a facilitator or whoever has its link."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wargame.conduct import passes
from wargame.web.boards import projector_board


def for_projector(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let those in who may open the projector, or answer that there is nothing here."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, code: str) -> HttpResponse:
        if not passes.projector(request.session, request.user, code):
            raise Http404
        return view(request, code)

    return guarded


@require_safe
@for_projector
def projector(request: HttpRequest, code: str) -> HttpResponse:
    """Show the card that is on."""
    board = projector_board(code)
    words = {**board.words, "code": code}
    return render(request, "web/projector.html", words)


@require_safe
@for_projector
def panels(_: HttpRequest, code: str) -> HttpResponse:
    """Return the panels of the projector."""
    return projector_board(code).panels()


@require_safe
@for_projector
def picture(_: HttpRequest, code: str) -> HttpResponse:
    """Return what everyone was told."""
    return projector_board(code).picture_json()
