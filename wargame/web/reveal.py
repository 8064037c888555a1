"""The reveal: control opens the record to everybody, chapter by chapter, scores last."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wargame.aar.opening import prospects
from wargame.conduct import past
from wargame.web.keepers import Console, for_control


@require_safe
@for_control
def reveal(request: HttpRequest, console: Console) -> HttpResponse:
    """Show what each chapter would show, and what is open; nothing can be closed again."""
    picture = console.picture()
    words = {
        "code": console.code,
        "setting": picture.setting,
        "ended": picture.clock.ended,
        "may": console.duty.may("chapter.open"),
        "opened": picture.chapters.opened,
        "chapters": prospects(past.whole(console.code), picture.chapters, picture.setting.cells),
        "command_id": secrets.token_hex(16),
    }
    return render(request, "web/debrief/reveal.html", words)
