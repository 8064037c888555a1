"""Notes: all that was written, and a form for another one, on an entry of the record or on now."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wargame.conduct import opening, posts
from wargame.conduct.lines import lines
from wargame.web.keepers import Console, for_control

RECENT = 60


@require_safe
@for_control
def notes(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the notes, newest first, and the last entries of the record to pin another one to."""
    picture, called = console.picture(), posts.names(console.code)
    written = picture.notes.written
    about = lines(console.code, RECENT, {one.entry for one in written if one.entry})
    wanted = request.GET.get("objective", "")
    shown = [one for one in reversed(written) if not wanted or wanted in one.objectives]
    words = {
        "code": console.code,
        "setting": picture.setting,
        "duty": console.duty,
        "notes": [
            (one, called.get(one.seat, "control"), about.get(one.entry or 0)) for one in shown
        ],
        "lines": list(reversed(about.values()))[:RECENT],
        "objectives": opening.scenario_of(console.code).objectives.items(),
        "wanted": wanted,
        "entry": request.GET.get("entry", ""),
        "command_id": secrets.token_hex(16),
    }
    return render(request, "web/notes.html", words)
