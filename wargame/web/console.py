"""The console: its page, what a delegation sees, and the projector before a card is taken."""

import secrets
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from wargame.conduct import looks
from wargame.conduct.company import company
from wargame.engine import Viewer, evolve
from wargame.engine.instruments.projector import ProjectorTaken, Show
from wargame.engine.names import OBSERVER, PROJECTOR, CellId, ProposalId
from wargame.rooms.painting import Painter, Panels
from wargame.web import answers
from wargame.web.boards import board_as, console_board, home_board
from wargame.web.borrowing import known_cell, through_eyes, through_open_eyes
from wargame.web.composer import Composer, composed
from wargame.web.keepers import Console, for_a_part, for_control
from wargame.web.part import composed_for_part, part_words
from wargame.web.walls import hung


@require_safe
@for_a_part
def console(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the console, or for its script the form that was asked for alone."""
    if not answers.wants_json(request):
        return console_page(request, console, request.GET)
    form = form_of(request.GET, console)
    if form is None:
        raise Http404
    words = {"composer": form, "values": request.GET, "command_id": secrets.token_hex(16)}
    return render(request, "web/composer.html", words)


def console_page(
    request: HttpRequest, console: Console, values: QueryDict, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    """Return the whole page; `values` are those of the form that is open in it.

    Who is in control for a part gets theirs, and a shielded console what the projector shows.
    """
    words = {
        **home_board(console).words,
        **part_words(console),
        "code": console.code,
        "duty": console.duty,
        "composer": form_of(values, console),
        "values": values,
        "wrong": wrong,
        "command_id": secrets.token_hex(16),
    }
    return render(request, _template(console), words, status=status)


def _template(console: Console) -> str:
    if not console.duty.reads_all:
        return "web/part.html"
    return "web/shield.html" if console.shielded else "web/console.html"


def form_of(values: QueryDict, console: Console) -> Composer | None:
    """Return the form that is asked for, if it is one for whoever asks; a shield opens none."""
    if not console.duty.reads_all:
        return composed_for_part(values, console)
    return None if console.shielded else composed(values, console)


@require_safe
@for_a_part
def panels(_: HttpRequest, console: Console) -> HttpResponse:
    """Return all panels of the console, or of what somebody sees of it."""
    return home_board(console).panels()


@require_safe
@for_control
def picture(_: HttpRequest, console: Console) -> HttpResponse:
    """Return control's picture."""
    return console_board(console.code).picture_json()


@require_safe
@through_eyes
def see_as(request: HttpRequest, console: Console, cell: str) -> HttpResponse:
    """Show what a delegation or an observer sees, clearly framed, with nothing to press."""
    board = board_as(console.code, known_cell(console, cell))
    words = {
        **board.words,
        "code": console.code,
        "seen": board.cell,
        "cells": seen_by(console, board.picture.setting.cells),
        "lends": board.cell != OBSERVER and console.duty.lends(board.cell),
        "columns": _columns(board.painted.panels),
    }
    return render(request, "web/see_as.html", words)


def seen_by(console: Console, cells: Iterable[CellId]) -> list[CellId]:
    """Return those of the cells, and of observers, whose eyes somebody in control may borrow."""
    return [one for one in (*cells, OBSERVER) if console.duty.sees(one)]


PAPERS = (
    *("now", "news", "messages", "brief", "intents", "scores"),
    *("indicators", "changes", "theatre", "agenda"),
)
TALK = ("inbox", "outbox", "caucuses", "say", "statements", "speakers", "questions", "roster")


def _columns(panels: Panels) -> list[list[SafeString]]:
    """Return the panels of a room in its three columns; what gates its forms is left out."""
    shown = [name for name in panels if name != "bar" and not name.startswith("gate")]
    table = [name for name in shown if name not in {*PAPERS, *TALK}]
    return [[panels[name] for name in names if name in panels] for names in (PAPERS, table, TALK)]


@require_safe
@through_open_eyes
def panels_as(_: HttpRequest, console: Console, cell: str) -> HttpResponse:
    """Return all panels that a delegation or an observer sees."""
    return board_as(console.code, known_cell(console, cell)).panels()


@require_safe
@for_control
def preview(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the projector as it would be with another card, or as it is; nothing is recorded."""
    words = {"panels": _previewed(request, console.code), "code": console.code}
    alone = answers.wants_json(request)
    template = "web/projector_wall.html" if alone else "web/projector_preview.html"
    return render(request, template, words)


def _previewed(request: HttpRequest, code: str) -> Panels:
    viewer = Viewer(PROJECTOR)
    picture = looks.look(code, viewer).picture
    wanted = request.GET.get("show", "")
    if wanted:
        if wanted not in set(Show):
            raise Http404
        proposal = ProposalId(request.GET.get("proposal", "")) or None
        picture = evolve(picture, ProjectorTaken(Show(wanted), proposal), timezone.now())
    panels = Painter("projector", PROJECTOR).paint(picture, company(code, viewer))
    return {name: hung(html, code) for name, html in panels.items()}
