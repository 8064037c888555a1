"""The hub of the debrief: where control finds all that can be done with a finished exercise."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wargame.web.keepers import Console, for_control


@require_safe
@for_control
def hub(request: HttpRequest, console: Console) -> HttpResponse:
    """Show the pages of the debrief; before the end it says that it is early."""
    picture = console.picture()
    words = {"code": console.code, "setting": picture.setting, "ended": picture.clock.ended}
    return render(request, "web/debrief/hub.html", words)
