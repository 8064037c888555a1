"""Control's page of talk: the sections of `aar.talk`, for the debrief."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wargame.aar import sight, talk
from wargame.web.keepers import Console, for_control


@require_safe
@for_control
def talk_page(request: HttpRequest, console: Console) -> HttpResponse:
    """Show who spoke to whom, how soon they were answered, what moved, and what was expected."""
    found = talk.sections(console.code, sight.control(console.code))
    setting = console.picture().setting
    words = {
        "code": console.code,
        "setting": setting,
        "sections": found,
        "title": "Talk",
    }
    return render(request, "web/debrief/review.html", words)
