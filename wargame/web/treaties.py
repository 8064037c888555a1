"""Agreements on paper, as a page and as a PDF; and the page on which a party acts on one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from wargame.aar.exports.treaty import Paper, paper
from wargame.aar.exports.treaty_pdf import pdf
from wargame.conduct import drafts
from wargame.engine import Picture
from wargame.engine.names import AgreementId
from wargame.rooms.panels.agreements import agreement_words
from wargame.web import forms
from wargame.web.agreement_forms import ACTS
from wargame.web.door import PersonPage, page_of_person
from wargame.web.fields import Typed
from wargame.web.keepers import Console, for_control
from wargame.web.panels import private

BASE = "../../act/"


def _paper(picture: Picture, wanted: str) -> Paper:
    """Return the paper of an agreement in this picture; raises Http404 for any other alike."""
    found = paper(picture, AgreementId(wanted))
    if found is None:
        raise Http404
    return found


def _seen(at: PersonPage, wanted: str) -> Paper:
    if at.standing.kind == "lobby":
        raise Http404
    return _paper(at.look().picture, wanted)


def _as_pdf(found: Paper) -> HttpResponse:
    headers = {"Content-Disposition": 'inline; filename="treaty.pdf"'}
    return HttpResponse(pdf(found), content_type="application/pdf", headers=headers)


@require_safe
@private
@vary_on_cookie
def of_person(request: HttpRequest, code: str, handle: str, agreement: str) -> HttpResponse:
    """Show an agreement as a person was told it, to be read and printed."""
    at = page_of_person(request, code, handle)
    shown = {"paper": _seen(at, agreement), "home": f"{at.url}#agreements", "back": "your room"}
    return render(request, "web/treaty.html", shown)


@require_safe
@private
@vary_on_cookie
def pdf_of_person(request: HttpRequest, code: str, handle: str, agreement: str) -> HttpResponse:
    """Return an agreement as a person was told it, as a PDF."""
    return _as_pdf(_seen(page_of_person(request, code, handle), agreement))


@require_safe
@for_control
def of_control(request: HttpRequest, console: Console, agreement: str) -> HttpResponse:
    """Show an agreement to control, to be read and printed."""
    found = _paper(console.picture(), agreement)
    shown = {"paper": found, "home": "../../", "back": "the console"}
    return render(request, "web/treaty.html", shown)


@require_safe
@for_control
def pdf_of_control(_: HttpRequest, console: Console, agreement: str) -> HttpResponse:
    """Return an agreement as a PDF for control."""
    return _as_pdf(_paper(console.picture(), agreement))


@require_safe
@private
@vary_on_cookie
def act_on(request: HttpRequest, code: str, handle: str, agreement: str) -> HttpResponse:
    """Show a party the page on which it signs, ratifies, complains, rests or leaves."""
    at = page_of_person(request, code, handle)
    look, cell = at.look().picture, at.standing.cell
    found = look.agreements.all.get(AgreementId(agreement))
    if found is None or at.standing.kind != "room" or cell is None:
        raise Http404
    row = agreement_words(found, look, cell)
    shown = {
        "at": at,
        "fragment": "#agreements",
        "paper": _paper(look, agreement),
        "setting": look.setting,
        "agreement": row,
        "treaty": f"../../treaty/{found.id}/",
        "forms": [
            _form(at, look, act, found.id)
            for act in ACTS
            if act.removeprefix("agreement.") in row["may"]
        ],
    }
    return render(request, "web/agreement.html", shown)


HEADINGS = {
    "agreement.sign": "Sign it",
    "agreement.ratify": "Take it home",
    "agreement.breach": "Say that it is broken",
    "agreement.suspend": "Suspend it",
    "agreement.resume": "Let it bind again",
    "agreement.end": "Leave it",
}


def _form(at: PersonPage, picture: Picture, act: str, agreement: AgreementId) -> dict[str, Any]:
    """Return the form of an act on an agreement, with what was typed in it before."""
    typed: Typed = drafts.of(at.code, at.standing.handle).get(f"{act}:{agreement}", {})
    values = {**typed, "agreement": [str(agreement)]}
    form = forms.context(picture, at.standing.cell, act, values, act_base=BASE)
    return {**form, "heading": HEADINGS[act]}
