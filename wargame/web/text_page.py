"""The page of one text: the document, who stands where, and the one form that is open on it."""

import secrets
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from wargame.conduct import drafts
from wargame.engine import Picture, Refused
from wargame.engine.instruments.documents import Proposal
from wargame.engine.names import OBSERVER, ProposalId
from wargame.rooms.reading_room import Glance, View, paint
from wargame.web import forms, leases, text_forms
from wargame.web.door import PersonPage, page_of_person
from wargame.web.fields import Typed
from wargame.web.panels import now_ms, private
from wargame.web.panels import paint as paint_room
from wargame.web.text_composer import Asked, composed

OPEN = ("do", "clause", "after", "amendment")
LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """What is put on the page beside the text: the form that was open, and why it was refused."""

    query: QueryDict
    base: str = "../../"
    typed: Typed | None = None
    error: str = ""


def glance(query: QueryDict, seen: Glance) -> Glance:
    """Return how a text is looked at, as the address says; what makes no sense is left out."""
    view, against = query.get("view", ""), query.get("against", "")
    number = against.isascii() and against.isdigit() and len(against) <= LONGEST_NUMBER
    kept = {name: query[name] for name in OPEN if query.get(name)}
    return replace(
        seen,
        view=View(view) if view in set(View) else View.CLEAN,
        against=int(against) if number else 0,
        at=str(query.get("clause", "")) if query.get("do") else "",
        also="&" + urlencode(kept) if kept else "",
    )


def in_sight(picture: Picture, wanted: str) -> Proposal:
    """Return a text in sight; raises Http404 for any other alike."""
    found = picture.proposals.all.get(ProposalId(wanted))
    if found is None:
        raise Http404
    return found


def _of(at: PersonPage, wanted: str) -> Proposal:
    """Return a text in the sight of a person who has taken a place; raises Http404 otherwise."""
    if at.standing.kind == "lobby":
        raise Http404
    return in_sight(at.look().picture, wanted)


def _glance(at: PersonPage, proposal: Proposal, shown: Shown) -> Glance:
    standing = at.standing
    seen = Glance(standing.kind, standing.cell or OBSERVER, proposal.id, base=shown.base)
    return glance(shown.query, seen)


@require_safe
@private
@vary_on_cookie
def page(request: HttpRequest, code: str, handle: str, proposal: str) -> HttpResponse:
    """Show a text, with the form that the address asks for."""
    at = page_of_person(request, code, handle)
    return shown_page(request, at, _of(at, proposal), Shown(request.GET))


def shown_page(
    request: HttpRequest, at: PersonPage, proposal: Proposal, shown: Shown
) -> HttpResponse:
    """Return the page of a text; one that shows a refusal is answered as such."""
    room, picture = paint_room(at), at.look().picture
    here = f"{shown.base}text/{proposal.id}/"
    words: dict[str, Any] = {
        "at": at,
        "standing": at.standing,
        "setting": picture.setting,
        "proposal": proposal,
        "base": shown.base,
        "here": here,
        "panels": {
            **paint(_glance(at, proposal, shown), picture),
            "gate_question_ask": room.panels.get("gate_question_ask", ""),
            "leases": leases.painted(at, proposal),
        },
        "writes": leases.may_write(at, proposal),
        "composer": composed(Asked(at, proposal, shown.query, shown.base, shown.typed)),
        "error": shown.error,
        "ask": _ask(at, shown.base),
        "digest": room.digest,
        "heard": room.look.heard,
        "now": now_ms(),
        "sitting": at.standing.cell or "",
        "command_id": secrets.token_hex(16),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if shown.error else HTTPStatus.OK
    return render(request, "web/text.html", words, status=status)


def refused(
    request: HttpRequest, at: PersonPage, page_of: str, words: Typed, refusal: Refused
) -> HttpResponse | None:
    """Return the page of a text with the form that was sent and the reason; None where it is gone.

    It answers a POST to an act, so its addresses begin one step nearer to the reader's first page.
    """
    found = at.look().picture.proposals.all.get(ProposalId(text_forms.text_of(page_of)))
    if found is None:
        return None
    query = QueryDict(text_forms.query_of(page_of))
    return shown_page(request, at, found, Shown(query, "../", words, refusal.sentence))


def _ask(at: PersonPage, base: str) -> dict[str, Any] | None:
    """Return the form in which a delegation asks control, with what was typed in it before."""
    if at.standing.kind != "room":
        return None
    act, picture = "question.ask", at.look().picture
    typed: Typed = drafts.of(at.code, at.standing.handle).get(act, {})
    return forms.context(picture, at.standing.cell, act, typed, act_base=f"{base}act/")


@require_safe
@private
@vary_on_cookie
def panels(request: HttpRequest, code: str, handle: str, proposal: str) -> HttpResponse:
    """Return the panels of a text's page, to paint them again."""
    at = page_of_person(request, code, handle)
    seen = _glance(at, _of(at, proposal), Shown(request.GET))
    return as_panels(seen, at.look().picture)


def as_panels(seen: Glance, picture: Picture) -> HttpResponse:
    """Return painted panels as the page's script takes them."""
    painted = paint(seen, picture)
    return JsonResponse({"panels": {name: str(html) for name, html in painted.items()}})
