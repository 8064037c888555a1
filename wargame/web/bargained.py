"""Pages of the debrief on bargains and votes: what the record comes to, and one offer in full."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from wargame.aar import sight
from wargame.aar.bargaining import sections as bargaining
from wargame.aar.bargaining.course import Offer
from wargame.aar.bargaining.judging import at_its_moment
from wargame.aar.bargaining.review import deal_of
from wargame.aar.bargaining.sections import Told
from wargame.aar.bargaining.trying import Tried, tried
from wargame.aar.voting import sections as voting
from wargame.engine.chapters import Chapter
from wargame.engine.scenario import Issue, Option
from wargame.web.analysis_words import words_of
from wargame.web.keepers import Console, for_control
from wargame.web.suggested import order, suggested
from wargame.web.walls import Wrong, put, put_order, walls

ISSUE = "issue-"
"""What the names of the fields begin with in which the room chooses options."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def bargained(request: HttpRequest, console: Console) -> HttpResponse:
    """Show what was bargained; by POST a chart of it is put on the projector, or taken down."""
    if request.method == "POST":
        again = partial(_bargained, request, console)
        return put(request, console, "debrief-bargaining", again)
    return _bargained(request, console)


def _bargained(request: HttpRequest, console: Console, wrong: Wrong | None = None) -> HttpResponse:
    """Show one package at a time, because each is reckoned when it is looked at."""
    told = bargaining.told(console.code, sight.control(console.code))
    packages = told.packages
    wanted = request.GET.get("package", "")
    if wanted and wanted not in packages:
        raise Http404
    package = wanted or next(iter(packages), "")
    shown = _shown(request, console, wrong) | {
        "packages": packages,
        "package": package,
        "offers": _numbered(told, told.offers(package)) if package else (),
        "sections": [told.convergence(), *([told.section(package)] if package else [])],
    }
    return render(request, "web/debrief/bargaining.html", shown, status=422 if wrong else 200)


def _numbered(told: Told, offers: tuple[Offer, ...]) -> list[tuple[int, Offer]]:
    """Return offers by the numbers of their entries."""
    return [(told.words.numbers.number(one.position), one) for one in offers]


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def voted(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the votes; by POST a chart of them is put on the projector, or taken down."""
    if request.method == "POST":
        return put(request, console, "debrief-votes", partial(_voted, request, console))
    return _voted(request, console)


def _voted(request: HttpRequest, console: Console, wrong: Wrong | None = None) -> HttpResponse:
    """Show the votes, whom they hung on, and what other rules would have said."""
    found = voting.sections(console.code, sight.control(console.code))
    words = {"title": "Votes", "sections": found, "nothing": "Nothing was decided by a vote yet."}
    shown = _shown(request, console, wrong) | words
    return render(request, "web/debrief/review.html", shown, status=422 if wrong else 200)


def _shown(request: HttpRequest, console: Console, wrong: Wrong | None = None) -> dict[str, Any]:
    picture = console.picture()
    return {
        "code": console.code,
        "setting": picture.setting,
        "ended": picture.clock.ended,
        "walls": walls(request, console),
        "wrong": wrong,
    }


@require_safe
@for_control
def offered(request: HttpRequest, console: Console) -> HttpResponse:
    """Show one text in full: what it meant to each party as the world stood when it was made."""
    told, package, offer = _asked(request, console)
    reckoned = at_its_moment(told.cover, told.course, package, offer)
    words = words_of(reckoned, offer.choices, told.course.picture)
    shown = _shown(request, console) | {
        "package": package,
        "offer": offer,
        "reckoned": reckoned,
        **words,
    }
    shown |= {"number": told.words.numbers.number(offer.position)}
    return render(request, "web/debrief/offer.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def better(request: HttpRequest, console: Console) -> HttpResponse:
    """Let the room try to better its own agreement; points are told once they are opened.

    By POST a package that a delegation suggested is put on the projector, or taken down.
    """
    if request.method == "POST":
        again = partial(_better, request, console)
        return put_order(request, console, partial(order, request, console), again)
    return _better(request, console)


def _better(request: HttpRequest, console: Console, wrong: Wrong | None = None) -> HttpResponse:
    told, package, offer = _asked(request, console)
    wanted = {name.removeprefix(ISSUE): request.GET[name] for name in request.GET}
    needed = request.GET.get("among") == "needed"
    found = tried(told, package, offer, wanted, needed=needed)
    shown = _shown(request, console, wrong) | {
        "package": package,
        "offer": offer,
        "number": told.words.numbers.number(offer.position),
        "suggested": suggested(console, told, package),
        "found": found,
        "needed": needed,
        "rows": _rows(found, told) if found else (),
        "points": sight.everyone(console.code).opens(Chapter.SCORES),
    }
    return render(request, "web/debrief/better.html", shown, status=422 if wrong else 200)


def _asked(request: HttpRequest, console: Console) -> tuple[Told, str, Offer]:
    """Return the record, the package and the text that are asked for; else what it came to."""
    told = bargaining.told(console.code, sight.control(console.code))
    package = request.GET.get("package") or next(iter(told.packages), "")
    entry = request.GET.get("entry", "")
    if package not in told.packages:
        raise Http404
    if entry:
        known = _numbered(told, told.offers(package))
        offer = next((one for number, one in known if str(number) == entry), None)
    else:
        offer, _ = deal_of(told.cover, told.course, package)
    if offer is None:
        raise Http404
    return told, package, offer


def _rows(found: Tried, told: Told) -> list[tuple[Issue, list[tuple[Option, bool, bool]], bool]]:
    """Return each issue with its options: which is tried, which the agreement has."""
    setting = told.course.picture.setting
    return [
        (
            issue,
            [
                (one, one.id == found.chosen[issue.id], one.id == found.taken[issue.id])
                for one in issue.options
            ],
            issue.id in found.assumed,
        )
        for issue in setting.issues
        if issue.id in found.chosen
    ]
