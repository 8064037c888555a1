"""Looking as others see, on the record: a door at which somebody in control presses once.

Who has not pressed sees nothing of what lies behind it.
"""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from wargame.conduct import acts, looks
from wargame.engine import Viewer
from wargame.engine.instruments.eyes import BorrowEyes
from wargame.engine.names import OBSERVER, CellId
from wargame.web import answers
from wargame.web.acts import LONGEST_ID
from wargame.web.keepers import Console, for_a_cell

type View = Callable[..., HttpResponseBase]


def through_eyes(view: View) -> View:
    """Open a page of a cell to those who borrowed its eyes; to others of control, the door."""
    return for_a_cell(_guarded(view, _door))


def through_open_eyes(view: View) -> View:
    """The same for what a script asks for: without borrowed eyes there is nothing here."""
    return for_a_cell(_guarded(view, _nothing))


def known_cell(console: Console, cell: str) -> CellId:
    """Return a cell through whose eyes control may look; raises Http404 for any other."""
    if cell not in {*console.picture().setting.cells, OBSERVER}:
        raise Http404
    return CellId(cell)


@require_POST
@for_a_cell
def borrow(request: HttpRequest, console: Console, cell: str) -> HttpResponse:
    """Put on the record whose eyes are borrowed, and go to what they see."""
    seen, text = known_cell(console, cell), request.POST.get("text", "")
    named = request.POST.get("command_id", "")[:LONGEST_ID] or secrets.token_hex(16)
    acts.submit(console.code, console.seat, BorrowEyes(seen), named)
    place = [console.code, seen]
    if text in looks.look(console.code, Viewer(seen)).picture.proposals.all:
        return answers.back(reverse("see-as-text", args=[*place, text]))
    return answers.back(reverse("see-as", args=place))


def _guarded(view: View, closed: Callable[..., HttpResponseBase]) -> View:
    @wraps(view)
    def guarded(
        request: HttpRequest,
        console: Console,
        cell: str,
        **others: Any,  # noqa: ANN401 - parts of the address
    ) -> HttpResponseBase:
        seen = known_cell(console, cell)
        if not console.picture().eyes.lent(console.seat.id, seen):
            return closed(request, console, seen, others.get("proposal", ""))
        return view(request, console, cell, **others)

    return guarded


def _nothing(_: HttpRequest, __: Console, ___: CellId, ____: str) -> HttpResponse:
    raise Http404


def _door(request: HttpRequest, console: Console, cell: CellId, text: str) -> HttpResponse:
    words = {
        "code": console.code,
        "setting": console.picture().setting,
        "seen": cell,
        "text": text,
        "command_id": secrets.token_hex(16),
    }
    return render(request, "web/borrow.html", words)
