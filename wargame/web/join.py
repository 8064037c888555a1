"""Coming in: a code or a QR code, a name, and then the lobby. Coming back: a code of one's own.

A wrong code and a closed one are answered with the same words, and the same status.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from wargame.conduct import arrivals, passes
from wargame.engine import Refused
from wargame.people import codes
from wargame.web import answers, doorstep
from wargame.web.door import own_pages, page_of_person

NOT_OPEN = "That code is not open. Check it with your facilitator, and type it again."
WAIT = "That were many codes in a row. Wait half a minute, or scan the QR code on the screen."
NO_SEAT = "That code belongs to nobody here. Check it, or join anew with the code on the screen."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Take the code that the facilitator shows, and lead on to the name."""
    if request.method != "POST":
        return render(request, "web/join.html")
    typed = request.POST.get("code", "")
    if doorstep.must_wait(request.session):
        return _wrong(request, typed, WAIT, 429)
    if arrivals.knock(codes.tidy(typed)) is None:
        doorstep.note_wrong(request.session)
        return _wrong(request, typed, NOT_OPEN)
    doorstep.forget(request.session)
    return redirect("join-name", way=codes.tidy(typed))


def _wrong(request: HttpRequest, typed: str, why: str, status: int = 422) -> HttpResponse:
    shown = {"typed": typed[:20], "error": why, "strangers": codes.strangers(typed)[:12]}
    return render(request, "web/join.html", shown, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest, way: str) -> HttpResponse:
    """Take the name of somebody who stands before an open door, and let them in."""
    guess = doorstep.can_be_guessed(way)
    if guess and doorstep.must_wait(request.session):
        return _wrong(request, "", WAIT, 429)
    exercise = arrivals.knock(way)
    if exercise is None:
        if guess:
            doorstep.note_wrong(request.session)
        return _wrong(request, "", NOT_OPEN)
    if request.method != "POST":
        shown = {"way": way, "pages": own_pages(request, exercise)}
        return render(request, "web/name.html", shown)
    return _arrive(request, exercise, way)


def _arrive(request: HttpRequest, exercise: str, way: str) -> HttpResponse:
    given = request.POST.get("name", "")
    try:
        standing = arrivals.arrive(exercise, given)
    except Refused as refused:
        shown = {"way": way, "typed": given[:200], "error": refused.sentence}
        return render(request, "web/name.html", shown, status=422)
    return _enter(request, exercise, standing.handle)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rejoin(request: HttpRequest) -> HttpResponse:
    """Lead somebody who has a code of their own back to their place."""
    if request.method != "POST":
        return render(request, "web/rejoin.html")
    typed = request.POST.get("code", "")
    if doorstep.must_wait(request.session):
        return _no_seat(request, typed, WAIT, 429)
    found = arrivals.rejoin(typed)
    if found is None:
        doorstep.note_wrong(request.session)
        return _no_seat(request, typed, NO_SEAT)
    exercise, standing = found
    return _enter(request, exercise, standing.handle)


def _no_seat(request: HttpRequest, typed: str, why: str, status: int = 422) -> HttpResponse:
    return render(request, "web/rejoin.html", {"typed": typed[:20], "error": why}, status=status)


def _enter(request: HttpRequest, exercise: str, handle: str) -> HttpResponse:
    doorstep.forget(request.session)
    request.session.cycle_key()
    passes.admit(request.session, handle, exercise)
    return redirect(reverse("person", args=[exercise, handle]))


@never_cache
@require_POST
def warm_up(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Keep an answer to the lobby's question."""
    page = page_of_person(request, code, handle)
    option = request.POST.get("option", request.GET.get("option", ""))
    try:
        arrivals.answer_warm_up(page.code, page.standing.handle, option)
    except Refused as refused:
        return answers.refused(request, refused)
    if answers.wants_json(request):
        return answers.done(None)
    messages.success(request, f"Your answer: {option}.")
    return answers.back(page.url)
