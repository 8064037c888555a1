"""A text as control reads it, or as a delegation sees it: all of it, with nothing to press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wargame.engine.names import CONTROL, CellId
from wargame.rooms.reading_room import Glance, paint
from wargame.web.boards import Board, board_as, console_board
from wargame.web.borrowing import known_cell, through_eyes, through_open_eyes
from wargame.web.console import seen_by
from wargame.web.keepers import Console, for_control
from wargame.web.text_page import as_panels, glance, in_sight


@require_safe
@for_control
def text(request: HttpRequest, console: Console, proposal: str) -> HttpResponse:
    """Show a text to control."""
    return _page(request, console, console_board(console.code), proposal)


@require_safe
@for_control
def text_panels(request: HttpRequest, console: Console, proposal: str) -> HttpResponse:
    """Return the panels of a text as control sees it."""
    return _panels(request, console_board(console.code), proposal)


@require_safe
@through_eyes
def text_as(request: HttpRequest, console: Console, cell: str, proposal: str) -> HttpResponse:
    """Show a text as a delegation or an observer sees it."""
    return _page(request, console, board_as(console.code, known_cell(console, cell)), proposal)


@require_safe
@through_open_eyes
def text_as_panels(
    request: HttpRequest, console: Console, cell: str, proposal: str
) -> HttpResponse:
    """Return the panels of a text as a delegation or an observer sees it."""
    return _panels(request, board_as(console.code, known_cell(console, cell)), proposal)


def _glance(request: HttpRequest, board: Board, proposal: str) -> Glance:
    found = in_sight(board.picture, proposal)
    return glance(request.GET, Glance("seen", board.cell, found.id))


def _page(request: HttpRequest, console: Console, board: Board, proposal: str) -> HttpResponse:
    seen = _glance(request, board, proposal)
    words = {
        **board.words,
        "code": console.code,
        "seen": board.cell,
        "is_control": board.cell == CONTROL,
        "cells": _readers(console, seen),
        "proposal": board.picture.proposals.all[seen.proposal],
        "here": f"../../text/{seen.proposal}/",
        "panels": paint(seen, board.picture),
    }
    return render(request, "web/text_seen.html", words)


def _readers(console: Console, seen: Glance) -> tuple[CellId, ...]:
    """Return whose eyes control can borrow for this text: those before which it lies."""
    picture = console.picture()
    cells = seen_by(console, picture.setting.cells)
    circle = picture.proposals.all[seen.proposal].circle
    return tuple(one for one in cells if not circle or one in circle)


def _panels(request: HttpRequest, board: Board, proposal: str) -> HttpResponse:
    return as_panels(_glance(request, board, proposal), board.picture)
