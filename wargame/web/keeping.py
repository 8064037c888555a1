"""Keep and forget: how long an exercise stays, and erasing a person, or all of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from wargame.aar.wording import kind_words
from wargame.conduct import erasing, forgetting, keeping, lineages, mentions, passes, traces
from wargame.engine import Refused
from wargame.engine.instruments.posts import Role
from wargame.people import codes
from wargame.people.models import Facilitator
from wargame.web.keepers import Console, for_control

ERASE = "exercise.erase"
"""No row of the duties names it, so it is the lead's alone."""

GONE = "{what} Not a byte of it is left in the database, in its log, or among the files made here."
SOON = "{what} What is left of it in the database goes as soon as nobody is reading it: in minutes."
UNTYPED = "Nothing was erased. To erase the exercise, type its code, {code}, into the field."
NOT_YOURS = "Nothing was erased. Only whoever leads an exercise may erase it."


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def keep(request: HttpRequest, console: Console) -> HttpResponse:
    """Show how long the exercise is kept and whom it names; by POST change that, or erase it."""
    if request.method != "POST":
        return _page(request, console)
    try:
        console.duty.require(ERASE)
    except Refused as refused:
        return _page(request, console, refused.sentence)
    if "typed" in request.POST:
        return _erase(request, console)
    days = request.POST.get("days", "none")
    try:
        keeping.keep(console.code, int(days) if days else None)
    except ValueError:
        return _page(request, console, "Choose one of the times on the page.")
    keeping.hide(console.code, hidden="library" not in request.POST)
    messages.success(request, "Noted.")
    return redirect("console-keep", code=console.code)


def _erase(request: HttpRequest, console: Console) -> HttpResponse:
    if codes.tidy(request.POST["typed"]) != console.code:
        return _page(request, console, UNTYPED.format(code=codes.shown(console.code)))
    known = set(lineages.branches(console.code))
    doomed = [console.code, *known.intersection(request.POST.getlist("branches"))]
    if not all(_leads(request, code) for code in doomed):
        return _page(request, console, NOT_YOURS)
    guest = isinstance(request.user, Facilitator) and request.user.guest
    clean = [erasing.erase(code) for code in doomed][-1]
    if not guest:  # a guest's session went with the exercise
        traces.clear_session(request.session, doomed)
    what = "The exercise is erased." if len(doomed) == 1 else "The exercises are erased."
    messages.success(request, (GONE if clean else SOON).format(what=what))
    return redirect("home" if guest else "desk")


def _leads(request: HttpRequest, code: str) -> bool:
    duty = passes.duty(request.user, code)
    return duty is not None and duty.role is Role.LEAD


def _page(request: HttpRequest, console: Console, wrong: str = "") -> HttpResponse:
    setting = console.picture().setting
    branches = lineages.branches(console.code)
    words: dict[str, Any] = {
        "code": console.code,
        "setting": setting,
        "kept": keeping.kept((console.code,))[console.code],
        "choices": keeping.CHOICES,
        "people": forgetting.known(console.code),
        "branches": [(one, lineages.of(one).difference, _leads(request, one)) for one in branches],
        "may": console.duty.may(ERASE),
        "ended": console.picture().clock.ended,
        "wrong": wrong,
    }
    return render(request, "web/debrief/keep.html", words, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def forget(request: HttpRequest, console: Console, known: str) -> HttpResponse:
    """Show where a person's name stands; by POST erase them, and the name where it was ticked."""
    person = next((one for one in forgetting.known(console.code) if one.handle == known), None)
    if person is None:
        raise Http404
    found = mentions.find(console.code, person.name)
    words = {
        "code": console.code,
        "setting": console.picture().setting,
        "person": person,
        "mentions": [(one, kind_words(one.kind)) for one in found],
        "stand_in": mentions.STAND_IN,
        "may": console.duty.may(ERASE),
    }
    if request.method != "POST":
        return render(request, "web/debrief/forget.html", words)
    try:
        console.duty.require(ERASE)
        clean = forgetting.forget(console.code, known, _ticked(request, found))
    except Refused as refused:
        wrong = words | {"wrong": refused.sentence}
        return render(request, "web/debrief/forget.html", wrong, status=422)
    messages.success(request, (GONE if clean else SOON).format(what="The person is forgotten."))
    return redirect("console-keep", code=console.code)


def _ticked(request: HttpRequest, found: tuple[mentions.Mention, ...]) -> frozenset[int]:
    """Return the entries that were ticked, of those in which the name stands."""
    ticked = set(request.POST.getlist("entry"))
    return frozenset(one.position for one in found if str(one.number) in ticked)
