"""Drafts: the page's script sends what is typed, so that a dead battery loses nothing."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wargame.conduct import drafts
from wargame.web.door import page_of_person
from wargame.web.fields import typed


@never_cache
@require_POST
def keep(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Keep what a form holds, under the form's name in the field `form`; 413 for too much."""
    page = page_of_person(request, code, handle)
    words = typed(request.POST)
    form = "".join(words.pop("form", [])[-1:])
    kept = bool(form) and drafts.save(page.code, page.standing.handle, form, words)
    return HttpResponse(status=204 if kept else 413)
