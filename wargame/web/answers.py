"""Answers to a POST: a way back for browsers, or a few words of JSON for the page's own script."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from wargame.engine import Refused

HEADER = "X-Wargame"


def wants_json(request: HttpRequest) -> bool:
    """Tell whether the page's own script asks."""
    return request.headers.get(HEADER) == "1"


def done(made: str | None, way: str = "") -> HttpResponse:
    """Return that it was done, the name of what was made, and the page on which to go on.

    That page is named as it is seen from the person's own first page.
    """
    return JsonResponse({"ok": True, "made": made} | ({"next": way} if way else {}))


def refused(_: HttpRequest, refusal: Refused) -> HttpResponse:
    """Return a refusal: its code, and its sentence."""
    words = {"code": refusal.reason.value, "sentence": refusal.sentence}
    return JsonResponse(words, status=422)


def back(url: str) -> HttpResponse:
    """Send a browser back to a page, so that loading it again sends nothing twice."""
    return HttpResponse(status=303, headers={"Location": url})
