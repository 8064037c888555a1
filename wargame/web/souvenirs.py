"""The souvenir of a delegation, for those who sit in it, once the exercise has ended."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from wargame.aar import sight
from wargame.aar.exports.report_html import words
from wargame.aar.exports.report_pdf import pdf
from wargame.aar.report import manners
from wargame.aar.report.document import Document
from wargame.aar.report.souvenir import souvenir
from wargame.web.door import page_of_person
from wargame.web.panels import private


@require_safe
@private
@vary_on_cookie
def page(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Show the souvenir of a person's delegation."""
    return render(request, "web/debrief/souvenir.html", words(_made(request, code, handle)))


@require_safe
@private
@vary_on_cookie
def paper(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Return the same as a PDF."""
    made = pdf(_made(request, code, handle))
    headers = {"Content-Disposition": 'attachment; filename="souvenir.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _made(request: HttpRequest, code: str, handle: str) -> Document:
    at = page_of_person(request, code, handle)
    if at.standing.kind != "room" or not at.look().picture.clock.ended:
        raise Http404
    return souvenir(code, sight.of(code, at.standing.viewer), manners.of_house(code))
