"""Acting for a delegation whose phone has died: by control's hand, in the delegation's name.

The record shows both, and the delegation is told. The page is framed, so that nobody takes it for
their own.
"""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from wargame.conduct import acts, looks, orders
from wargame.conduct.company import company
from wargame.engine import Picture, Refused, Seat, Viewer
from wargame.engine.names import OBSERVER, CellId, SeatId
from wargame.web import answers, forms
from wargame.web.acts import wish
from wargame.web.borrowing import known_cell
from wargame.web.fields import Typed, command_fields
from wargame.web.keepers import Console, for_a_cell

WRITTEN = {
    "statement.make": "Make a statement",
    "cable.send": "Send a cable",
    "question.ask": "Ask control",
    "intent.state": "State its intent",
    "move.submit": "Write a move",
    "proposal.table": "Table a proposal",
}
"""What is written on a form, and what it is called here."""

OWN: Final = "head.name"
"""What control does here in its own name: it says who heads the delegation, or that nobody does."""

DONE: Final = "Done in their name. They are told that control did it."
NAMED: Final = "It is settled who heads them. They see it."


@require_safe
@for_a_cell
def page(request: HttpRequest, console: Console, cell: str) -> HttpResponse:
    """Show what can be done in the name of a delegation."""
    return _page(request, console, _lent(console, cell), request.GET.get("do", ""), {})


@require_POST
@for_a_cell
def act(request: HttpRequest, console: Console, cell: str, act: str) -> HttpResponse:
    """Do something in the name of a delegation; what was typed is kept where it is refused."""
    whose, wanted = _lent(console, cell), wish(request, act)
    hand = console.seat if act == OWN else Seat(whose, console.seat.id)
    words: Typed = {**wanted.words, "cell": [whose]} if act == OWN else wanted.words
    try:
        command = orders.command(act, command_fields(act, words))
        answer = acts.submit(console.code, hand, command, wanted.command_id)
    except Refused as refused:
        if answers.wants_json(request):
            return answers.refused(request, refused)
        return _page(request, console, whose, act, wanted.words, wrong=refused.sentence)
    if answers.wants_json(request):
        return answers.done(answer.made)
    messages.success(request, NAMED if act == OWN else DONE)
    return answers.back(reverse("act-for", args=[console.code, whose]))


def _lent(console: Console, cell: str) -> CellId:
    """Return a delegation in whose name somebody in control may act."""
    if cell == OBSERVER or not console.duty.lends(cell):
        raise Http404
    return known_cell(console, cell)


def _page(  # noqa: PLR0913 - all that a page can have to say
    request: HttpRequest,
    console: Console,
    cell: CellId,
    act: str,
    typed: Typed,
    *,
    wrong: str = "",
) -> HttpResponse:
    picture = looks.look(console.code, Viewer(cell)).picture
    open_now = act if act in WRITTEN else ""
    words: dict[str, Any] = {
        "code": console.code,
        "cell": cell,
        "setting": picture.setting,
        "clock": picture.clock,
        "written": WRITTEN.items(),
        "do": open_now,
        "wrong": wrong,
        "texts": picture.proposals.standing,
        "ballots": [one for one in picture.ballots.open if cell in one.voters],
        "unsigned": _unsigned(picture, cell),
        "hand_up": cell in picture.hands.cells,
        "places": _places(console.code, picture, cell),
        "headed": cell in picture.heads.seats,
        "form_template": forms.FORMS.get(open_now, ""),
        "form": forms.context(picture, cell, open_now, typed, act_base=""),
    }
    return render(request, "web/act_for.html", words, status=422 if wrong else 200)


def _places(code: str, picture: Picture, cell: CellId) -> list[tuple[SeatId, str, bool]]:
    """Return the filled seats of a delegation: who sits there, and whether they head it."""
    names = {one.seat: one.name for one in company(code, Viewer(cell)).of(cell)}
    head = picture.heads.seats.get(cell)
    return [(seat, names.get(seat, ""), seat == head) for seat in picture.seating.of(cell)]


def _unsigned(picture: Picture, cell: CellId) -> list[Any]:
    moves = picture.moves.all.values()
    return [one for one in moves if one.cell == cell and not (one.signed or one.withdrawn)]
