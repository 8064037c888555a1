"""The record of an exercise, for control to take away: the same lines as `manage.py export`."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from wargame.aar.exports import jsonl
from wargame.engine import Viewer
from wargame.engine.names import CONTROL
from wargame.web.files import of_lines, streamed
from wargame.web.keepers import Console, for_control


@require_safe
@for_control
def record(request: HttpRequest, console: Console) -> HttpResponseBase:
    """Return all that was recorded so far, as a file; `manage.py restore` reads it again."""
    pieces = of_lines(jsonl.lines(console.code, Viewer(CONTROL)))
    kind = "application/jsonl; charset=utf-8"
    return streamed(request, pieces, f"record-{console.code}.jsonl", kind)
