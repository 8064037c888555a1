"""A person's page for its whole life: lobby, delegation room or observers' room."""

import secrets
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from wargame.conduct import drafts
from wargame.conduct.absence import missed, told_within
from wargame.conduct.company import company
from wargame.engine import Picture
from wargame.rooms.logs import LOGS
from wargame.rooms.panel import Scene
from wargame.web import forms, news
from wargame.web.door import PersonPage, page_of_person
from wargame.web.fields import Typed
from wargame.web.panels import now_ms, paint, private

TEMPLATES = {"lobby": "web/lobby.html", "room": "web/room.html", "observer": "web/observer.html"}
MOST_IN_LOG = 2000
LONGEST_ABSENCE = 6
"""Digits of seconds: eleven days."""


@require_safe
@private
@vary_on_cookie
def page(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Show where a person is."""
    at = page_of_person(request, code, handle)
    painted = paint(at)
    shown = {
        "at": at,
        "standing": at.standing,
        "setting": painted.look.picture.setting,
        "panels": painted.panels,
        "digest": painted.digest,
        "heard": painted.look.heard,
        "now": now_ms(),
        "lines": news.lines(missed(at.code, at.standing), at.standing.viewer.cell),
        **_filled(at, painted.look.picture),
    }
    return render(request, TEMPLATES[at.standing.kind], shown)


def _filled(at: PersonPage, picture: Picture) -> dict[str, Any]:
    """Return what the forms of the room need, each with what was typed in it before."""
    cell = at.standing.cell
    typed: dict[str, Typed] = drafts.of(at.code, at.standing.handle)
    filled = {
        act.replace(".", "_"): forms.context(
            picture, cell, act, typed.get(act, {}), act_base="act/"
        )
        for act in forms.FORMS
    }
    return {"forms": filled, "command_id": secrets.token_hex(16), "sitting": cell or ""}


@require_safe
@private
@vary_on_cookie
def away(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Return in a few lines what a person was told in the last so many `seconds`."""
    at = page_of_person(request, code, handle)
    given = request.GET.get("seconds", "")
    if not (given.isascii() and given.isdigit() and len(given) <= LONGEST_ABSENCE):
        raise Http404
    told = told_within(at.code, at.standing, timedelta(seconds=int(given)))
    lines = news.lines(told, at.standing.viewer.cell)
    return render(request, "web/parts/away.html", {"lines": lines})


@require_safe
@private
@vary_on_cookie
def log(request: HttpRequest, code: str, handle: str, panel: str) -> HttpResponse:
    """Show all of a panel whose newest things alone fit in the room."""
    at = page_of_person(request, code, handle)
    found = LOGS.get(panel)
    if found is None or panel not in paint(at).panels:
        raise Http404
    viewer = at.standing.viewer
    scene = Scene(at.look().picture, viewer.cell, company(at.code, viewer))
    shown = {
        **found.words(scene, MOST_IN_LOG),
        "at": at,
        "title": found.title,
        "list": found.template,
        "empty": "There is nothing here.",
        "cell": viewer.cell,
        "kind": "log",
        "base": "../",
        "command_id": secrets.token_hex(16),
        "sitting": at.standing.cell or "",
    }
    return render(request, "web/log.html", shown)
