"""The record of an exercise, for control to take away: the same lines as `manage.py export`."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wargame.aar.exports import jsonl
from wargame.engine import Viewer
from wargame.engine.names import CONTROL
from wargame.web.keepers import Console, for_control


@require_safe
@for_control
def record(_: HttpRequest, console: Console) -> HttpResponse:
    """Return all that was recorded so far, as a file; `manage.py restore` reads it again."""
    written = "".join(f"{line}\n" for line in jsonl.lines(console.code, Viewer(CONTROL)))
    return HttpResponse(
        written,
        content_type="application/jsonl; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="record-{console.code}.jsonl"'},
    )
