"""The first page: one field for the code that the facilitator shows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wargame.web.door import own_pages

SHOWN = 3


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the field for the join code, and the ways back in for those who were here."""
    return render(request, "web/home.html", {"pages": own_pages(request)[:SHOWN]})
