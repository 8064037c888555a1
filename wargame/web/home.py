"""The first page: one field for the code that the facilitator shows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the field for the join code, and the ways back in."""
    return render(request, "web/home.html")
