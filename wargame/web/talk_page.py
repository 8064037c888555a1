"""Control's page of talk: the sections of `aar.talk`, for the debrief."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wargame.aar import sight, talk
from wargame.web.keepers import Console, for_control
from wargame.web.walls import Wrong, put, walls


@require_http_methods(["GET", "HEAD", "POST"])
@for_control
def talk_page(request: HttpRequest, console: Console) -> HttpResponse:
    """Show who spoke to whom, how soon they were answered, what moved, and what was expected.

    By POST a chart of it is put on the projector, or taken down.
    """
    if request.method == "POST":
        return put(request, console, "debrief-talk", lambda wrong: _page(request, console, wrong))
    return _page(request, console)


def _page(request: HttpRequest, console: Console, wrong: Wrong | None = None) -> HttpResponse:
    found = talk.sections(console.code, sight.control(console.code))
    words = {
        "code": console.code,
        "setting": console.picture().setting,
        "sections": found,
        "title": "Talk",
        "walls": walls(request, console),
        "wrong": wrong,
    }
    return render(request, "web/debrief/review.html", words, status=422 if wrong else 200)
