"""Participants' pages on which they write without a name: cards, and the surveys.

What is typed here is kept nowhere until it is sent: no draft of it lies under anybody's name.
"""

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_cookie

from wargame.aar import opinions
from wargame.conduct import boxes
from wargame.engine import Refused
from wargame.engine.instruments.cards import LIMIT, Written
from wargame.engine.names import QueryId
from wargame.engine.surveying import FEW, When
from wargame.web import answers
from wargame.web.door import PersonPage, page_of_person
from wargame.web.panels import private

APART = re.compile(r"\n\s*\n")
"""An empty line between two cards."""


@require_http_methods(["GET", "HEAD", "POST"])
@private
@vary_on_cookie
def cards(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Show the cards that lie before everyone, and take those of one person."""
    at = page_of_person(request, code, handle)
    if request.method != "POST":
        return _cards(request, at)
    try:
        boxes.give_cards(at.code, at.standing.handle, _written(request, at))
    except Refused as refused:
        return _cards(request, at, refused.sentence)
    messages.success(request, "Your cards are in the box. Nobody can tell which are yours.")
    return answers.back(request.path)


def _written(request: HttpRequest, at: PersonPage) -> tuple[Written, ...]:
    wash = at.look().picture.cards.open
    found = []
    for number, _ in enumerate(wash.prompts if wash else (), start=1):
        typed = str(request.POST.get(f"card{number}", "")).replace("\0", "").replace("\r\n", "\n")
        found += [Written(number, one) for one in APART.split(typed) if one.strip()]
    return tuple(found)


def _cards(request: HttpRequest, at: PersonPage, wrong: str = "") -> HttpResponse:
    picture = at.look().picture
    wash = picture.cards.open
    shown: dict[str, list[Any]] = {}
    for one in picture.cards.all.values():
        if one.shown:
            shown.setdefault(one.group or picture.cards.prompt(one), []).append(one)
    asked = enumerate(wash.prompts if wash else (), start=1)
    words = {
        "at": at,
        "wash": wash,
        "gave": wash is not None and _gave(at, boxes.box_of_cards(wash.id)),
        "fields": [(f"card{n}", one, request.POST.get(f"card{n}", "")) for n, one in asked],
        "heaps": shown.items(),
        "limit": LIMIT * 3,
        "few": FEW,
        "wrong": wrong,
    }
    return render(request, "web/giving/cards.html", words, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@private
@vary_on_cookie
def survey(request: HttpRequest, code: str, handle: str, when: str) -> HttpResponse:
    """Show a survey and its results as far as they lie before everyone; take one's answers."""
    at = page_of_person(request, code, handle)
    if when not in set(When):
        raise Http404
    if request.method != "POST":
        return _survey(request, at, When(when))
    typed = {
        key.removeprefix("q."): value for key, value in request.POST.items() if key[:2] == "q."
    }
    said = {QueryId(key): str(value).replace("\0", "") for key, value in typed.items()}
    try:
        boxes.answer(at.code, at.standing.handle, When(when), said)
    except Refused as refused:
        return _survey(request, at, When(when), refused.sentence)
    messages.success(request, "Your answers are in the box. Nobody can tell which are yours.")
    return answers.back(request.path)


def _survey(request: HttpRequest, at: PersonPage, when: When, wrong: str = "") -> HttpResponse:
    part = at.look().picture.surveys
    held = part.held.get(when)
    queries = held.queries if held and held.open else ()
    words = {
        "at": at,
        "when": when.value,
        "open": bool(queries),
        "gave": _gave(at, boxes.box_of_survey(when)),
        "queries": [(one, request.POST.get(f"q.{one.id}", "")) for one in queries],
        "section": opinions.section(opinions.results(part, shown=True)),
        "few": FEW,
        "wrong": wrong,
    }
    return render(request, "web/giving/survey.html", words, status=422 if wrong else 200)


def _gave(at: PersonPage, box: str) -> bool:
    return box in boxes.gave(at.code, at.standing.handle)
